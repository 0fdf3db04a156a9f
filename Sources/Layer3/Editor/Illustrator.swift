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
    var urls: [String] = []
    func visit(_ block: Block) {
      switch block {
      case .figure(let figure):
        urls += figure.images.map(\.url)
        figure.caption.forEach(visit)
      case .paragraph(let content), .heading(_, let content, _): content.forEach(visit)
      case .list(let list): for item in list.items { item.content.forEach(visit) }
      case .quote(let content, let citation):
        content.forEach(visit)
        citation.forEach(visit)
      case .table(let table):
        for row in table.rows { for cell in row.cells { cell.content.forEach(visit) } }
      case .definitionList(let definitions):
        for definition in definitions {
          for term in definition.terms { term.forEach(visit) }
          for meaning in definition.meanings { meaning.forEach(visit) }
        }
      case .code, .math, .rule, .embed, .unknown: break
      }
    }
    func visit(_ run: Inline) {
      switch run {
      case .image(let image): urls.append(image.url)
      case .emphasis(let content), .strong(let content), .deleted(let content), .link(_, let content),
        .superscript(let content), .subscript(let content):
        content.forEach(visit)
      case .text, .code, .math, .lineBreak, .footnoteReference, .unknown: break
      }
    }
    blocks.forEach(visit)
    for note in footnotes { note.content.forEach(visit) }
    var seen: Set<String> = []
    return urls.filter { seen.insert($0).inserted }
  }
}
