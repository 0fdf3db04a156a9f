/// The order in which files of a site become public, so that a half-done upload never shows a page whose parts are missing: a pure
/// function of their paths.
///
/// Whatever a page shows or leads to comes before it. Newer editions come before older ones, because only the older one's page
/// leads to the newer one, and the front page comes last of all.
enum PublishOrder {
  /// A step. Files of one step may go in any order.
  struct Step: Hashable, Comparable {
    private let stage: Int
    /// The edition of a page; the newer comes first.
    private let edition: String
    private let depth: Int

    init(_ path: String) {
      let parts = path.split(separator: "/")
      let name = parts.last ?? ""
      guard parts.first == "editions", parts.count > 1 else {
        (stage, edition, depth) = (Self.stage(path, isPage: parts.count > 1 && name == "index.html"), "", 0)
        return
      }
      let isPage = name == "index.html"
      guard isPage || name == "offline.json" else {
        (stage, edition, depth) = (0, "", 0)
        return
      }
      edition = String(parts[1])
      // A discussion, a story, the edition; its list for devices names the hashes of all these.
      stage = 1
      depth = isPage ? 5 - parts.count : 5
    }

    private static func stage(_ path: String, isPage: Bool) -> Int {
      if path == "index.html" { return 4 }
      if path.hasPrefix("blobs/") { return 0 }
      if isPage { return 2 }
      return [".js", ".png", ".svg", ".webmanifest"].contains { path.hasSuffix($0) } ? 0 : 3
    }

    static func < (one: Step, other: Step) -> Bool {
      if one.stage != other.stage { return one.stage < other.stage }
      if one.edition != other.edition { return one.edition > other.edition }
      return one.depth < other.depth
    }
  }

  /// The files in steps, each of which must be done before the next begins.
  static func steps(_ paths: [String]) -> [[String]] {
    Dictionary(grouping: paths, by: Step.init).sorted { $0.key < $1.key }.map { $0.value.sorted() }
  }
}
