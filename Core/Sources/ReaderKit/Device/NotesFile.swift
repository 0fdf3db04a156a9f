import EditionModel
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Keeps ``DeviceNotes`` in a store, so that a crash, a full disk or a damaged file loses at most the last change.
///
/// Two files take turns; each begins with the hash of the rest and a number that grows. Reading takes the whole one with the
/// larger number, so the file that is being written is never the only one.
public struct NotesFile<Store: OfflineStore>: Sendable {
  private let store: Store

  /// Makes the file of a store.
  public init(store: Store) { self.store = store }

  /// Reads the notes; new ones if there are none.
  public func read() throws -> DeviceNotes { try newest()?.notes ?? DeviceNotes() }

  /// Writes the notes.
  public func write(_ notes: DeviceNotes) throws {
    let number = (try newest()?.number ?? 0) + 1
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let body = Array("\(number)\n".utf8) + [UInt8](try encoder.encode(notes))
    try store.write(name(number), Array("\(ContentHash(of: body).hex)\n".utf8) + body)
  }

  private func name(_ number: Int) -> String { number.isMultiple(of: 2) ? "notes-a" : "notes-b" }

  private func newest() throws -> (number: Int, notes: DeviceNotes)? {
    try (0...1).compactMap { try read(name($0)) }.max { $0.number < $1.number }
  }

  private func read(_ name: String) throws -> (number: Int, notes: DeviceNotes)? {
    guard let bytes = try store.read(name), let first = bytes.firstIndex(of: 10),
      let hash = ContentHash(String(decoding: bytes[..<first], as: UTF8.self)),
      hash == ContentHash(of: bytes[(first + 1)...]), let second = bytes[(first + 1)...].firstIndex(of: 10),
      let number = Int(String(decoding: bytes[(first + 1)..<second], as: UTF8.self)),
      let notes = try? JSONDecoder().decode(DeviceNotes.self, from: Data(bytes[(second + 1)...]))
    else { return nil }
    return (number, notes)
  }
}
