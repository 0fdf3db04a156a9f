import ArgumentParser
import EditionModel
import Foundation
import Logging
import Publishing
import Server
import Storage
import OfflineCommands

/// The flags that every command over a data folder has.
struct DataOptions: ParsableArguments {
  @Option(help: "The data folder; else $TENHN_DATA, else the platform's own.")
  var data: String?

  @Option(help: "The configuration file; else $TENHN_CONFIG, else tenhn.conf in the data folder.")
  var config: String?

  @Option(help: "The IANA zone whose civil time names the editions.")
  var timeZone: String?

  var environment: [String: String] { ProcessInfo.processInfo.environment }
  var folder: DataFolder { .resolve(flag: data, environment: environment) }

  func store() throws -> Store { try Store(folder) }

  func configuration(_ flags: [Setting: String?] = [:]) throws -> Configuration {
    let named = config ?? environment["TENHN_CONFIG"]
    let path = named ?? folder.url.appendingPathComponent("tenhn.conf").path
    let text = try? String(contentsOfFile: path, encoding: .utf8)
    if named != nil, text == nil {
      throw CommandFailure("The configuration file \(path) can't be read.")
    }
    let configuration = try Configuration(
      flags: flags.merging([.timeZone: timeZone]) { first, _ in first }, environment: environment, file: text)
    try Logs.use(configuration)
    return configuration
  }
}

extension Configuration {
  func siteSettings() throws -> SiteSettings {
    var settings = SiteSettings(
      title: self[.title], baseURL: self[.baseURL], schedule: try schedule(), audience: try choice(.audience),
      contact: self[.contact].isEmpty ? nil : self[.contact], version: Engine.version)
    let feeds = self[.feeds].split(separator: " ")
    if !feeds.isEmpty {
      settings.countsVotes = false
      settings.sourceName = feeds.count == 1 ? "a feed" : "\(feeds.count) feeds"
    }
    return settings
  }

  /// Whether the site itself shows its counters: a server that strangers reach does not, unless it is asked to.
  func showsMetrics(host: String) throws -> Bool {
    guard self[.metrics] == "auto" else { return try isOn(.metrics) }
    return host == "localhost" || (try? TrustedProxies("loopback"))?.contains(host) == true
  }

  /// A port among the settings; nil where it is empty.
  ///
  /// - Throws: ``CommandFailure`` where it is no port.
  func port(_ setting: Setting) throws -> Int? {
    guard !self[setting].isEmpty else { return nil }
    guard let port = Int(self[setting]), (0...65_535).contains(port) else {
      throw CommandFailure("\(self[setting]) is no port for \(setting.name); use a number up to 65535.")
    }
    return port
  }

  /// - Throws: ``CommandFailure`` where an entry is neither an address nor a network.
  func trustedProxies() throws -> TrustedProxies {
    do throws(TrustedProxies.Malformed) {
      return try TrustedProxies(self[.trustedProxies])
    } catch {
      throw CommandFailure(
        "\(error.entry) is no value for trusted-proxies; write addresses or networks such as 127.0.0.1, 10.0.0.0/8.")
    }
  }
}

extension Timestamp {
  static var now: Timestamp { Timestamp(Int64(Date().timeIntervalSince1970)) }
}

/// An edition's key as an argument.
struct KeyArgument: ExpressibleByArgument {
  let key: EditionKey
  init?(argument: String) {
    guard let key = EditionKey(argument) else { return nil }
    self.key = key
  }
}

/// A time as an argument, in RFC 3339.
struct TimeArgument: ExpressibleByArgument {
  let time: Timestamp
  init?(argument: String) {
    guard let time = Timestamp(rfc3339: argument) else { return nil }
    self.time = time
  }
}
