import ArticleModel
import EditionModel
import Publishing
import SharedData
import Testing

@Suite("A book of an edition") struct BookTests {
  /// A red dot.
  static let png: [UInt8] = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2,
    0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 12, 0x49, 0x44, 0x41, 0x54, 0x08, 0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3,
    1, 1, 0, 0x18, 0xdd, 0x8d, 0xb0, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
  ]

  static func book(
    _ bundle: EditionBundle = Fixtures.bundle(), settings: SiteSettings = Fixtures.settings
  ) -> [UInt8] {
    Publisher(settings: settings).book(bundle, image: { _ in png })
  }

  private func read(_ bytes: [UInt8]) throws -> ZIPReader { try #require(ZIPReader(bytes)) }

  @Test("A book says what it is at a fixed place, where readers look for it without unpacking")
  func mimetype() throws {
    let bytes = Self.book()
    #expect(String(decoding: bytes[30..<58], as: UTF8.self) == "mimetypeapplication/epub+zip")
    let first = try #require(try read(bytes).entries.first)
    #expect(first.offset == 0 && first.method == 0)
  }

  @Test("A book has the same bytes on every run")
  func deterministic() { #expect(Self.book() == Self.book()) }

  @Test("A book carries the checksum of every entry")
  func checksums() throws {
    for entry in try read(Self.book()).entries where entry.name == "mimetype" {
      // From any unzip.
      #expect(entry.crc32 == 0x2cab_616f)
    }
  }

  @Test("A book takes what a compressor made only where it is smaller")
  func compression() throws {
    let publisher = Publisher(settings: Fixtures.settings)
    let halved = publisher.book(Fixtures.bundle(), image: { _ in nil }, deflate: { Array($0.prefix($0.count / 2)) })
    let entries = try read(halved).entries
    #expect(entries.first { $0.name == "EPUB/package.opf" }?.method == 8)
    #expect(entries.first { $0.name == "mimetype" }?.method == 0)
    let doubled = publisher.book(Fixtures.bundle(), image: { _ in nil }, deflate: { $0 + $0 })
    #expect(try read(doubled).entries.allSatisfy { $0.method == 0 })
  }

  @Test("A book lists every file in its package and reads in order: cover, title, contents, ten stories, end")
  func package() throws {
    let archive = try read(Self.book())
    let package = MarkupChecker(try #require(archive.text("EPUB/package.opf")))
    let items = Set(package.all("item").compactMap { $0.attributes["href"] })
    let files = archive.entries.map(\.name).filter { $0.hasPrefix("EPUB/") && !$0.hasSuffix(".opf") }
    #expect(items == Set(files.map { String($0.dropFirst(5)) }))
    #expect(
      package.all("itemref").compactMap { $0.attributes["idref"] }
        == ["cover", "title", "contents"] + (1...10).map { "story-\($0)" } + ["end"])
  }

  @Test("A book says how it can be read by ear, and claims descriptions of images only where each has one")
  func accessibility() throws {
    let described = try #require(read(Self.book()).text("EPUB/package.opf"))
    #expect(described.contains("<meta property=\"schema:accessMode\">visual</meta>"))
    #expect(described.contains("<meta property=\"schema:accessModeSufficient\">textual</meta>"))
    #expect(described.contains(">alternativeText</meta>"))
    var article = Fixtures.everything
    article.blocks.append(.figure(Figure(images: [Image(url: Fixtures.stored.image.url)])))
    let undescribed = try #require(read(Self.book(Fixtures.bundle(article: article))).text("EPUB/package.opf"))
    #expect(undescribed.contains("<meta property=\"schema:accessModeSufficient\">textual,visual</meta>"))
    #expect(!undescribed.contains(">alternativeText</meta>"))
  }

  @Test("A book opens notes in place and leads back from them")
  func notes() throws {
    let chapter = try #require(read(Self.book()).text("EPUB/story-1.xhtml"))
    #expect(chapter.contains("epub:type=\"noteref\" id=\"a-fnref-1\" href=\"#a-fn-1\""))
    #expect(chapter.contains("<aside epub:type=\"footnote\" role=\"doc-footnote\" id=\"a-fn-1\">"))
    #expect(chapter.contains("href=\"#a-fnref-1\""))
  }

  @Test("A book holds each image once, and links to what it may not hold")
  func images() throws {
    let names = try read(Self.book()).entries.map(\.name).filter { $0.hasPrefix("EPUB/images/") }
    #expect(names == ["EPUB/images/\(Fixtures.stored.file.hash).png"])
    var story = Fixtures.story(1)
    story.reading.images[0].type = "image/avif"
    let chapter = try read(Self.book(Fixtures.bundle(stories: [story]))).text("EPUB/story-1.xhtml") ?? ""
    #expect(!chapter.contains("<img"))
    #expect(chapter.contains("<a href=\"https://example.org/f.png\">Image not saved: a drawing</a>"))
  }

  @Test("A chapter names its source, what was kept, why it is here and the licence")
  func source() throws {
    var article = Fixtures.everything
    article.metadata.licence = "https://creativecommons.org/licenses/by/4.0/"
    let chapter = try read(Self.book(Fixtures.bundle(article: article))).text("EPUB/story-2.xhtml") ?? ""
    for words in [
      "<a href=\"https://site2.example/page\">site2.example</a>", "Ann 2", "4 May 2026", "licenses/by/4.0/",
      "Kept: full, a reason for it.", "Why it’s here: It gained 30 points.",
    ] { #expect(chapter.contains(words), "\(words)") }
  }

  @Test("Each chapter declares its language and direction")
  func languages() throws {
    var story = Fixtures.story(1, title: "مرحبا بالعالم")
    story.reading.language = "ar_EG"
    var article = Fixtures.everything
    article.metadata.language = nil
    let archive = try read(Self.book(Fixtures.bundle(stories: [story], article: article)))
    let chapter = try #require(archive.text("EPUB/story-1.xhtml"))
    #expect(chapter.contains("<div class=\"text\" lang=\"ar-EG\" xml:lang=\"ar-EG\" dir=\"rtl\">"))
    #expect(chapter.contains("xml:lang=\"en\" dir=\"rtl\""))
    // The book speaks English: of several languages a Kindle takes the last for the whole.
    let package = try #require(archive.text("EPUB/package.opf"))
    #expect(package.contains("<dc:language>en</dc:language>") && !package.contains("<dc:language>ar-EG</dc:language>"))
  }

  @Test("A book has the contents that old e-readers know, too")
  func oldContents() throws {
    let archive = try read(Self.book(Fixtures.bundle()))
    #expect(archive.text("EPUB/package.opf")?.contains("<spine toc=\"ncx\"") == true)
    let contents = try #require(archive.text("EPUB/toc.ncx"))
    #expect(contents.contains("<text>1. Story &lt;1&gt; &amp; more</text>"))
    #expect(contents.contains("src=\"story-10.xhtml\""))
    #expect(WellFormedXML.problem(in: Array(contents.utf8)) == nil)
  }

  @Test("A book holds nothing of a story that was withdrawn")
  func withdrawal() throws {
    let correction = Correction(
      date: Timestamp(1_778_140_800), kind: .withdrawn, story: 1, text: "At its author’s word.")
    let archive = try read(Self.book(Fixtures.bundle(stories: [Fixtures.story(1)], corrections: [correction])))
    let chapter = try #require(archive.text("EPUB/story-1.xhtml"))
    #expect(!chapter.contains("the note") && !chapter.contains("What it is about"))
    #expect(chapter.contains("At its author’s word."))
    #expect(!archive.entries.contains { $0.name.hasPrefix("EPUB/images/") })
    #expect(archive.text("EPUB/package.opf")?.contains("2026-05-07T08:00:00Z") == true)
  }

  @Test("A book is well-formed XML whatever the articles say")
  func wellFormed() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<25 {
      let archive = try read(Self.book(Escaping.hostileBundle(&generator)))
      for entry in archive.entries where !entry.name.hasSuffix(".png") && !entry.name.hasSuffix(".css") {
        guard entry.name != "mimetype" else { continue }
        #expect(WellFormedXML.problem(in: entry.bytes) == nil, "\(entry.name)")
      }
    }
  }
}
