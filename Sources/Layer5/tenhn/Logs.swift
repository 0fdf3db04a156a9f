import Logging

/// Where the log goes: standard error, as lines with key=value pairs, so that standard output stays the commands' own.
enum Logs {
  static func start(environment: [String: String]) {
    let level = environment["TENHN_LOG_LEVEL"].flatMap { Logger.Level(rawValue: $0) } ?? .notice
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
  }
}
