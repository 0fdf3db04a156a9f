import ArticleModel
import EditionModel
import Fetching

/// Fetches the images of an edition's articles within its budget, in the order of the stories, so that the
/// outcome doesn't depend on which site is quick.
struct Illustrator: Sendable {
  let fetcher: Fetcher
  let settings: EditionSettings

  struct Result: Sendable {
    /// By story, the images that are stored.
    var images: [[StoredImage]] = []
    var blobs: [ContentHash: [UInt8]] = [:]
  }

  /// - Parameter articles: one a story, nil where there is none.
  func illustrate(_ articles: [Article?]) async -> Result {
    var result = Result()
    var left = settings.imageBudget
    let bodies = await fetchAll(articles)
    for article in articles {
      var images: [StoredImage] = []
      for url in article?.imageURLs ?? [] {
        guard let body = bodies[url], let type = ImageType(sniffing: body), body.count <= settings.imageLimit else {
          continue
        }
        let hash = ContentHash(of: body)
        // An image that two articles share is paid for once.
        if result.blobs[hash] == nil {
          guard body.count <= left else { continue }
          left -= body.count
          result.blobs[hash] = body
        }
        let size = ImageSize(reading: body)
        images.append(
          StoredImage(
            url: url, hash: hash, type: type.rawValue, bytes: body.count, width: size?.width, height: size?.height))
      }
      result.images.append(images)
    }
    return result
  }

  private func fetchAll(_ articles: [Article?]) async -> [String: [UInt8]] {
    let urls = Set(articles.flatMap { $0?.imageURLs.prefix(Illustrator.imagesPerArticle) ?? [] })
    return await withTaskGroup(of: (String, [UInt8]?).self) { group in
      for url in urls {
        group.addTask {
          let image = await fetcher.fetch(url, as: .image)
          return (url, image.failure == nil ? image.body : nil)
        }
      }
      var bodies: [String: [UInt8]] = [:]
      for await (url, body) in group { bodies[url] = body }
      return bodies
    }
  }

  /// A page of a thousand thumbnails is not fetched to its end.
  private static let imagesPerArticle = 40
}

extension Article {
  /// The addresses of all images in the order of the text, each once.
  var imageURLs: [String] {
    var images = ImageAddresses()
    images.walk(blocks)
    for note in footnotes { images.walk(note.content) }
    var seen: Set<String> = []
    return images.urls.filter { seen.insert($0).inserted }
  }
}

/// Gathers the addresses of images.
private struct ImageAddresses: ArticleVisitor {
  private(set) var urls: [String] = []

  mutating func visit(_ block: Block) {
    if case .figure(let figure) = block { urls += figure.images.map(\.url) }
  }

  mutating func visit(_ run: Inline) {
    if case .image(let image) = run { urls.append(image.url) }
  }
}
