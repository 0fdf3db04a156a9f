import ArticleModel

/// Reads a printed document (a PDF) as an article, if its letters can be read and most of it is text in sentences.
///
/// A printed page does not mark its paragraphs. They are found by sizes, indents and space. Anything but text in
/// sentences (formulas, tables, the words of drawings) is left out and named at its place. The receipt says so.
struct PrintedReader {
  private var layout: PrintedLayout
  private let url: String?
  private let isCut: Bool

  /// The maximum number of pages.
  /// An edition has no use for more.
  static let pageLimit = 100

  init(_ layout: PrintedLayout, url: String?) {
    self.layout = layout
    self.url = url
    isCut = layout.pages.count > Self.pageLimit
    self.layout.pages = Array(layout.pages.prefix(Self.pageLimit))
  }

  func read() -> Extract {
    var layout = layout
    var furniture = PrintedFurniture()
    furniture.remove(from: &layout)
    var pieces = layout.pages.enumerated().flatMap { page, content in
      (PrintedColumns.blocks(of: content) ?? content.blocks).flatMap { PrintedPiece.pieces(of: $0, page: page) }
    }
    let classifier = PrintedClassifier(pieces, pages: layout.pages)
    classifier.classify(&pieces)
    let title = PrintedFront.title(declared: layout.title, pieces: pieces)
    var metadata = Metadata(
      title: title, authors: PrintedFront.authors(declared: layout.author),
      published: PrintedFront.date(inStamps: furniture.stamps))
    metadata.language = LanguageDetector.settle(
      declared: nil, sample: pieces.filter { $0.kind == .prose }.prefix(40).map(\.text).joined(separator: "\n"))
    metadata.canonicalURL = url
    pieces.removeAll { Self.isKnown($0, title: title, authors: metadata.authors) }
    let quality = PrintedQuality(pieces, pages: layout.pages)
    let assembly = PrintedAssembly(pieces)
    var evidence = quality.evidence
    evidence["words"] = Double(assembly.keptWords)
    evidence["shareOfWords"] = quality.share(of: assembly.keptWords)
    func extract(_ blocks: [Block], _ kind: Receipt.Kind, _ why: String) -> Extract {
      Extract(
        article: Article(metadata: metadata, blocks: blocks),
        receipt: Receipt(
          kind: kind, why: why, source: "pdf", evidence: evidence, confidence: 0.9, signs: ["printedPages"]))
    }
    if let obstacle = quality.obstacle { return extract([], .card, obstacle) }
    guard quality.share(of: assembly.keptWords) >= 0.6 else {
      let abstract = Self.abstract(of: assembly.blocks)
      return abstract.isEmpty
        ? extract([], .card, "most of the PDF is tables, formulas or figures")
        : extract(abstract, .excerpt, "this is the summary of a PDF that is mostly tables, formulas or figures")
    }
    let blocks = assembly.blocks + Self.notes(assembly.notes)
    if isCut { return extract(blocks, .partial, "this is the text of the PDF's first \(Self.pageLimit) pages") }
    let hasFloats = pieces.contains { $0.kind == .caption }
    if assembly.gaps > 0 || hasFloats {
      return extract(blocks, .partial, "this is the PDF's text without its figures, tables and formulas")
    }
    return extract(blocks, .full, "this is the PDF's whole text")
  }

  /// Returns whether a piece repeats the title or the authors, which are already shown above the article.
  private static func isKnown(_ piece: PrintedPiece, title: String?, authors: [String]) -> Bool {
    guard piece.page == 0, piece.kind != .prose else { return false }
    let key = piece.text.wordKey
    guard key.count >= 4 else { return false }
    return title?.wordKey.contains(key) == true || authors.joined().wordKey.contains(key)
  }

  /// Returns the text under the heading `Abstract`, up to the next heading.
  private static func abstract(of blocks: [Block]) -> [Block] {
    guard
      let start = blocks.firstIndex(where: { block in
        guard case .heading(_, let content, _) = block else { return false }
        return ["abstract", "summary", "zusammenfassung", "résumé"].contains(content.plainText.lowercased())
      })
    else { return [] }
    let text = blocks[(start + 1)...].prefix { if case .heading = $0 { false } else { true } }
    let words = text.reduce(0) { $0 + $1.plainText.split(separator: " ").count }
    return words >= 40 ? text.filter { $0 != PrintedAssembly.gap } : []
  }

  private static func notes(_ notes: [Block]) -> [Block] {
    notes.isEmpty ? [] : [.heading(level: 2, content: [.text("Notes")], anchor: nil)] + notes
  }
}

/// Judges whether the text read from a PDF can be trusted.
struct PrintedQuality {
  private let words: Int
  private let pages: Int
  private let isLandscape: Bool
  private let letterShare: Double
  private let singleShare: Double
  private let brokenShare: Double

  init(_ pieces: [PrintedPiece], pages: [PrintedLayout.Page]) {
    let all = pieces.flatMap(\.lines).flatMap(\.words).map(\.text)
    words = all.count
    self.pages = pages.count
    isLandscape = pages.count { $0.width > $0.height } * 2 > pages.count
    var letters = 0
    var broken = 0
    var characters = 0
    for scalar in all.lazy.flatMap(\.unicodeScalars) {
      // Code and tables are full of digits and signs, and can still be read well.
      if scalar.properties.isAlphabetic { letters += 1 } else if scalar.isASCII && scalar.value >= 0x20 { continue }
      characters += 1
      // A font without a table of its letters gives these characters.
      if scalar.value == 0xFFFD || (0xE000...0xF8FF).contains(scalar.value) || scalar.value < 0x20 { broken += 1 }
    }
    letterShare = Double(letters) / Double(max(1, characters))
    brokenShare = Double(broken) / Double(max(1, characters))
    let single = all.count {
      $0.unicodeScalars.count == 1 && $0.first?.isLetter == true && $0.first?.isIdeograph == false
    }
    singleShare = Double(single) / Double(max(1, words))
  }

  var evidence: [String: Double] {
    [
      "pages": Double(pages), "pdfWords": Double(words), "lettersShare": letterShare, "brokenShare": brokenShare,
      "singleShare": singleShare,
    ]
  }

  func share(of kept: Int) -> Double { Double(kept) / Double(max(1, words)) }

  /// Why nothing of it is shown, or nil if no problem was found.
  var obstacle: String? {
    if pages == 0 { return "the PDF cannot be read" }
    if words < 20 * pages || words < 60 { return "the PDF holds pictures of pages, not text" }
    if brokenShare > 0.01 || letterShare < 0.75 || singleShare > 0.3 {
      return "the letters of the PDF cannot be read reliably"
    }
    if isLandscape, words < 150 * pages { return "the PDF is a set of slides" }
    return nil
  }
}
