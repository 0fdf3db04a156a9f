import Testing

@testable import Extraction

@Suite("Searches by bytes")
struct ByteSearchTests {
  @Test(
    "A text is found where it first occurs",
    arguments: [
      ("by Jane", "by", 0), ("posted by Jane", " by ", 6), ("© ©", "©", 0), ("né (c)", "(c)", 4), ("aab", "ab", 1),
      ("ab", "", 0),
    ])
  func finds(text: String, wanted: String, place: Int) throws {
    let range = try #require(text.firstRange(of: wanted))
    #expect(text.utf8.distance(from: text.startIndex, to: range.lowerBound) == place)
    #expect(text[range] == wanted)
    #expect(text.contains(wanted))
  }

  @Test("A text that doesn't occur isn't found", arguments: [("ab", "abc"), ("", "a"), ("aab", "ba"), ("né", "e")])
  func misses(text: String, wanted: String) {
    #expect(text.firstRange(of: wanted) == nil)
    #expect(!text.contains(wanted))
  }

  @Test("A range in a part of a text is a range of the whole")
  func parts() throws {
    let text = "a [[b]] c"
    let start = try #require(text.firstRange(of: "[["))
    let end = try #require(text[start.upperBound...].firstRange(of: "]]"))
    #expect(text[start.upperBound..<end.lowerBound] == "b")
  }

  @Test(
    "A text is cut at each separator",
    arguments: [
      (" a  b ", " ", ["a", "b"]), ("a and b", " and ", ["a", "b"]), ("aaa", "aa", ["a"]), ("", ",", []),
      ("né", ",", ["né"]),
      ("、甲、乙", "、", ["甲", "乙"]),
    ])
  func splits(text: String, separator: String, parts: [String]) {
    #expect(text.split(separator: separator).map(String.init) == parts)
    let all = text.split(separator: separator, omittingEmptySubsequences: false)
    #expect(all.joined(separator: separator) == text)
    #expect(all.filter { !$0.isEmpty }.map(String.init) == parts)
  }

  @Test("One of several words is found in any case, also beside the first letters of others")
  func words() {
    let words: [StaticString] = ["author", "by", "@x", "autor"]
    for text in ["By", "xAUTHORx", "au-autor", "a@X", "bby"] { #expect(text.containsAny(words), "\(text)") }
    for text in ["", "b y", "autho", "aut-hor", "@", "Á"] { #expect(!text.containsAny(words), "\(text)") }
  }

  @Test("Words that are prepared for a search are found where a plain search finds them")
  func preparedWords() {
    let words: [StaticString] = ["aba", "ab-ab", "-bb", "b/aab"]
    let prepared = ByteWords("aba", "ab-ab", "-bb", "b/aab")
    let letters = Array("abAB-/".utf8)
    for seed in 0..<4_000 {
      var rest = seed &* 2_654_435_761 &+ 1
      let text = (0..<seed % 12).map { _ in
        rest = rest &* 48_271 % 2_147_483_647
        return letters[rest % letters.count]
      }
      let expected = text.withUnsafeBufferPointer { $0.containsAny(words) }
      #expect(text.span.containsAny(prepared) == expected, "\(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test("A text is found at all its places, each behind the one before")
  func places() {
    let text = "a - b -  - c"
    #expect(text.ranges(of: " - ").map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } == [1, 5, 8])
    #expect("aaaa".ranges(of: "aa").count == 2)
    #expect("é".ranges(of: "e").isEmpty && "a".ranges(of: "").isEmpty)
  }

  @Test("The key of a wording has the letters and digits that Unicode calls so, in lower case")
  func wordKeys() {
    for value in UInt32(0)...0x1_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let letters = String(scalar).lowercased().unicodeScalars.filter(\.isLetterOrNumber)
      if String(scalar).wordKey != String(String.UnicodeScalarView(letters)) { Issue.record("\(value)") }
    }
    #expect("Ärger – “It’s” 3½".wordKey == "ärgerits3½")
  }

  @Test("A key that a text's key is, or begins with, is found without the rest of the text's key")
  func comparedKeys() {
    let texts = ["", "Read", "“Read”", "read more", "–", "Übung", "3 D", "ready"]
    for (text, other) in texts.flatMap({ text in texts.map { (text, $0) } }) {
      let key = other.wordKey
      #expect(text.hasWordKey(key) == (text.wordKey == key), "\(text), \(other)")
      #expect(text.hasWordKey(beginningWith: key) == text.wordKey.hasPrefix(key), "\(text), \(other)")
    }
  }

  @Test("White space is what Unicode calls so, and two marks without width")
  func whiteSpace() {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isBlank = scalar.properties.isWhitespace || value == 0xFEFF || value == 0x200B
      let length = Array(String(scalar).utf8).withUnsafeBufferPointer { $0.lengthOfBlank(at: 0) }
      if (length == String(scalar).utf8.count) != isBlank || !isBlank && length > 0 { Issue.record("\(value)") }
    }
    #expect(" a\u{A0}\u{3000}é\u{2028} \tb\u{FEFF}".collapsed == "a é b")
  }
}
