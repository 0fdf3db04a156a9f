import Foundation
import JSONFormat
import Logging
import OfflineCommands
import Synchronization

/// Where the log goes: standard error, a line an event, so that standard output stays the commands' own.
enum Logs {
  enum Format: String { case text, json }

  struct Options: Sendable {
    var level = Logger.Level.notice
    var format = Format.text
  }

  // The logging system is started once, before any configuration is read.
  private static let shared = Mutex(Options())
  static var options: Options { shared.withLock { $0 } }

  static func start() { LoggingSystem.bootstrap { LineLogHandler(label: $0) } }

  /// - Throws: ``CommandFailure`` where a setting has a value that it can't have.
  static func use(_ configuration: Configuration) throws {
    guard let level = Logger.Level(rawValue: configuration[.logLevel]) else {
      throw CommandFailure("\(configuration[.logLevel]) is no value for log-level. \(Setting.logLevel.help)")
    }
    let format: Format = try configuration.choice(.logFormat)
    shared.withLock { $0 = Options(level: level, format: format) }
  }
}

/// Writes each event as one line, whatever stands in it: a title with a line break in it must not look like two events.
struct LineLogHandler: LogHandler {
  let label: String
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  private var ownLevel: Logger.Level?

  init(label: String) { self.label = label }

  var logLevel: Logger.Level {
    get { ownLevel ?? Logs.options.level }
    set { ownLevel = newValue }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var all = metadata.merging(event.metadata ?? [:]) { $1 }
    if let error = event.error { all["error"] = "\(error)" }
    let line = LogLine(
      time: Date(), level: event.level.rawValue, label: label, message: "\(event.message)",
      fields: all.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") })
    FileHandle.standardError.write(Data((line.text(as: Logs.options.format) + "\n").utf8))
  }
}

/// An event as text.
struct LogLine {
  let time: Date
  let level: String
  let label: String
  let message: String
  let fields: [(name: String, value: String)]

  func text(as format: Logs.Format) -> String {
    let stamp = time.formatted(.iso8601)
    switch format {
    case .text:
      let pairs = fields.map { " \($0.name)=\(LogLine.isPlain($0.value) ? $0.value : LogLine.quoted($0.value))" }
      return "\(stamp) \(level) \(label): \(LogLine.oneLine(message))" + pairs.joined()
    case .json:
      let all = [("time", stamp), ("level", level), ("label", label), ("message", message)] + fields
      return JSON.object(all.map { JSON.Member(name: $0.0, value: .string($0.1)) }).text
    }
  }

  private static func isPlain(_ value: String) -> Bool {
    !value.isEmpty && value.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") }
  }

  private static func oneLine(_ text: String) -> String {
    text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? quoted(text) : text
  }

  /// A JSON string, which holds no line end and no other control character.
  private static func quoted(_ text: String) -> String { JSON.string(text).text }
}
