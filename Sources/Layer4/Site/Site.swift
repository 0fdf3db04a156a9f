public import Publishing

/// What a site consists of, without a word of HTTP: the public face of the module.
///
/// - ``EditionShelf`` reads sealed editions from the store; ``EditionCache`` keeps those read last.
/// - ``FileCache`` gives the file at a path, rendered when it is first asked for.
/// - ``SiteExport`` writes all files into a folder.
/// - ``StatusReporter`` and ``StatusBoard`` report how an installation does; ``Readiness`` judges the newest edition's age.
/// - ``Metrics`` counts; ``DailyRequests`` counts a day's requests by place, and forgets them with the day.
/// - ``WorkPool`` is where all of this happens: never on the threads that answer requests.
///
/// ``FreshCache`` is the one cache in front of the store, with the one rule of what is fresh.
public final class FileCache<Prepared: Sendable>: Sendable {
  private struct Entry: Sendable {
    var prepared: Prepared
    var bytes: Int
  }

  private let files: SiteFiles
  private let prepare: @Sendable (PublishedFile, RenderedFile) -> Prepared
  private let entries: FreshCache<String, Entry>

  /// Makes an empty cache.
  ///
  /// - Parameters:
  ///   - editions: what the files are made from.
  ///   - publisher: what renders them.
  ///   - limit: bytes that all files together may have, in all their forms. A book has up to 9 MB, the page of a story 30 kB.
  ///   - prepare: brings a file into the form that its server wants, once.
  public init(
    editions: EditionCache, publisher: Publisher, limit: Int = 12 << 20,
    prepare: @escaping @Sendable (PublishedFile, RenderedFile) -> Prepared
  ) {
    files = SiteFiles(editions: editions, publisher: publisher)
    self.prepare = prepare
    entries = FreshCache(limit: limit, size: { $0.bytes }, changes: editions.changes) { path in
      // Files of the whole site show no votes.
      if case .edition(let key, _) = PublishedFile(path: path) { key } else { nil }
    }
  }

  /// Returns the file at a path if it was made already; at most as old as the last ``refresh()``.
  public func ready(at path: String) -> Prepared? { entries.kept(path)?.prepared }

  /// Returns the file at a path, and makes it if it wasn't asked for since the last change; nil if there is none.
  ///
  /// - Throws: ``StoreError`` if a sealed edition can't be read; ``SiteError``.
  public func file(at path: String) async throws -> Prepared? {
    guard let file = PublishedFile(path: path) else { return nil }
    return try await entries.value(for: path) { [files, prepare] in
      try files.output(file).map { output in
        let rendered = RenderedFile(output, isKept: true)
        return Entry(prepared: prepare(file, rendered), bytes: rendered.totalBytes)
      }
    }?.prepared
  }

  /// Drops every file if an edition, a correction or a visible vote came since they were made.
  public func refresh() async throws {
    try await WorkPool.pages.run(isUrgent: true) { [entries] in _ = try entries.refresh() }
  }
}
