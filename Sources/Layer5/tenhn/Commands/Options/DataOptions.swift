import ArgumentParser
import EditionModel
import Editor
import Foundation
import OfflineCommands
import Site
import Storage

/// The flags of a command that works on a data folder. Every setting is a flag too, which the help text doesn't list.
struct DataOptions: CommandOptions {
  @OptionGroup var place: PlaceOptions
  @OptionGroup(visibility: .hidden) var flags: SettingFlags
}

/// The flags of `serve`, which is what the settings are for: its help text lists them all.
struct ServeOptions: CommandOptions {
  @OptionGroup var place: PlaceOptions
  @OptionGroup(title: "Settings") var flags: SettingFlags
}

/// Where data folder and configuration file are.
struct PlaceOptions: ParsableArguments {
  @Option(help: "The data folder; else $TENHN_DATA, else the platform's own.")
  var data: String?

  @Option(help: "The configuration file; else $TENHN_CONFIG, else tenhn.conf in the data folder.")
  var config: String?

  @Flag(help: "On a terminal, show the log too.")
  var verbose = false
}

/// The flags of a command that has settings and a data folder.
protocol CommandOptions: ParsableArguments {
  var place: PlaceOptions { get }
  var flags: SettingFlags { get }
}

extension CommandOptions {
  /// The environment of this process.
  var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// The data folder, which may not exist.
  var folder: DataFolder { .resolve(flag: place.data, environment: environment) }

  /// The settings in force.
  ///
  /// - Throws: ``CommandFailure`` if the configuration file can't be read, ``SettingsError`` if a setting is wrong.
  func settings() throws -> Settings {
    try Settings(
      flags: flags.given, environment: environment, file: fileEntries(), machine: .this(environment: environment)
    ) {
      try? String(contentsOfFile: $0, encoding: .utf8)
    }
  }

  /// Sends the log to standard error. On a terminal it is shown only if somebody asked for it: what matters to a person is said there
  /// anyway.
  func startLogs(_ settings: Settings) {
    let isAsked = place.verbose || settings.isWritten(Settings.table.logLevel)
    Logs.start(settings, isQuiet: isatty(STDERR_FILENO) == 1 && !isAsked)
  }

  /// The store, made if it doesn't exist. For commands that write.
  func store() throws -> Store { try Store(folder) }

  /// The store, made if it doesn't exist; of a folder that can't be written, to be read only.
  func storeToServe() throws -> Store { try Store.open(folder) }

  /// The store of a folder that exists. For commands that only read: they never make a folder.
  ///
  /// - Throws: ``CommandFailure`` if there is none.
  func existingStore() throws -> Store {
    let path = folder.url.path
    guard FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure("No data folder at \(path). Name another with --data.")
    }
    guard FileManager.default.fileExists(atPath: folder.database.path) else {
      throw CommandFailure(
        "No editions in \(path) yet. Make one with `tenhn serve`, or name another folder with --data.")
    }
    return try Store.open(folder)
  }

  /// What the store holds of the publication.
  func publication() throws -> PublicationStore { try existingStore().publication(settings().publication) }

  /// The sealed editions of the publication.
  func shelf() throws -> EditionShelf {
    let edition = try settings().edition
    return EditionShelf(try publication(), source: edition.sourceProfile, mute: edition.muteRule)
  }

  private func fileEntries() throws -> [SettingEntry] {
    let named = place.config ?? environment["TENHN_CONFIG"]
    let path = named ?? folder.url.appendingPathComponent("tenhn.conf").path
    guard named != nil || FileManager.default.fileExists(atPath: path) else { return [] }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw CommandFailure("The configuration file \(path) can't be read.")
    }
    return try SettingsFile.entries(of: text, at: path)
  }
}
