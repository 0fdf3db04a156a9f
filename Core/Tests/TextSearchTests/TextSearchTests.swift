import Testing
import TextSearch

@Suite("Queries") struct Queries {
  @Test(
    "Words, phrases, exclusions and sites are distinguished",
    arguments: [
      ("rust", [" rust"], [], []),
      ("Rust async", [" rust", " async"], [], []),
      ("\"exact phrase\"", [" exact phrase "], [], []),
      ("“curly quotes”", [" curly quotes "], [], []),
      ("swift -apple -\"app store\"", [" swift"], [" apple ", " app store "], []),
      ("AI", [" ai "], [], []), ("C", [" c "], [], []), ("c++ c#", [" c++", " c# "], [], []),
      ("東京", [" 東 京 "], [], []), ("京", [" 京 "], [], []), ("ＡＩ", [" ai "], [], []),
      ("site:GitHub.com/apple/ swift", [" swift"], [], ["github.com/apple"]),
      ("site:https://www.example.org", [], [], ["example.org"]),
      ("naïve Łódź", [" naive", " lodz"], [], []),
      ("node.js", [" node js "], [], []),
      ("\"unclosed phrase", [" unclosed phrase "], [], []),
    ] as [(String, [String], [String], [String])])
  func areRead(text: String, included: [String], excluded: [String], sites: [String]) {
    let query = SearchQuery(text)
    #expect(query.terms.filter { !$0.isExcluded }.map(\.pattern) == included)
    #expect(query.terms.filter(\.isExcluded).map(\.pattern) == excluded)
    #expect(query.sites.map(\.name) == sites)
  }

  @Test(
    "What makes no sense is an empty query, never an error",
    arguments: ["", "   ", "\"", "\"\"", "-", "--", "-word", "***", "site:", "-site:x.org", "\u{0}", "( ) OR", "'"])
  func nonsense(text: String) {
    #expect(SearchQuery(text).isEmpty == (text != "( ) OR"))
  }

  @Test("A pattern has at least the three characters that a trigram index needs, and nothing of its syntax")
  func patternsAreFitForTheIndex() {
    for text in ["a b c", "NEAR(a b)", "a\"b", "{x}:y^2*", "ß", "ไทย", "한국", "é", "col:umn AND NOT"] {
      for term in SearchQuery(text).terms {
        #expect(term.pattern.unicodeScalars.count >= 3, "\(text)")
        #expect(!term.pattern.contains { "\"'*^(){}:".contains($0) }, "\(text)")
      }
    }
  }

  @Test("A long query is cut, which bounds its cost")
  func areBounded() {
    #expect(SearchQuery(String(repeating: "word ", count: 1000)).terms.count <= 16)
    #expect(SearchQuery(String(repeating: "x", count: 100_000)).text.count == 200)
  }
}

@Suite("Snippets") struct Snippets {
  @Test("A match is marked with the accents and case of the text")
  func keepTheOriginal() {
    #expect(marked("In Łódź they wrote RUSTic code.", "lodz rust") == "In [Łódź] they wrote [RUST]ic code.")
    #expect(marked("ラーメン東京駅。", "東京") == "ラーメン[東京]駅。")
    #expect(marked("Cafe\u{301} culture", "café") == "[Cafe\u{301}] culture")
  }

  @Test("A word is found at its beginning, not inside of another")
  func beginAtWords() {
    #expect(marked("I trust rust and rusty frustration", "rust") == "I trust [rust] and [rust]y frustration")
    #expect(marked("said AI again", "ai") == "said [AI] again")
  }

  @Test("A phrase matches across punctuation and line ends as across spaces")
  func phrases() {
    #expect(marked("the (quick)\n brown fox", "\"quick brown\"") == "the ([quick)\n brown] fox")
  }

  @Test("The piece is where most of the terms are close together")
  func choosesThePlace() throws {
    let filler = String(repeating: "nothing to see here ", count: 60)
    let text = "alpha " + filler + "then alpha met beta at noon " + filler
    let snippet = try #require(Snippet(of: text, for: SearchQuery("alpha beta"), length: 80))
    let words = snippet.parts.map(\.text).joined()
    #expect(words.contains("alpha met beta"))
    #expect(words.count <= 80)
    #expect(snippet.isCutBefore && snippet.isCutAfter)
    #expect(!words.hasPrefix("othing"), "it begins with a whole word")
  }

  @Test("If only the title matched, the text is shown from its beginning")
  func withoutAMatch() throws {
    let snippet = try #require(Snippet(of: "One two three.", for: SearchQuery("zebra"), length: 100))
    #expect(snippet.parts == [.init(text: "One two three.", isMatch: false)])
    #expect(!snippet.isCutBefore && !snippet.isCutAfter)
    #expect(Snippet(of: "", for: SearchQuery("zebra")) == nil)
  }

  private func marked(_ text: String, _ query: String) -> String {
    Snippet(marking: text, for: SearchQuery(query)).parts.map { $0.isMatch ? "[\($0.text)]" : $0.text }.joined()
  }
}

@Suite("Forms of one word") struct WordForms {
  @Test(
    "A word is found in whichever form it is written",
    arguments: [
      ("Straße", "strasse"), ("STRASSE", "straße"), ("ẞ", "ß"), ("ﬁne ﬂow oﬃce", "fine flow office"),
      ("ｶﾞｲﾄﾞ", "ガイド"), ("ﾊﾟｿｺﾝ", "パソコン"), ("か\u{3099}", "が"), ("ｳﾞ", "ヴ"), ("ｰ", "ー"),
      ("👍🏽", "👍"), ("❤\u{fe0f}", "❤"),
    ])
  func oneForm(written: String, searched: String) {
    #expect(FoldedText(written.unicodeScalars).string == FoldedText(searched.unicodeScalars).string)
  }

  @Test("An emoji is a word, and a query of one finds it")
  func emoji() {
    let query = SearchQuery("🚀")
    #expect(query.included.map(\.pattern) == [" 🚀 "])
    #expect(FoldedText("to the moon🚀!".unicodeScalars).string.contains(" 🚀 "))
    #expect(!SearchQuery("launch 🚀").isEmpty)
  }

  @Test("What is marked has the letters of the text, also if a letter stands for two or two for one")
  func marks() {
    #expect(marked("Die Straße dort", "strasse") == "Die [Straße] dort")
    #expect(marked("an ofﬁce", "office") == "an [ofﬁce]")
    #expect(marked("ｶﾞｲﾄﾞ本", "ガイド") == "[ｶﾞｲﾄﾞ]本")
  }

  private func marked(_ text: String, _ query: String) -> String {
    Snippet(marking: text, for: SearchQuery(query)).parts.map { $0.isMatch ? "[\($0.text)]" : $0.text }.joined()
  }
}
