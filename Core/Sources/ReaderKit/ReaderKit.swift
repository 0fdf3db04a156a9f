public import EditionModel

/// A native reader's copy of a site: fetches what is new, keeps it for offline, drops what was withdrawn.
///
/// The public face of the module together with `EditionDocument.swift`, `ReaderTransport.swift` and
/// `OfflineStore.swift`. It opens no connection and knows no folder: both are handed in, so that it builds for
/// every platform and its tests need neither.
///
/// What is stored is never worse after an update than before: an edition's images are written first, checked
/// against their hashes, then its text; an update that fails leaves the old one.
public struct ReaderClient<Transport: ReaderTransport, Store: OfflineStore>: Sendable {
  private let transport: Transport
  private let store: Store
  private let keeping: Int

  /// - Parameter keeping: how many editions stay on the device, the newest first.
  public init(transport: Transport, store: Store, keeping: Int = 14) {
    self.transport = transport
    self.store = store
    self.keeping = max(1, keeping)
  }

  /// The editions on the device, newest first, without asking anyone.
  public func editions() throws -> [EditionKey] {
    try store.names().compactMap(ReaderClient.key).sorted(by: >)
  }

  /// An edition on the device; nil where it isn't there, or isn't what was written.
  public func edition(_ key: EditionKey) throws -> EditionDocument? {
    guard let bytes = try stored(ReaderClient.name(of: key)) else { return nil }
    return try? EditionDocument(reading: bytes)
  }

  /// The bytes of an image on the device; nil where they aren't there, or aren't what their hash says.
  public func image(_ hash: ContentHash) throws -> [UInt8]? {
    guard let bytes = try store.read(ReaderClient.name(of: hash)), ContentHash(of: bytes) == hash else { return nil }
    return bytes
  }

  /// Brings the device up to date.
  ///
  /// Asks by the tags of what is there, so that a visit without news costs a few hundred bytes.
  ///
  /// - Throws: what the transport or the store throws; what was done until then stands, and the rest is as before.
  public func update() async throws -> UpdateReport {
    var report = UpdateReport()
    let listed = try await listedKeys()
    // A site without any edition has lost them or is new; either way that is no reason to lose them here.
    guard !listed.isEmpty else { return report }
    let present = Set(try editions())
    let wanted = listed.sorted(by: >).prefix(keeping)
    for key in wanted {
      switch try await update(key, isPresent: present.contains(key)) {
      case .unchanged: break
      case .missing: try remove(key, &report, isPresent: present.contains(key))
      case .written:
        if present.contains(key) { report.changed.append(key) } else { report.added.append(key) }
      }
      if let edition = try edition(key), try !(await fetchImages(of: edition)) { report.incomplete.append(key) }
    }
    for key in present.subtracting(wanted).sorted() { try remove(key, &report, isPresent: true) }
    try sweepImages()
    return report
  }

  private enum Outcome { case unchanged, written, missing }

  private func listedKeys() async throws -> [EditionKey] {
    let name = "editions.json"
    let known = try stored(name)
    let bytes: [UInt8]
    switch try await transport.get("/editions.json", tag: known == nil ? nil : try tag(of: name)) {
    case .unchanged:
      guard let known else { throw ReaderError.badAnswer("/editions.json") }
      bytes = known
    case .found(let fresh, let tag):
      bytes = fresh
      // Only what can be read takes the place of what is there.
      _ = try EditionIndexDocument(reading: fresh)
      try write(name, fresh, tag: tag)
    case .missing: throw ReaderError.badAnswer("/editions.json")
    }
    return try EditionIndexDocument(reading: bytes).keys
  }

