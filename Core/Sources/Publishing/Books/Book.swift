import ArticleModel
import EditionModel

/// An edition as an EPUB 3.3 publication: one file that holds everything, for e-readers.
///
/// Cover, title page, contents, a chapter for each story, an end. The same edition and corrections give the same
/// bytes.
struct Book {
  let issue: Issue
  let images: BookImages
  let access: BookAccess
  private let pages: [(page: Page, markup: Markup)]

  init(issue: Issue, bytes: (ContentHash) -> [UInt8]?) {
    let candidates = BookImages(issue: issue, bytes: bytes)
    let writer = BookPages(issue: issue, images: candidates)
    let pages = Book.pages(of: issue).map { ($0, writer.markup(of: $0)) }
    self.issue = issue
    self.pages = pages
    images = candidates.shown(on: pages.map(\.1))
    access = BookAccess(issue: issue, images: images)
  }

  func bytes(deflate: @escaping Deflate) -> [UInt8] {
    var archive = ZIPArchive(deflate: deflate)
    // First, stored and without an extra field: the type can be read at a fixed place (OCF 3.3, 4.2.6.2).
    archive.add("mimetype", Array("application/epub+zip".utf8), isCompressed: false)
    archive.add("META-INF/container.xml", Book.container, isCompressed: true)
    archive.add("EPUB/package.opf", BookPackage(book: self).markup().bytes, isCompressed: true)
    archive.add("EPUB/cover.png", BookCover(issue: issue).png(deflate: deflate), isCompressed: false)
    archive.add("EPUB/style.css", Array(BookStyle.sheet.utf8), isCompressed: true)
    archive.add("EPUB/\(BookNCX.file)", BookNCX(issue: issue).markup().bytes, isCompressed: true)
    for (page, markup) in pages { archive.add("EPUB/\(page.file)", markup.bytes, isCompressed: true) }
    for image in images.files { archive.add("EPUB/\(image.path)", image.bytes, isCompressed: false) }
    return archive.finished()
  }

  /// A page of the book, in the order of reading.
  enum Page: Sendable {
    case cover, title, contents, end
    case story(PresentedStory)
    case discussion(PresentedStory)

    /// The file, which is also its name in the package.
    var file: String { name + ".xhtml" }

    var name: String {
      switch self {
      case .cover: "cover"
      case .title: "title"
      case .contents: "contents"
      case .story(let story): "story-\(story.number)"
      case .discussion(let story): "discussion-\(story.number)"
      case .end: "end"
      }
    }

    /// Whether it holds what only a description in MathML says.
    var hasMath: Bool {
      if case .story(let story) = self { story.article.map { BookAccess.hasMath($0) } ?? false } else { false }
    }
  }

  static func pages(of issue: Issue) -> [Page] {
    [.cover, .title, .contents]
      + issue.stories.flatMap { story -> [Page] in
        let hasDiscussion = issue.settings.booksHaveDiscussions && story.hasDiscussion
        return hasDiscussion ? [.story(story), .discussion(story)] : [.story(story)]
      } + [.end]
  }

  private static let container = Array(
    """
    <?xml version="1.0" encoding="utf-8"?>
    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>\
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>

    """.utf8)
}

/// The images that a book carries: each once, under its hash.
struct BookImages {
  struct File {
    var path: String
    var type: String
    var bytes: [UInt8]
  }

  private(set) var files: [File] = []
  private var held: Set<ContentHash> = []

  init(issue: Issue, bytes: (ContentHash) -> [UInt8]?) {
    for image in issue.stories.flatMap(\.images) {
      guard let path = BookImages.path(of: image), !held.contains(image.hash), let content = bytes(image.hash)
      else { continue }
      held.insert(image.hash)
      files.append(File(path: path, type: image.type, bytes: content))
    }
  }

  /// The images that a page shows: an edition may have stored one that its article shows only in a part
  /// that is not rendered.
  func shown(on pages: [Markup]) -> BookImages {
    let texts = pages.map(\.string)
    var kept = self
    kept.files = files.filter { file in texts.contains { $0.contains(file.path) } }
    return kept
  }

  /// What a story shows for its images; what the book lacks becomes a link to the original.
  func shown(in story: PresentedStory) -> Images {
    .packed(
      Dictionary(story.images.filter { held.contains($0.hash) }.map { ($0.url, $0) }) { first, _ in first })
  }

  /// Nil for a type that EPUB 3.3 does not count among those that every reader shows (3.2): AVIF.
  static func path(of image: StoredImage) -> String? {
    let ending: String
    switch ImageType(rawValue: image.type) {
    case .png: ending = "png"
    case .jpeg: ending = "jpg"
    case .gif: ending = "gif"
    case .webp: ending = "webp"
    case .svg: ending = "svg"
    case .avif, nil: return nil
    }
    return "images/\(image.hash).\(ending)"
  }
}
