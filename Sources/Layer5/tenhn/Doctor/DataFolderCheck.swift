import EditionModel
import Foundation
import Status
import Storage

/// Checks the data folder: it exists, can be written by us alone, has room, and its database and newest edition are undamaged.
struct DataFolderCheck {
  let folder: DataFolder
  let publications: [String]
  /// Bytes below which there is no edition more, and below which it is time to make room.
  static let (least, scarce) = (100_000_000, 1_000_000_000)

  func findings() async -> [Finding] {
    let path = folder.url.path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return [
        Finding(state: .sound, subject: "data folder", text: "\(path) doesn't exist yet; the first start makes it")
      ]
    }
    guard isFolder.boolValue, FileManager.default.isWritableFile(atPath: path) else {
      return [
        Finding(
          state: .broken, subject: "data folder", text: "\(path) can't be written",
          hint: "Give it to the user that tenhn runs as, or choose another with --data.")
      ]
    }
    return [permissions(path), room(path)] + (await database())
  }

  private func permissions(_ path: String) -> Finding {
    let mode = (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? Int ?? 0
    guard mode & 0o002 == 0 else {
      return Finding(
        state: .broken, subject: "data folder", text: "\(path) can be written by everyone on this machine",
        hint: "chmod o-w \(path)")
    }
    guard mode & 0o005 == 0 else {
      return Finding(
        state: .warning, subject: "data folder",
        text: "\(path) can be read by everyone on this machine, with readers' addresses if there are any",
        hint: "chmod o= \(path)")
    }
    return Finding(state: .sound, subject: "data folder", text: path)
  }

  private func room(_ path: String) -> Finding {
    let free = (try? FileManager.default.attributesOfFileSystem(forPath: path))?[.systemFreeSize] as? Int ?? .max
    let text = "\(free / 1_000_000) MB free"
    if free < Self.least {
      return Finding(
        state: .broken, subject: "disk", text: text, hint: "An edition takes up to 20 MB with its archive; make room.")
    }
    return Finding(
      state: free < Self.scarce ? .warning : .sound, subject: "disk", text: text,
      hint: free < Self.scarce ? "A year takes about 5 GB." : nil)
  }

  private func database() async -> [Finding] {
    guard FileManager.default.fileExists(atPath: folder.database.path) else {
      return [Finding(state: .sound, subject: "database", text: "doesn't exist yet")]
    }
    do {
      let store = try Store(folder)
      if let damage = try await store.damage() {
        return [
          Finding(
            state: .broken, subject: "database", text: damage,
            hint: "Stop tenhn, keep a copy of the folder, and restore a backup.")
        ]
      }
      var (count, newest) = (0, [Finding]())
      for editions in publications.map({ store.publication($0) }) {
        let keys = try await editions.keys()
        count += keys.count
        guard let key = keys.first else { continue }
        let name = publications.count == 1 ? "" : "\(editions.id) "
        let faults = try await editions.faults(of: key)
        newest += faults.lines.map {
          Finding(state: .broken, subject: "edition", text: "\(name)\(key): \($0)", hint: faults.advice(for: key))
        }
        guard faults.isEmpty else { continue }
        newest.append(
          Finding(
            state: .sound, subject: "edition",
            text:
              "\(name)\(key), the newest, is what was sealed, with \(counted(faults.checked, "blob")) and its archive",
            hint: keys.count > 1 ? "Earlier ones aren't checked here; a backup checks all." : nil))
      }
      return [Finding(state: .sound, subject: "database", text: "sound, \(counted(count, "edition"))")] + newest
    } catch StoreError.editionDamaged(let key) {
      let remedy = EditionKey(key).map(IncidentRules.remedy)
      return [
        Finding(state: .broken, subject: "edition", text: "\(key) isn't what was sealed", hint: remedy)
      ]
    } catch {
      return [Finding(state: .broken, subject: "database", text: "\(error)", hint: "Restore a backup.")]
    }
  }
}
