public import Foundation
import Publishing

/// Copies an exported site to a store of objects, so that what is public is whole at every moment.
///
/// What is there already is learned from the store itself: a run that was killed needs no memory. The store is also told, before
/// anything else, which files are the site's, so that a later run deletes those and nothing of anybody else's.
public struct SitePublisher: Sendable {
  private let store: ObjectStore
  /// Files that are sent at the same time.
  private static let width = 8
  /// The object with the names of all files that are the site's, one a line.
  static let index = ".tenhn-published"

  /// What a run did.
  public struct Report: Hashable, Sendable {
    /// Files of the site.
    public var total = 0
    /// How many of them were sent.
    public var sent = 0
    /// How many that are no longer the site's were deleted.
    public var deleted = 0
  }

  /// Prepares to publish.
  ///
  /// - Parameter sleep: waits before another try.
  public init(_ setup: ObjectStoreSetup, sleep: @escaping @Sendable (Duration) async throws -> Void) {
    store = ObjectStore(setup, sleep: sleep)
  }

  /// Sends what changed of the files of a folder, and deletes what was published before and isn't there any more.
  ///
  /// - Throws: ``PublishFailure``; another run goes on where this one ended.
  public func publish(_ folder: URL) async throws -> Report {
    let paths = try Self.files(in: folder)
    let present = try await store.list()
    let known = try await knownPaths()
    let old = known.subtracting(paths)
    if !Set(paths).isSubset(of: known) { try await note(known.union(paths)) }
    var report = Report(total: paths.count)
    let folders = PublishOrder.folders(of: paths)
    for step in PublishOrder.steps(paths) {
      report.sent += try await all(step) { path in
        let bytes = try Self.read(folder, path)
        if let tag = ObjectStore.tag(of: bytes), tag == present[path] { return 0 }
        let name = String(path.dropFirst(PublishOrder.folder(of: path, among: folders).utf8.count))
        try await store.put(
          path, bytes, type: OutputFile.contentType(ofExportPath: name, bytes: bytes) ?? "application/octet-stream",
          cache: name.hasPrefix("blobs/") ? "public, max-age=31536000, immutable" : "no-cache")
        return 1
      }
    }
    // Pages that lead nowhere any more come down before what they showed.
    for step in PublishOrder.steps(old.filter { present[$0] != nil }).reversed() {
      report.deleted += try await all(step) { path in
        try await store.delete(path)
        return 1
      }
    }
    if !old.isEmpty { try await note(Set(paths)) }
    await store.close()
    return report
  }

  private func knownPaths() async throws(PublishFailure) -> Set<String> {
    let bytes = try await store.get(Self.index) ?? []
    return Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init))
  }

  private func note(_ paths: Set<String>) async throws(PublishFailure) {
    try await store.put(
      Self.index, Array(paths.sorted().map { $0 + "\n" }.joined().utf8), type: "text/plain; charset=utf-8",
      cache: "no-cache")
  }

  /// Does the same for many files, some at a time. Returns the sum, when all are done.
  private func all(_ paths: [String], _ work: @escaping @Sendable (String) async throws -> Int) async throws -> Int {
    try await withThrowingTaskGroup(of: Int.self) { group in
      var (rest, sum) = (paths[...], 0)
      for path in rest.prefix(Self.width) { group.addTask { try await work(path) } }
      rest = rest.dropFirst(Self.width)
      while let done = try await group.next() {
        sum += done
        if let path = rest.popFirst() { group.addTask { try await work(path) } }
      }
      return sum
    }
  }

  /// The paths of an export's files within its folder. Hidden files are not the site's, but for what the web keeps in a hidden
  /// folder (RFC 8615).
  static func files(in folder: URL) throws(PublishFailure) -> [String] {
    guard let names = FileManager.default.enumerator(atPath: folder.path) else {
      throw PublishFailure("The folder \(folder.path) can't be read.")
    }
    var paths: [String] = []
    for case let path as String in names where !isHidden(path) {
      if names.fileAttributes?[.type] as? FileAttributeType == .typeRegular { paths.append(path) }
    }
    return paths
  }

  private static func isHidden(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") && $0 != ".well-known" }
  }

  private static func read(_ folder: URL, _ path: String) throws(PublishFailure) -> [UInt8] {
    guard let data = try? Data(contentsOf: folder.appendingPathComponent(path)) else {
      throw PublishFailure("\(folder.path)/\(path) can't be read. Export the site again.")
    }
    return [UInt8](data)
  }
}
