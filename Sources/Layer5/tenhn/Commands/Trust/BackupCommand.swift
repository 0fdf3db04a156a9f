import ArgumentParser
import CMemory
import EditionModel
import Foundation
import OfflineCommands
import Storage

/// `tenhn backup`: copies everything into a new folder.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copies the data folder into a new folder and verifies the copy. A server may keep running.",
    discussion: """
      What is missing or damaged in the data folder is left out, unless the backup of --after has it whole. Then the command names \
      it, the status page says so, and the exit status is 1: keep the earlier backups until a whole one is made.
      """)
  @OptionGroup var options: DataOptions
  @Option(help: "An earlier backup on the same disk. Files that haven't changed are linked, not copied.")
  var after: String?
  @Argument(help: "The folder to make; new or empty.") var path: String

  func run() async throws {
    tenhn_give_memory_back()
    let store = try options.existingStore()
    let target = URL(fileURLWithPath: path, isDirectory: true)
    let manifest = try await store.backUp(
      to: target, after: after.map { URL(fileURLWithPath: $0, isDirectory: true) }, engine: Engine.name, at: .now)
    var detail = [
      "path": target.standardizedFileURL.path, "editions": "\(manifest.editions)", "files": "\(manifest.files.count)",
    ]
    if let lacks = manifest.lacks {
      detail["lacks"] = "\(lacks.count)"
      detail["lacking"] = lacks.prefix(Self.namedLacks).joined(separator: ", ")
    }
    try await store.record(.backup, detail, at: manifest.made)
    say(
      "Wrote \(path): \(editions(manifest)) in \(counted(manifest.files.count, "file")) (\(byteCount(manifest.size))), verified."
    )
    guard let lacks = manifest.lacks else { return }
    for lack in lacks.prefix(Self.namedLacks) { say("Missing or damaged: \(lack)") }
    if lacks.count > Self.namedLacks { say("All \(lacks.count) of them are in the backup's manifest.json.") }
    throw CommandFailure(
      "\(path) lacks what was missing or damaged. Put it back from an earlier backup, make a new one, and delete no earlier one before."
    )
  }

  /// How many of the things that a backup lacks are named one by one.
  private static let namedLacks = 20
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
    tenhn_give_memory_back()
    guard drill else { return try await restore(path ?? "") }
    let store = try options.existingStore()
    let last = try await store.lastEntry(of: .backup)?.detail["path"]
    guard let path = path ?? last else {
      throw CommandFailure("There is no backup yet. Make one with `tenhn backup PATH`.")
    }
    let manifest = try await store.drill(
      URL(fileURLWithPath: path, isDirectory: true), scratch: FileManager.default.temporaryDirectory, at: .now)
    say("The backup \(path) of \(manifest.made.rfc3339()) can be restored: \(editions(manifest)) verified.")
    if let warning = lackWarning(manifest) { warn(warning) }
  }

  private func restore(_ path: String) async throws {
    let manifest = try await Store.restore(URL(fileURLWithPath: path, isDirectory: true), to: options.folder, at: .now)
    say(
      "Restored \(options.folder.url.path): \(editions(manifest)) as of \(manifest.made.rfc3339()), verified.")
    if let warning = lackWarning(manifest) { warn(warning) }
  }
}

/// Says what was damaged already when a backup was made; nil if all was whole.
private func lackWarning(_ manifest: BackupManifest) -> String? {
  manifest.lacks.map { lacks in
    let more = lacks.count > 3 ? " and \(lacks.count - 3) more" : ""
    return "The backup lacks what was damaged when it was made: \(lacks.prefix(3).joined(separator: ", "))\(more)."
  }
}

/// `1 edition`, `2 editions`.
private func editions(_ manifest: BackupManifest) -> String {
  manifest.editions == 1 ? "1 edition" : "\(manifest.editions) editions"
}
