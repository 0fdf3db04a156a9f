import EditionModel
import Foundation
import Publishing
import Storage

/// The folder that an export writes, and what was done to it.
struct ExportFolder {
  let url: URL
  var total = 0
  private(set) var changed = 0

  init(url: URL) { self.url = url }

  mutating func put(_ file: OutputFile) throws { try put(file.exportPath, file.bytes) }

  mutating func put(_ path: String, _ bytes: [UInt8]) throws {
    let target = url.appendingPathComponent(path)
    total += 1
    let data = Data(bytes)
    if let present = try? Data(contentsOf: target), present == data { return }
    changed += 1
    do {
      try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: target, options: .atomic)
    } catch {
      throw StoreError.write(target.path, cause: "\(error)")
    }
  }

  /// Whether there is a file at a path that begins with a slash.
  func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url.path + path) }

  /// Removes what an earlier export wrote of an edition: of the sample, which is no longer part of the site once there is another.
  func removeEdition(_ key: EditionKey) throws {
    let editions = url.appendingPathComponent("editions", isDirectory: true)
    let name = key.description
    for entry in (try? FileManager.default.contentsOfDirectory(atPath: editions.path)) ?? []
    where entry == name || entry.hasPrefix(name + ".") {
      do { try FileManager.default.removeItem(at: editions.appendingPathComponent(entry)) } catch {
        throw StoreError.write(editions.appendingPathComponent(entry).path, cause: "\(error)")
      }
    }
  }

  /// Removes images of earlier exports that no page shows any more: what was withdrawn must be gone from the host too.
  func removeImages(except shown: Set<String>) throws {
    let blobs = url.appendingPathComponent("blobs", isDirectory: true)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: blobs.path)) ?? []
    where ContentHash(String(name.prefix { $0 != "." })) != nil && !shown.contains(name) {
      do { try FileManager.default.removeItem(at: blobs.appendingPathComponent(name)) } catch {
        throw StoreError.write(blobs.appendingPathComponent(name).path, cause: "\(error)")
      }
    }
  }
}

/// What an export has written of each edition: a line an edition in a hidden file, with its key, its state, the number of its
/// files and its images.
struct ExportRecord {
  struct Entry {
    /// Names everything that the files were made from.
    var state: String
    var files: Int
    /// The images' file names.
    var images: [String]
  }

  private let file: URL
  private var entries: [EditionKey: Entry] = [:]

  /// The first line. Another one is the record of another version.
  private static let heading = "tenhn export 1"

  /// Reads the record of a folder; an empty one if there is none.
  init(in folder: URL) {
    file = folder.appendingPathComponent(".tenhn-export")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return }
    var lines = text.split(separator: "\n")[...]
    guard lines.popFirst() == ExportRecord.heading[...] else { return }
    for line in lines {
      let words = line.split(separator: " ")
      guard words.count >= 3, let key = EditionKey(String(words[0])), let files = Int(words[2]) else { continue }
      entries[key] = Entry(
        state: String(words[1]), files: files, images: words[3...].map(String.init))
    }
  }

  func entry(of key: EditionKey) -> Entry? { entries[key] }
  mutating func set(_ entry: Entry, for key: EditionKey) { entries[key] = entry }
  mutating func remove(_ key: EditionKey) { entries[key] = nil }

  /// Forgets what is not among some editions, such as the sample once there is another edition.
  mutating func keep(only keys: [EditionKey]) {
    let keys = Set(keys)
    entries = entries.filter { keys.contains($0.key) }
  }

  /// The images of all editions.
  var images: Set<String> { entries.values.reduce(into: []) { $0.formUnion($1.images) } }

  func write() throws {
    var lines = [ExportRecord.heading]
    for (key, entry) in entries.sorted(by: { $0.key < $1.key }) {
      lines.append(([key.description, entry.state, "\(entry.files)"] + entry.images).joined(separator: " "))
    }
    do { try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file, options: .atomic) } catch {
      throw StoreError.write(file.path, cause: "\(error)")
    }
  }
}
