public import ArticleModel

/// The small picture beside a story in the list of an edition.
public struct LeadPicture: Hashable, Sendable, Codable {
  /// The blob that holds it: one of the story's stored images.
  public var hash: ContentHash
  /// The width in pixels.
  public var width: Int
  /// The height in pixels.
  public var height: Int
  /// What it shows, in the page's words; empty if the page doesn't say.
  public var alt: String

  /// In bytes: ten of them must not weigh more than a page.
  public static let maximumBytes = 25_000
  /// A picture that comes after more blocks than these belongs to a passage, not to the whole.
  static let maximumBlocks = 8
  /// So many small versions are asked for before it is known whether one is light enough.
  static let maximumRequests = 3

  /// Makes a lead picture.
  public init(hash: ContentHash, width: Int, height: Int, alt: String) {
    self.hash = hash
    self.width = width
    self.height = height
    self.alt = alt
  }

  /// Chooses the lead picture of an article: the first image near its beginning that can be shown small as it is, or of which the
  /// page itself offers a small version.
  ///
  /// No image is made smaller: whoever decodes a stranger's image runs the risk of it. So an image must be light already, wide enough, and of a
  /// shape of which a cut to 3:2 leaves the most. Returns nil if there is none.
  public init?(of article: Article, among images: [StoredImage]) {
    let stored = Stored(images)
    for image in LeadPicture.candidates(of: article) {
      guard let file = stored.light(image), let width = file.width, let height = file.height else { continue }
      self.init(hash: file.hash, width: width, height: height, alt: image.alternative ?? "")
      return
    }
    return nil
  }

  /// The addresses of small versions that could lead, in the order of the page: those before the first image that is light as it is.
  ///
  /// - Parameter images: what is stored of the images that the article shows.
  public static func smallVersions(of article: Article, besides images: [StoredImage]) -> [String] {
    let stored = Stored(images)
    let open = candidates(of: article).prefix { stored.light($0) == nil }.filter { stored.mayLead($0) }
    return Array(open.compactMap(\.small).prefix(maximumRequests))
  }

  private static func candidates(of article: Article) -> [Image] {
    article.blocks.prefix(maximumBlocks).flatMap { block -> [Image] in
      if case .figure(let figure) = block { figure.images } else { [] }
    }
    .filter { !isSign($0) }
  }

  /// Whether an image is called a logo, a portrait beside a byline, or an icon.
  private static func isSign(_ image: Image) -> Bool {
    let name = image.url.prefix { $0 != "?" && $0 != "#" }
    let words = (String(name) + " " + (image.alternative ?? "")).lowercased().split { !$0.isLetter }
    return words.contains { signs.contains($0) }
  }

  private static let signs: Set<Substring> = [
    "logo", "logos", "logotype", "avatar", "avatars", "gravatar", "icon", "icons", "favicon", "badge", "badges",
    "emoji",
    "sprite", "headshot", "mugshot",
  ]
}

/// The stored images of a story, by address.
private struct Stored {
  private let files: [String: StoredImage]

  init(_ images: [StoredImage]) {
    files = Dictionary(images.map { ($0.url, $0) }) { first, _ in first }
  }

  /// What can stand for an image in a list: itself or its small version.
  func light(_ image: Image) -> StoredImage? {
    guard mayLead(image) else { return nil }
    return [image.url, image.small].compactMap { $0.flatMap { files[$0] } }.first {
      hasSuitableForm($0) && $0.bytes <= LeadPicture.maximumBytes
    }
  }

  /// Whether nothing is known yet that speaks against an image. One that is too heavy may have a small version.
  func mayLead(_ image: Image) -> Bool { files[image.url].map(hasSuitableForm) ?? true }

  private func hasSuitableForm(_ file: StoredImage) -> Bool {
    guard let type = ImageType(rawValue: file.type), let width = file.width, let height = file.height else {
      return false
    }
    switch type {
    // A drawing is an explanation, and a GIF may move.
    case .svg, .gif: return false
    case .png, .jpeg, .webp, .avif: break
    }
    return width >= 240 && height >= 160 && width >= height && width * 5 <= height * 12
  }
}
