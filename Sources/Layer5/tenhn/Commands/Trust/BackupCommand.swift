import ArgumentParser
import EditionModel
import Foundation
import OfflineCommands
import Storage

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copies the data folder, verified, into a new folder; a server may go on serving.")
  @OptionGroup var options: DataOptions
  @Argument(help: "The folder to make; new or empty.") var path: String

  func run() async throws {
    let store = try options.existingStore()
    let target = URL(fileURLWithPath: path, isDirectory: true)
    let manifest = try await store.backUp(to: target, engine: Engine.name, at: .now)
    try await store.record(
      .backup,
      [
        "path": target.standardizedFileURL.path, "editions": "\(manifest.editions)", "files": "\(manifest.files.count)",
      ],
      at: manifest.made)
    print(
      "\(manifest.editions) editions in \(manifest.files.count) files, \(manifest.size) bytes, verified, in \(path).")
  }
}

struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Makes a data folder from a backup, verified; or tries that out and records whether it works.")
  @OptionGroup var options: DataOptions
  @Flag(help: "Restore into a temporary folder, verify everything, record the result, remove the folder.")
  var drill = false
  @Argument(help: "The backup; for a drill the last one by default.") var path: String?

  func validate() throws {
    guard drill || path != nil else { throw ValidationError("Name the backup to restore.") }
  }

  func run() async throws {
    guard drill else { return try await restore(path ?? "") }
    let store = try options.existingStore()
    let last = try await store.lastEntry(of: .backup)?.detail["path"]
    guard let path = path ?? last else {
      throw CommandFailure("No backup was made yet; make one with `tenhn backup PATH`.")
    }
    let manifest = try await store.drill(
      URL(fileURLWithPath: path, isDirectory: true), scratch: FileManager.default.temporaryDirectory, at: .now)
    print("The backup \(path) of \(manifest.made.rfc3339()) restores: \(manifest.editions) editions verified.")
  }

  private func restore(_ path: String) async throws {
    let manifest = try await Store.restore(URL(fileURLWithPath: path, isDirectory: true), to: options.folder, at: .now)
    print(
      "\(manifest.editions) editions as of \(manifest.made.rfc3339()) restored to \(options.folder.url.path) and verified."
    )
  }
}
