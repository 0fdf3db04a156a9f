import Foundation

/// What settings that nobody wrote follow from: this machine's zone and addresses.
struct Machine: Sendable {
  /// The IANA name of the machine's time zone.
  var zone = "UTC"
  /// Addresses at which other machines of the home network reach it, the most likely first.
  var addresses: [String] = []

  /// The machine that the program runs on.
  static func this(environment: [String: String]) -> Machine {
    Machine(
      zone: zone(
        environment: environment, link: { try? FileManager.default.destinationOfSymbolicLink(atPath: $0) },
        text: { try? String(contentsOfFile: $0, encoding: .utf8) }),
      addresses: LocalAddresses.system)
  }

  /// The zone by `TZ`, else by `/etc/localtime`, else by `/etc/timezone`, else UTC.
  ///
  /// - Parameters:
  ///   - link: what a symbolic link leads to; nil if there is none at that path.
  ///   - text: the text of a file.
  static func zone(
    environment: [String: String], link: (String) -> String?, text: (String) -> String?
  ) -> String {
    let written = [environment["TZ"], link("/etc/localtime"), text("/etc/timezone")]
    return written.lazy.compactMap { $0.flatMap(name) }.first ?? "UTC"
  }

  /// The name in `:Europe/Berlin`, `/usr/share/zoneinfo/Europe/Berlin` or a line of a file; nil for rules such as `CET-1CEST`.
  private static func name(in text: String) -> String? {
    var name = text.trimmingCharacters(in: .whitespacesAndNewlines)[...]
    if name.hasPrefix(":") { name = name.dropFirst() }
    if let folder = name.range(of: "zoneinfo/") { name = name[folder.upperBound...] }
    for variant in ["posix/", "right/"] where name.hasPrefix(variant) { name = name.dropFirst(variant.count) }
    if let usual = usualNames[String(name)] { return usual }
    return ZoneName.zone(String(name)) == nil ? nil : String(name)
  }

  /// Names that machines have and ``ZoneName`` refuses or that people don't know, as the database resolves them.
  private static let usualNames = [
    "Etc/UTC": "UTC", "Etc/UCT": "UTC", "Etc/GMT": "UTC", "Etc/Universal": "UTC", "Etc/Zulu": "UTC", "GMT": "UTC",
    "UCT": "UTC", "Universal": "UTC", "Zulu": "UTC", "Greenwich": "UTC", "EST": "America/Panama",
    "MST": "America/Phoenix", "HST": "Pacific/Honolulu",
  ]
}
