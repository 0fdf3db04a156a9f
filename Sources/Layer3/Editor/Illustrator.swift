import ArticleModel
import EditionModel
import Fetching
import VectorGraphics

/// Fetches the images of an edition's articles within its budget.
///
/// The budget is spent in the order of the stories, so the outcome doesn't depend on which site is quick.
struct Illustrator: Sendable {
  let fetcher: Fetcher
  let settings: EditionSettings

  struct Result: Sendable {
    /// By story, the images that are stored.
    var images: [[StoredImage]] = []
    /// By story, the addresses that were asked for its images, stored or not.
    var addresses: [Set<String>] = []
    var blobs: [ContentHash: [UInt8]] = [:]
  }

  /// Fetches the images of some stories.
  ///
  /// - Parameter articles: one for each story; nil for a story without an article.
  func illustrate(_ articles: [Article?]) async -> Result {
    var result = Result()
    var left = settings.imageBudget
    let fetched = await fetchAll(articles)
    for article in articles {
      var images: [StoredImage] = []
      for url in article?.imageURLs ?? [] {
        guard let body = fetched[url]?.body, body.count <= settings.imageLimit, let image = Picture(body) else {
          continue
        }
        let hash = ContentHash(of: image.bytes)
        // An image that two articles share is paid for once.
        if result.blobs[hash] == nil {
          guard image.bytes.count <= left else { continue }
          left -= image.bytes.count
          result.blobs[hash] = image.bytes
        }
        images.append(
          StoredImage(
            url: url, hash: hash, type: image.type.rawValue, bytes: image.bytes.count, width: image.width,
            height: image.height))
      }
      result.images.append(images)
      result.addresses.append(
        (article?.imageURLs ?? []).reduce(into: []) { $0.formUnion(fetched[$1]?.addresses ?? []) })
    }
    return result
  }

  /// What is kept of a fetched image: a picture of dots as it came, a drawing written anew.
  private struct Picture {
    var bytes: [UInt8]
    var type: ImageType
    var width: Int?
    var height: Int?

    init?(_ body: [UInt8]) {
      if let type = ImageType(sniffing: body) {
        let size = ImageSize(reading: body)
        (bytes, self.type, width, height) = (body, type, size?.width, size?.height)
      } else if let drawing = VectorPicture(rewriting: body) {
        (bytes, type, width, height) = (drawing.bytes, .svg, drawing.width, drawing.height)
      } else {
        return nil
      }
    }
  }

  private struct Fetched: Sendable {
    /// Nil if the fetch failed.
    var body: [UInt8]?
    var addresses: Set<String>
  }

  private func fetchAll(_ articles: [Article?]) async -> [String: Fetched] {
    let urls = Set(articles.flatMap { $0?.imageURLs.prefix(Illustrator.maximumImagesPerArticle) ?? [] })
    return await withTaskGroup(of: (String, Fetched).self) { group in
      for url in urls {
        group.addTask {
          let image = await fetcher.fetch(url, as: .image)
          return (url, Fetched(body: image.failure == nil ? image.body : nil, addresses: image.addresses))
        }
      }
      var images: [String: Fetched] = [:]
      for await (url, image) in group { images[url] = image }
      return images
    }
  }

  /// Of a page with a thousand thumbnails, only the first are fetched.
  private static let maximumImagesPerArticle = 40
}
