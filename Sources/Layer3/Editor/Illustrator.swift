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

    /// Adds an image to a story if it is one and there is room for it.
    fileprivate mutating func add(_ body: [UInt8], from url: String, to place: Int, left: inout Int) {
      guard let picture = Picture(body) else { return }
      let image = picture.stored(from: url)
      // An image that two articles share is paid for once.
      if blobs[image.hash] == nil {
        guard image.bytes <= left else { return }
        left -= image.bytes
        blobs[image.hash] = picture.bytes
      }
      images[place].append(image)
    }
  }

  /// Fetches the images of some stories, then the small versions of those that could stand beside a title.
  ///
  /// - Parameter articles: one for each story; nil for a story without an article.
  func illustrate(_ articles: [Article?]) async -> Result {
    var result = Result(images: articles.map { _ in [] }, addresses: articles.map { _ in [] })
    var left = settings.imageBudget
    let shown = articles.map { $0?.imageURLs ?? [] }
    await fetch(shown, into: &result) { result, place, url, body in
      guard body.count <= settings.imageLimit else { return }
      result.add(body, from: url, to: place, left: &left)
    }
    let small = zip(articles, result.images).map { article, images in
      article.map { LeadPicture.smallVersions(of: $0, besides: images) } ?? []
    }
    await fetch(small, into: &result) { result, place, url, body in
      // The first that fits is enough.
      guard body.count <= LeadPicture.maximumBytes, let article = articles[place],
        LeadPicture(of: article, among: result.images[place]) == nil,
        let image = Picture(body)?.stored(from: url),
        LeadPicture(of: article, among: result.images[place] + [image]) != nil
      else { return }
      result.add(body, from: url, to: place, left: &left)
    }
    return result
  }

  /// Fetches images, and takes each in the order of the stories.
  ///
  /// - Parameter addresses: by story.
  private func fetch(
    _ addresses: [[String]], into result: inout Result,
    take: (inout Result, _ place: Int, _ url: String, _ body: [UInt8]) -> Void
  ) async {
    let fetched = await fetchAll(addresses)
    for (place, urls) in addresses.enumerated() {
      for url in urls {
        guard let image = fetched[url] else { continue }
        result.addresses[place].formUnion(image.addresses)
        if let body = image.body { take(&result, place, url, body) }
      }
    }
  }

  /// What is kept of a fetched image: a picture of dots as it came, a drawing written anew.
  fileprivate struct Picture {
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

    func stored(from url: String) -> StoredImage {
      StoredImage(
        url: url, hash: ContentHash(of: bytes), type: type.rawValue, bytes: bytes.count, width: width, height: height)
    }
  }

  private struct Fetched: Sendable {
    /// Nil if the fetch failed.
    var body: [UInt8]?
    var addresses: Set<String>
  }

  private func fetchAll(_ addresses: [[String]]) async -> [String: Fetched] {
    let urls = Set(addresses.flatMap { $0.prefix(Illustrator.maximumImagesPerArticle) })
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
