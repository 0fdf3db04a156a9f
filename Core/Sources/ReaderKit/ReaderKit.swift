public import EditionModel

/// A native reader's copy of a site: fetches new editions, keeps them for offline reading, drops withdrawn content.
///
/// This is the face of the module. Its parts:
///
/// - ``ReaderClient``: keeps the copy up to date, within ``CopyLimits``. ``Trouble``: what went wrong, as one sentence.
/// - ``EditionDocument`` and ``SiteIndex``: an edition and the list of editions as the site sends them.
/// - ``ReaderTransport`` and ``OfflineStore``: the connection and the folder, both passed in. The client builds for every
///   platform, and its tests need neither.
/// - ``DeviceNotes``: what the app remembers: settings, read marks, saved stories, highlights, positions.
/// - ``ReaderDesk``: what every screen shows, as values. ``ArticleLayout``: an article as a list of things to draw.
/// - ``NoticePlan`` and ``RefreshPlan``: which notifications exist, and when to look for news.
///
/// The app in `Apps/Reader` draws these values and decides nothing.
///
/// An update never leaves the copy worse than before: an edition's images are checked and written first, then its text. If an
/// update fails, the old edition stays.
public struct ReaderClient<Transport: ReaderTransport, Store: OfflineStore>: Sendable {
  let transport: Transport
  let store: Store
  let limits: CopyLimits

  /// Makes a client.
  public init(transport: Transport, store: Store, limits: CopyLimits = CopyLimits()) {
    self.transport = transport
    self.store = store
    self.limits = limits
  }

  /// Makes a client that keeps a number of the newest editions.
  public init(transport: Transport, store: Store, keeping: Int) {
    self.init(transport: transport, store: store, limits: CopyLimits(editions: keeping))
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

  /// The list of editions as the site last sent it, without a request; nil if there is none.
  public func index() throws -> SiteIndex? {
    guard let bytes = try stored("editions.json") else { return nil }
    return try? SiteIndex(reading: bytes)
  }

  /// The bytes that an edition takes on the device, with its images.
  public func size(of key: EditionKey) throws -> Int {
    let text = try store.read(ReaderClient.name(of: key))?.count ?? 0
    return try edition(key)?.images.reduce(text) { $0 + $1.bytes } ?? text
  }

  // Each file has a second one with its tag and the hash of its bytes. After a power loss between the two writes, or if a
  // file is damaged, the hash doesn't match.

  func stored(_ name: String) throws -> [UInt8]? {
    guard let bytes = try store.read(name), let note = try note(of: name), note.hash == ContentHash(of: bytes) else {
      return nil
    }
    return bytes
  }

  func tag(of name: String) throws -> String? { try note(of: name)?.tag }

  private func note(of name: String) throws -> (hash: ContentHash, tag: String?)? {
    guard let bytes = try store.read(name + ".tag") else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard let hash = lines.first.flatMap({ ContentHash(String($0)) }) else { return nil }
    return (hash, lines.count > 1 && !lines[1].isEmpty ? String(lines[1]) : nil)
  }

  static func name(of key: EditionKey) -> String { "edition-\(key).json" }
  static func name(of hash: ContentHash) -> String { "image-\(hash)" }

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
