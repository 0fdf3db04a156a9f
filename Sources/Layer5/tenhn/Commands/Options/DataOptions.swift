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

  /// Every publication with the settings in force.
  ///
  /// - Throws: ``CommandFailure`` if the configuration file can't be read, ``SettingsError`` if a setting is wrong.
  func installation() throws -> Installation {
    try Installation(
      flags: flags.given, environment: environment, file: file(), machine: .this(environment: environment)
    ) {
      try? String(contentsOfFile: $0, encoding: .utf8)
    }
  }

  /// The settings in force for the one publication that the command is about.
  ///
  /// - Throws: as ``installation()``, and ``SettingsError`` if there are several publications and none was named.
  func settings() throws -> Settings { try installation().one() }

  /// The settings for a command that is about no publication.
  func wholeSettings() throws -> Settings { try installation().whole }

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
  func publication() throws -> PublicationStore { try settings().series(in: existingStore()) }

  /// The sealed editions of the publication.
  func shelf() throws -> EditionShelf {
    try settings().shelf(in: existingStore())
  }

  /// Where the configuration file is, or would be.
  var configurationPath: String {
    place.config ?? environment["TENHN_CONFIG"] ?? folder.url.appendingPathComponent("tenhn.conf").path
  }

  private func file() throws -> SettingsFile {
    let isNamed = place.config != nil || environment["TENHN_CONFIG"] != nil
    let path = configurationPath
    guard isNamed || FileManager.default.fileExists(atPath: path) else { return SettingsFile() }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw CommandFailure("The configuration file \(path) can't be read.")
    }
    return try SettingsFile(text, at: path)
  }
}

extension Settings {
  /// The publication's part of a store, with the record that it chooses from.
  func series(in store: Store) -> PublicationStore {
    store.publication(self.publication, recordedBy: place.recorder)
  }

  /// The sealed editions of the publication.
  func shelf(in store: Store) -> EditionShelf {
    let edition = edition
    return EditionShelf(series(in: store), source: edition.sourceProfile, mute: edition.muteRule)
  }
}