  private func update(_ key: EditionKey, isPresent: Bool) async throws -> Outcome {
    let name = ReaderClient.name(of: key)
    let path = "/editions/\(key).json"
    // A file that was damaged since is asked for anew, without its tag.
    let isWhole = isPresent ? try stored(name) != nil : false
    switch try await transport.get(path, tag: isWhole ? try tag(of: name) : nil) {
    case .unchanged: return .unchanged
    case .missing: return .missing
    case .found(let bytes, let tag):
      let edition = try EditionDocument(reading: bytes)
      guard edition.key == key else { throw ReaderError.badAnswer(path) }
      // Text that was withdrawn goes at once; new images may take a while or fail.
      if !isPresent { _ = try await fetchImages(of: edition) }
      try write(name, bytes, tag: tag)
      return .written
    }
  }

  /// Whether all images are there afterwards.
  private func fetchImages(of edition: EditionDocument) async throws -> Bool {
    var isComplete = true
    for image in edition.images where try self.image(image.hash) == nil {
      guard case .found(let bytes, _) = try await transport.get("/blobs/\(image.hash)", tag: nil),
        bytes.count == image.bytes, ContentHash(of: bytes) == image.hash
      else {
        isComplete = false
        continue
      }
      try store.write(ReaderClient.name(of: image.hash), bytes)
    }
    return isComplete
  }

  private func remove(_ key: EditionKey, _ report: inout UpdateReport, isPresent: Bool) throws {
    guard isPresent else { return }
    let name = ReaderClient.name(of: key)
    try store.remove(name)
    try store.remove(name + ".tag")
    report.removed.append(key)
  }

  /// Removes images that no edition on the device shows any more, those of withdrawn stories among them.
  private func sweepImages() throws {
    let shown = Set(try editions().compactMap { try edition($0) }.flatMap(\.images).map(\.hash))
    for name in try store.names() {
      guard name.hasPrefix("image-"), let hash = ContentHash(String(name.dropFirst(6))) else { continue }
      if !shown.contains(hash) { try store.remove(name) }
    }
  }

  // A file's tag stands beside it, with the hash of the bytes that it belongs to: a power loss between the two
  // writes, or a damaged file, shows as a hash that doesn't fit.

  private func write(_ name: String, _ bytes: [UInt8], tag: String?) throws {
    try store.write(name, bytes)
    try store.write(name + ".tag", Array("\(ContentHash(of: bytes).hex)\n\(tag ?? "")".utf8))
  }

  private func stored(_ name: String) throws -> [UInt8]? {
    guard let bytes = try store.read(name), let note = try note(of: name), note.hash == ContentHash(of: bytes) else {
      return nil
    }
    return bytes
  }

  private func tag(of name: String) throws -> String? { try note(of: name)?.tag }

  private func note(of name: String) throws -> (hash: ContentHash, tag: String?)? {
    guard let bytes = try store.read(name + ".tag") else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard let hash = lines.first.flatMap({ ContentHash(String($0)) }) else { return nil }
    return (hash, lines.count > 1 && !lines[1].isEmpty ? String(lines[1]) : nil)
  }

  private static func name(of key: EditionKey) -> String { "edition-\(key).json" }
  private static func name(of hash: ContentHash) -> String { "image-\(hash)" }

  private static func key(of name: String) -> EditionKey? {
    guard name.hasPrefix("edition-"), name.hasSuffix(".json") else { return nil }
    return EditionKey(String(name.dropFirst(8).dropLast(5)))
  }
}

/// What an update did; nothing, where there was no news.
public struct UpdateReport: Hashable, Sendable {
  /// Editions that were not there before.
  public var added: [EditionKey] = []
  /// Editions that changed: corrected, or a story was withdrawn.
  public var changed: [EditionKey] = []
  /// Editions that are no longer on the device.
  public var removed: [EditionKey] = []
  /// Editions whose text is there but not every image.
  public var incomplete: [EditionKey] = []

  /// Creates an empty result.
  public init() {}
}

/// What an update can fail with, beside the transport's and the store's own errors.
public enum ReaderError: Error, Hashable, Sendable {
  /// The site answered with something else than what stands at such a path.
  case badAnswer(String)
}
