import EditionModel
import Fetching
import Foundation
import Publishing
import OfflineCommands

/// The settings in force: flags, then environment, then one file, then defaults.
struct Configuration: Sendable {
  private let values: [String: String]

  /// - Parameters:
  ///   - flags: by setting name; nil values count as not given.
  ///   - file: the text of the configuration file, nil without one.
  /// - Throws: ``CommandFailure`` where the file has a line that is no setting.
  init(flags: [Setting: String?] = [:], environment: [String: String], file: String?) throws {
    var values = Dictionary(uniqueKeysWithValues: Setting.all.map { ($0.name, $0.standard) })
    for (name, value) in try Configuration.read(file ?? "") { values[name] = value }
    for setting in Setting.all {
      if let value = environment[setting.variable] { values[setting.name] = value }
      if case .some(.some(let value)) = flags[setting] { values[setting.name] = value }
    }
    self.values = values
  }

  subscript(_ setting: Setting) -> String { values[setting.name] ?? setting.standard }

  /// A setting's value, nil where it is the default.
  func changed(_ setting: Setting) -> String? { self[setting] == setting.standard ? nil : self[setting] }

  /// The hosts and ports that may be fetched whatever their address.
  ///
  /// - Throws: ``CommandFailure`` for anything else than a list of `HOST:PORT`.
  func allowed() throws -> Set<HostPort> {
    let names = self[.allow].split { $0 == "," || $0 == " " }
    return Set(
      try names.map { name in
        guard let place = HostPort(String(name)) else {
          throw CommandFailure("\(name) is no value for allow; write HOST:PORT.")
        }
        return place
      })
  }

  /// A setting that is one of a few words.
  ///
  /// - Throws: ``CommandFailure`` for any other word.
  func choice<Choice: RawRepresentable<String>>(_ setting: Setting) throws -> Choice {
    guard let choice = Choice(rawValue: self[setting]) else {
      throw CommandFailure("\(self[setting]) is no value for \(setting.name). \(setting.help)")
    }
    return choice
  }

  /// A setting that is `yes` or `no`.
  ///
  /// - Throws: ``CommandFailure`` for anything else.
  func isOn(_ setting: Setting) throws -> Bool {
    switch self[setting] {
    case "yes": true
    case "no": false
    default: throw CommandFailure("\(self[setting]) is no value for \(setting.name); write yes or no.")
    }
  }

  /// - Throws: ``CommandFailure`` where the name could not stand in a path, or where feeds would fill the series of Hacker News.
  func publication() throws -> String {
    let name = self[.publication]
    guard (1...32).contains(name.utf8.count),
      name.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
    else {
      throw CommandFailure("\(name) is no name for a publication; use small letters, digits and dashes.")
    }
    guard self[.feeds].isEmpty || name != Setting.publication.standard else {
      throw CommandFailure("Editions from feeds are a series of their own; set publication to another name than hn.")
    }
    return name
  }

  /// Every setting as the file would have it; secrets masked.
  var printed: String {
    Setting.all.map { setting in
      let value = setting.isSecret && !self[setting].isEmpty ? "********" : self[setting]
      return "# \(setting.help)\n\(setting.name) = \(value)\n"
    }.joined(separator: "\n")
  }

  /// The settings that aren't the default, and of a secret only that it is set.
  var journaled: [String: String] {
    Dictionary(
      uniqueKeysWithValues: Setting.all.filter { self[$0] != $0.standard }.map { setting in
        (setting.name, setting.isSecret ? "********" : self[setting])
      })
  }

  /// - Throws: ``CommandFailure`` where the zone is unknown or a time is none.
  func schedule() throws -> Schedule {
    let identifier = self[.timeZone]
    guard let timeZone = TimeZone(identifier: identifier) else {
      throw CommandFailure("The time zone \(identifier) is unknown; use an IANA name such as Europe/Berlin.")
    }
    let zone = Zone(identifier: identifier) { instant in
      timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant.rawValue)))
    }
    return Schedule(zone: zone, slots: [try slot("morning", .morning), try slot("evening", .evening)])
  }

  private func slot(_ name: String, _ setting: Setting) throws -> Slot {
    let parts = self[setting].split(separator: ":").map { Int($0) }
    guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
      (0..<60).contains(minute)
    else { throw CommandFailure("\(self[setting]) is no time of day for \(setting.name); write it as 06:00.") }
    return Slot(name: name, hour: hour, minute: minute)
  }

  private static func read(_ text: String) throws -> [String: String] {
    var values: [String: String] = [:]
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = line.trimmingCharacters(in: .whitespaces)
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard let name = parts.first, Setting.all.contains(where: { $0.name == name }) else {
        throw CommandFailure(
          "Line \(number + 1) of the configuration is no setting; `tenhn config print` lists them.")
      }
      values[name] = parts.count > 1 ? parts[1] : ""
    }
    return values
  }
}
