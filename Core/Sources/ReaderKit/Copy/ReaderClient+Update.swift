import EditionModel

extension ReaderClient {
  /// Brings the device up to date.
  ///
  /// Requests carry the tags of the stored files, so an update without news costs a few hundred bytes.
  ///
  /// - Throws: errors of the transport or the store; ``Trouble`` says them in a sentence. What was done until then is kept; the
  ///   rest is as before.
  public func update() async throws -> UpdateReport {
    var report = UpdateReport()
    let listed = try await listedKeys()
    // A site without editions is new or has lost them. Neither is a reason to remove them here.
    guard !listed.isEmpty else { return report }
    let present = Set(try editions())
    var used = 0
    var kept: Set<EditionKey> = []
    for key in listed.sorted(by: >) {
      let isWanted = kept.count < limits.editions && (used < limits.bytes || kept.isEmpty)
      guard isWanted || limits.pinned.contains(key) else { continue }
      try await bring(key, isPresent: present.contains(key), &report)
      // The newest counts even if it is missing: an older one must not be dropped for it.
      if isWanted { kept.insert(key) }
      used += try size(of: key)
    }
    // Pinned editions that the list no longer names. One that the site doesn't have any more stays here.
    for key in limits.pinned.intersection(present).subtracting(listed).sorted() {
      if try await update(key, isPresent: true) == .written { report.changed.append(key) }
      kept.insert(key)
    }
    for key in present.subtracting(kept).subtracting(limits.pinned).sorted() {
      try remove(key, &report, isPresent: true)
    }
    try sweepImages()
    return report
  }

  /// Removes everything of the site from the device; notes of the reader stay.
  public func removeAll() throws {
    for name in try store.names()
    where name.hasPrefix("edition-") || name.hasPrefix("image-") || name.hasPrefix("editions.json") {
      try store.remove(name)
    }
  }

  private func bring(_ key: EditionKey, isPresent: Bool, _ report: inout UpdateReport) async throws {
    switch try await update(key, isPresent: isPresent) {
    case .unchanged: break
    case .missing: if !limits.pinned.contains(key) { try remove(key, &report, isPresent: isPresent) }
    case .written: if isPresent { report.changed.append(key) } else { report.added.append(key) }
    }
    if let edition = try edition(key), try !(await fetchImages(of: edition)) { report.incomplete.append(key) }
  }

  private func listedKeys() async throws -> [EditionKey] {
    let name = "editions.json"
    let known = try stored(name)
    let bytes: [UInt8]
    switch try await transport.get("/editions.json", tag: known == nil ? nil : try tag(of: name)) {
    case .unchanged:
      guard let known else { throw ReaderError.badAnswer("/editions.json") }
      bytes = known
    case .found(let fresh, let tag):
      guard fresh.count <= CopyLimits.maximumDocument else { throw Trouble.notTenHN }
      bytes = fresh
      // Replace the stored list only by one that can be read.
      _ = try SiteIndex(reading: fresh)
      try write(name, fresh, tag: tag)
    case .missing: throw known == nil ? Trouble.notTenHN : Trouble.gone
    }
    return try SiteIndex(reading: bytes).keys
  }

  private enum Outcome { case unchanged, written, missing }

  private func update(_ key: EditionKey, isPresent: Bool) async throws -> Outcome {
    let name = ReaderClient.name(of: key)
    let path = "/editions/\(key).json"
    // A damaged file is requested again without its tag.
    let isWhole = isPresent ? try stored(name) != nil : false
    switch try await transport.get(path, tag: isWhole ? try tag(of: name) : nil) {
    case .unchanged: return .unchanged
    case .missing: return .missing
    case .found(let bytes, let tag):
      guard bytes.count <= CopyLimits.maximumDocument else { throw ReaderError.badAnswer(path) }
      let edition = try EditionDocument(checking: bytes)
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
      try makingRoom { try store.write(ReaderClient.name(of: image.hash), bytes) }
    }
    return isComplete
  }

  private func remove(_ key: EditionKey, _ report: inout UpdateReport, isPresent: Bool) throws {
    guard isPresent else { return }
    try remove(key)
    report.removed.append(key)
  }

  private func remove(_ key: EditionKey) throws {
    let name = ReaderClient.name(of: key)
    try store.remove(name)
    try store.remove(name + ".tag")
  }

  /// Removes images that no edition on the device shows, such as those of withdrawn stories.
  private func sweepImages() throws {
    let shown = Set(try editions().compactMap { try edition($0) }.flatMap(\.images).map(\.hash))
    for name in try store.names() {
      guard name.hasPrefix("image-"), let hash = ContentHash(String(name.dropFirst(6))) else { continue }
      if !shown.contains(hash) { try store.remove(name) }
    }
  }

  private func write(_ name: String, _ bytes: [UInt8], tag: String?) throws {
    let note = Array("\(ContentHash(of: bytes).hex)\n\(tag ?? "")".utf8)
    try makingRoom { try store.write(name, bytes) }
    try makingRoom { try store.write(name + ".tag", note) }
  }

  /// Writes, and on a full device drops the oldest edition that isn't pinned and tries again.
  ///
  /// The newest edition on the device is never dropped.
  private func makingRoom(_ write: () throws -> Void) throws {
    while true {
      do {
        return try write()
      } catch StoreFailure.full {
        guard let oldest = try editions().dropFirst().last(where: { !limits.pinned.contains($0) }) else {
          throw StoreFailure.full
        }
        try remove(oldest)
        try sweepImages()
      }
    }
  }
}
