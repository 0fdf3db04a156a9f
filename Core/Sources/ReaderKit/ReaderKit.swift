public import EditionModel

/// A native reader's copy of a site: fetches new editions, keeps them for offline reading, drops withdrawn content.
///
/// This is the face of the module. Its parts:
///
/// - ``ReaderClient``: keeps the copy up to date.
/// - ``EditionDocument``: an edition as the site sends it.
/// - ``ReaderTransport`` and ``OfflineStore``: the connection and the folder, both passed in. The client builds for every
///   platform, and its tests need neither.
///
/// An update never leaves the copy worse than before: an edition's images are checked and written first, then its text. If an
/// update fails, the old edition stays.
public struct ReaderClient<Transport: ReaderTransport, Store: OfflineStore>: Sendable {
  private let transport: Transport
  private let store: Store
  private let keeping: Int

  /// Makes a client.
  ///
  /// - Parameter keeping: how many of the newest editions to keep.
  public init(transport: Transport, store: Store, keeping: Int = 14) {
    self.transport = transport
    self.store = store
    self.keeping = max(1, keeping)
  }

  /// The editions on the device, newest first, without a request.
  public func editions() throws -> [EditionKey] {
    try store.names().compactMap(ReaderClient.key).sorted(by: >)
  }

  /// An edition on the device; nil if it is missing or damaged.
  public func edition(_ key: EditionKey) throws -> EditionDocument? {
    guard let bytes = try stored(ReaderClient.name(of: key)) else { return nil }
    return try? EditionDocument(reading: bytes)
  }

  /// The bytes of an image on the device; nil if they are missing or don't match their hash.
  public func image(_ hash: ContentHash) throws -> [UInt8]? {
    guard let bytes = try store.read(ReaderClient.name(of: hash)), ContentHash(of: bytes) == hash else { return nil }
    return bytes
  }

  /// Brings the device up to date.
  ///
  /// Requests carry the tags of the stored files, so an update without news costs a few hundred bytes.
  ///
  /// - Throws: errors of the transport or the store. What was done until then is kept; the rest is as before.
  public func update() async throws -> UpdateReport {
    var report = UpdateReport()
    let listed = try await listedKeys()
    // A site without editions is new or has lost them. Neither is a reason to remove them here.
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
      // Replace the stored list only by one that can be read.
      _ = try EditionIndexDocument(reading: fresh)
      try write(name, fresh, tag: tag)
    case .missing: throw ReaderError.badAnswer("/editions.json")
    }
    return try EditionIndexDocument(reading: bytes).keys
  }

  private func update(_ key: EditionKey, isPresent: Bool) async throws -> Outcome {
    let name = ReaderClient.name(of: key)
    let path = "/editions/\(key).json"
    // A damaged file is requested again without its tag.
    let isWhole = isPresent ? try stored(name) != nil : false
    switch try await transport.get(path, tag: isWhole ? try tag(of: name) : nil) {
    case .unchanged: return .unchanged
    case .missing: return .missing
    case .found(let bytes, let tag):
      let edition = try EditionDocument(reading: bytes)
      guard edition.key == key else { throw ReaderError.badAnswer(path) }
      // Withdrawn text is removed at once; new images may take a while or fail.
      if !isPresent { _ = try await fetchImages(of: edition) }
      try write(name, bytes, tag: tag)
      return .written
    }
  }

  /// Fetches missing images.
  ///
  /// - Returns: whether all are stored now.
  private func fetchImages(of edition: EditionDocument) async throws -> Bool {
    var isComplete = true
    for image in edition.images where try self.image(image.hash) == nil {
      guard case .found(let bytes, _) = try await transport.get("/blobs/\(image.fileName)", tag: nil),
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

  /// Removes images that no edition on the device shows, such as those of withdrawn stories.
  private func sweepImages() throws {
    let shown = Set(try editions().compactMap { try edition($0) }.flatMap(\.images).map(\.hash))
    for name in try store.names() {
      guard name.hasPrefix("image-"), let hash = ContentHash(String(name.dropFirst(6))) else { continue }
      if !shown.contains(hash) { try store.remove(name) }
    }
  }

  // Each file has a second one with its tag and the hash of its bytes. After a power loss between the two writes, or if a
  // file is damaged, the hash doesn't match.

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

/// What an update did. All lists are empty if there was no news.
public struct UpdateReport: Hashable, Sendable {
  /// Editions that are new on the device.
  public var added: [EditionKey] = []
  /// Editions that changed: corrected, or a story was withdrawn.
  public var changed: [EditionKey] = []
  /// Editions that were removed from the device.
  public var removed: [EditionKey] = []
  /// Editions that lack some of their images.
  public var incomplete: [EditionKey] = []

  /// Makes a report of nothing.
  public init() {}
}

/// An error of an update, besides those of the transport and the store.
public enum ReaderError: Error, Hashable, Sendable {
  /// The site's answer doesn't fit the path.
  case badAnswer(String)
}
