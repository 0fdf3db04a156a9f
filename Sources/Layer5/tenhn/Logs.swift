import Foundation
import JSONFormat
import Logging
import OfflineCommands
import OutsideText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The log of this process: one line an event, on standard error, because standard output belongs to the commands.
enum Logs {
  /// Sends everything that is logged from now on to standard error. Call it once.
  ///
  /// - Parameter isQuiet: whether only what ends the program is logged.
  static func start(_ settings: Settings, isQuiet: Bool = false) {
    let (level, format) = (isQuiet ? .critical : settings.logLevel, settings.logFormat)
    LoggingSystem.bootstrap { LineLogHandler(label: $0, logLevel: level, format: format) }
  }
}

/// Writes each event as one line. A title with a line break in it must not look like two events.
struct LineLogHandler: LogHandler {
  let label: String
  var logLevel: Logger.Level
  let format: LogLine.Format
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?

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
    Output.write((line.text(as: format) + "\n").utf8, to: STDERR_FILENO)
  }
}

/// An event as text.
struct LogLine {
  /// How an event is written.
  enum Format: String, CaseIterable, Sendable {
    /// For people: time, level, label, message, then `name=value`.
    case text
    /// For programs: one JSON object.
    case json
  }

  let time: Date
  let level: String
  let label: String
  let message: String
  let fields: [(name: String, value: String)]

  func text(as format: Format) -> String {
    let stamp = time.formatted(.iso8601)
    switch format {
    case .text:
      let pairs = fields.map { " \($0.name)=\(LogLine.isPlain($0.value) ? $0.value : LogLine.quoted($0.value))" }
      return TerminalText.line("\(stamp) \(level) \(label): \(LogLine.oneLine(message))" + pairs.joined())
    case .json:
      let all = [("time", stamp), ("level", level), ("label", label), ("message", message)] + fields
      return LogLine.withoutCommands(JSON.object(all.map { JSON.Member(name: $0.0, value: .string($0.1)) }).text)
    }
  }

  private static func isPlain(_ value: String) -> Bool {
    !value.isEmpty && value.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") }
  }

  private static func oneLine(_ text: String) -> String {
    text.unicodeScalars.contains(where: TerminalText.isCommand) ? quoted(text) : text
  }

  /// A JSON string in which line ends and everything else that commands a terminal are escaped.
  private static func quoted(_ text: String) -> String { withoutCommands(JSON.string(text).text) }

  /// JSON's own escapes for what JSON leaves as it is: C1 controls, and those of the writing direction.
  private static func withoutCommands(_ json: String) -> String {
    guard json.unicodeScalars.contains(where: TerminalText.isCommand) else { return json }
    var escaped = ""
    for scalar in json.unicodeScalars {
      guard TerminalText.isCommand(scalar) else {
        escaped.unicodeScalars.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return escaped
  }
}
