import ArticleModel
import Testing

@testable import Extraction

struct PlainTextTests {
  private let mail = """
    From: jo at example.org (Jo Marsh)
    Date: Tue, 5 May 2026 10:11:12 +0200
    Subject: Re: [coast-dev] The wall,
     and what it holds
    Message-ID: <1@example.org>

    Al wrote:
    > The wall leans.
    > Somebody should look at it.

    It has leaned since it was built, and it will lean for a while yet. I have
    measured it twice and the angle is the same.

        ./measure --wall 3 \\
            --unit degrees

    Jo

    -- 
    Jo Marsh, keeper of walls
    """

  @Test("The header of a mail gives its metadata")
  func header() {
    let metadata = Extractor().extract(plainText: mail).article.metadata
    #expect(metadata.title == "The wall, and what it holds")
    #expect(metadata.authors == ["Jo Marsh"])
    #expect(metadata.published?.hasPrefix("2026-05-05") == true)
  }

  @Test("Quotations, code and paragraphs are separate")
  func quotationsCode() {
    let extract = Extractor().extract(plainText: mail)
    #expect(extract.receipt.kind == .full)
    #expect(extract.receipt.source == "plain-text")
    let blocks = extract.article.blocks
    #expect(blocks.contains { if case .quote = $0 { true } else { false } })
    #expect(
      blocks.contains {
        if case .code(let code) = $0 { code.text == "./measure --wall 3 \\\n    --unit degrees" } else { false }
      })
    #expect(extract.article.plainText.contains("a while yet. I have measured it twice"))
    #expect(!extract.article.plainText.contains("keeper of walls"))
  }

  @Test("A short first line is the title")
  func shortFirstLine() {
    let text = "On walls\r\n========\r\n\r\n" + TestPage.paragraphs.joined(separator: "\r\n\r\n")
    let extract = Extractor().extract(plainText: text)
    #expect(extract.article.metadata.title == "On walls")
    #expect(extract.article.blocks.count == 4)
  }

  @Test("A memo's header below its heading is no paragraph")
  func memosHeaderBelow() {
    let memo = "MEMO\n\nFrom:     The desk\nDate:     31 December 2025\nSubject:  Ratios\n\n" + TestPage.paragraphs[0]
    let article = Extractor().extract(plainText: memo).article
    #expect(article.metadata.title == "Ratios")
    #expect(article.metadata.authors == ["The desk"])
    #expect(article.plainText == TestPage.paragraphs[0])
  }

  @Test("A sentence before a colon is no mail header")
  func sentenceBefore() {
    let text = "Note: this is a text of one paragraph that begins with a word and a colon, as notes do.\n\nAnd goes on."
    #expect(Extractor().extract(plainText: text).article.plainText.hasPrefix("Note: this"))
  }

  @Test("An empty file is a card")
  func emptyFile() {
    #expect(Extractor().extract(plainText: " \n\n").receipt.kind == .card)
  }
}
