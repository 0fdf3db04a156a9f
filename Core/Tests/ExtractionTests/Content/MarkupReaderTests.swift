import HTML
import Testing

@testable import Extraction

@Suite("What the words of classes say")
struct MarkupReaderTests {
  private let lexicon = Lexicon(
    [("post", 0.5), ("promo", -0.25), ("share", -1), ("body", 0.125)].map { (WordHash(of: $0.0).folded, $0.1) })

  private func element() -> PageElement {
    PageElement(node: NodeID(rawValue: 1), parent: 0, tag: .div, surroundings: [], depth: 1)
  }

  @Test("A class says the same to each element that has it, however many other classes a page has")
  func repeatedClasses() {
    var reader = MarkupReader(lexicon: lexicon)
    let words = ["post", "promo", "share", "body", "comment", "other", "modal"]
    let classes = (0..<1_500).map { "\(words[$0 % 7])-\(words[$0 / 7 % 7])Post x\($0)" }
    for name in classes + classes.reversed() {
      let bytes = Array(name.utf8)
      var (read, plain) = (element(), element())
      reader.read(class: bytes.span, of: &read)
      reader.read(bytes.span, of: &plain)
      #expect(read.marks == plain.marks && read.markup.sum == plain.markup.sum, "\(name)")
      #expect(read.markup.lowest == plain.markup.lowest && read.markup.highest == plain.markup.highest, "\(name)")
    }
  }

  @Test("Elements have the same signature if they share their name and their whole class")
  func signatures() {
    func signature(_ name: String, tag: HTML.Tag) -> UInt32 {
      var reader = MarkupReader(lexicon: lexicon)
      var read = PageElement(node: NodeID(rawValue: 1), parent: 0, tag: tag, surroundings: [], depth: 1)
      read.signature = tag.rawValue
      reader.read(class: Array(name.utf8).span, of: &read)
      return read.signature
    }
    let classes = ["post", "Post", "post ", "post-body", "a rather long class of a utility framework", "é", ""]
    let all = classes.flatMap { name in [HTML.Tag.div, .p].map { signature(name, tag: $0) } }
    #expect(Set(all).count == all.count)
    #expect(signature("post", tag: .div) == signature("post", tag: .div))
    #expect(signature("", tag: .p) == HTML.Tag.p.rawValue)
  }

  @Test("Texts with the same letters have the same hash, however a mark or a space divides them")
  func dividedTexts() {
    func hash(_ texts: [String]) -> UInt64 {
      var tally = TextTally()
      var hashes: [UInt32] = []
      let vocabulary = Vocabulary(title: [], description: [])
      for text in texts {
        tally.add(Array(text.utf8).span, surroundings: [], vocabulary: vocabulary, hashes: &hashes, limit: 40)
      }
      return tally.contentHash
    }
    let whole = hash(["Übermorgen wird's incomprehensibly 字字 quiet2"])
    for texts in [
      ["Über", "morgen wird’s incompre", "hensibly 字", "字quiet2!"],
      ["Über morgen  wirds", "incomprehensibly字字quiet", "2"],
    ] {
      #expect(hash(texts) == whole)
    }
    let others = [
      ["Übermorgen wirds incomprehensibly 字字 quiet3"], ["übermorgen wirds incomprehensibly 字字 quiet2"], [""],
    ]
    #expect(Set(others.map(hash)).count == 3 && !others.map(hash).contains(whole))
  }

  @Test("A word has one hash wherever it stands and in either case, and other words have others")
  func words() {
    let words = (1...40).flatMap { count in
      ["a", "b", "é", "字", "_", "7"].map { String(repeating: "x", count: count) + $0 }
    }
    for word in words {
      let whole = WordHash(of: word)
      for text in ["\(word)", "\(word) and more to follow", "before \(word)", "(\(word.uppercased()))"] {
        var hashes: [UInt32] = []
        WordScanner.forEachHash(in: Array(text.utf8).span) { hashes.append($0) }
        #expect(hashes.contains(whole.folded) || word.hasSuffix("é") && text.hasPrefix("("), "\(text)")
      }
      #expect(WordHash(of: word.uppercased()).exact != whole.exact)
    }
    #expect(Set(words.map { WordHash(of: $0).folded }).count == words.count)
  }
}
