import ArgumentParser
import EditionModel
import Foundation
import OfflineCommands
import Storage

/// `tenhn backup`: copies everything into a new folder.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copies the data folder into a new folder and verifies the copy. A server may keep running.")
  @OptionGroup var options: DataOptions
  @Option(help: "An earlier backup on the same disk. Files that haven't changed are linked, not copied.")
  var after: String?
  @Argument(help: "The folder to make; new or empty.") var path: String

  func run() async throws {
    let store = try options.existingStore()
    let target = URL(fileURLWithPath: path, isDirectory: true)
    let manifest = try await store.backUp(
      to: target, after: after.map { URL(fileURLWithPath: $0, isDirectory: true) }, engine: Engine.name, at: .now)
    try await store.record(
      .backup,
      [
        "path": target.standardizedFileURL.path, "editions": "\(manifest.editions)", "files": "\(manifest.files.count)",
      ],
      at: manifest.made)
    say(
      "Wrote \(path): \(editions(manifest)) in \(manifest.files.count) files (\(byteCount(manifest.size))), verified.")
  }
}

/// `tenhn restore`: makes a data folder from a backup, or tests one.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Makes a data folder from a backup and verifies it; or tests whether that works, and records the result.")
  @OptionGroup var options: DataOptions
  @Flag(help: "Restore into a temporary folder, verify everything, record the result, remove the folder.")
  var drill = false
  @Argument(help: "The backup. With --drill, the last one by default.") var path: String?

  func validate() throws {
    guard drill || path != nil else { throw ValidationError("Name the backup to restore.") }
  }

  func run() async throws {
    guard drill else { return try await restore(path ?? "") }
    let store = try options.existingStore()
    let last = try await store.lastEntry(of: .backup)?.detail["path"]
    guard let path = path ?? last else {
      throw CommandFailure("There is no backup yet. Make one with `tenhn backup PATH`.")
    }
    let manifest = try await store.drill(
      URL(fileURLWithPath: path, isDirectory: true), scratch: FileManager.default.temporaryDirectory, at: .now)
    say("The backup \(path) of \(manifest.made.rfc3339()) can be restored: \(editions(manifest)) verified.")
  }

  private func restore(_ path: String) async throws {
    let manifest = try await Store.restore(URL(fileURLWithPath: path, isDirectory: true), to: options.folder, at: .now)
    say(
      "Restored \(options.folder.url.path): \(editions(manifest)) as of \(manifest.made.rfc3339()), verified.")
  }
}

/// `1 edition`, `2 editions`.
private func editions(_ manifest: BackupManifest) -> String {
  manifest.editions == 1 ? "1 edition" : "\(manifest.editions) editions"
}
