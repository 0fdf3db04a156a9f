import Publishing

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

    /// - Parameter folder: the publication's, of several; empty for what is at the root.
    init(_ whole: String, in folder: String = "") {
      let path = String(whole.dropFirst(folder.utf8.count))
      let parts = path.split(separator: "/")
      let name = parts.last ?? ""
      guard parts.first == "editions", parts.count > 1 else {
        // The front page of one publication is what the page that lists several leads to.
        (stage, edition) = (Self.stage(path, isPage: parts.count > 1 && name == "index.html"), "")
        depth = folder.isEmpty ? 1 : 0
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
    let folders = folders(of: paths)
    return Dictionary(grouping: paths) { Step($0, in: folder(of: $0, among: folders)) }
      .sorted { $0.key < $1.key }.map { $0.value.sorted() }
  }

  /// The folders of several publications: each is a site of its own, with what only the root of a site has.
  static func folders(of paths: some Sequence<String>) -> Set<String> {
    let ending = SiteFile.manifest.path
    return Set(paths.lazy.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.utf8.count - 1)) })
  }

  /// The publication's folder that a file is in; empty if it is in none.
  static func folder(of path: String, among folders: Set<String>) -> String {
    guard let slash = path.firstIndex(of: "/") else { return "" }
    let first = String(path[...slash])
    return folders.contains(first) ? first : ""
  }
}
