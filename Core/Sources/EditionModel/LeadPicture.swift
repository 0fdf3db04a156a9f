public import ArticleModel

/// The small picture beside a story in the list of an edition.
public struct LeadPicture: Hashable, Sendable, Codable {
  /// The blob that holds it: one of the article's own images.
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

  /// Makes a lead picture.
  public init(hash: ContentHash, width: Int, height: Int, alt: String) {
    self.hash = hash
    self.width = width
    self.height = height
    self.alt = alt
  }

  /// Chooses the lead picture of an article: the first image near its beginning that can be shown small as it is.
  ///
  /// No image is made smaller: whoever decodes a stranger's image runs the risk of it. So an image must be light already, wide enough, and of a
  /// shape of which a cut to 3:2 leaves the most. Returns nil if there is none.
  public init?(of article: Article, among images: [StoredImage]) {
    let stored = Dictionary(images.map { ($0.url, $0) }) { first, _ in first }
    for case .figure(let figure) in article.blocks.prefix(LeadPicture.maximumBlocks) {
      for image in figure.images {
        guard let file = stored[image.url], LeadPicture.isSuitable(file), let width = file.width,
          let height = file.height
        else { continue }
        self.init(hash: file.hash, width: width, height: height, alt: image.alternative ?? "")
        return
      }
    }
    return nil
  }

  private static func isSuitable(_ file: StoredImage) -> Bool {
    guard let type = ImageType(rawValue: file.type), let width = file.width, let height = file.height else {
      return false
    }
    switch type {
    // A drawing is an explanation, and a GIF may move.
    case .svg, .gif: return false
    case .png, .jpeg, .webp, .avif: break
    }
    let hasShape = width >= height && width * 5 <= height * 12
    return file.bytes <= maximumBytes && width >= 240 && height >= 160 && hasShape
  }
}
