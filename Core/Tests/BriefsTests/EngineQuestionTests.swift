import ArticleModel
import Briefs
import EditionModel
import JSONFormat
import Testing

@Suite("Questions to an engine")
struct EngineQuestionTests {
  private let article = Article(
    metadata: Metadata(title: "Swift compiles faster", language: "en"),
    blocks: [
      .paragraph([.text("However, nobody knows why that is so and nobody ever will.")]),
      .paragraph([.text("The Swift compiler now compiles large projects twice as fast as the compilers of last year.")]
      ),
      .paragraph([.text("Large modules are read once and kept in memory until the last file of the project is done.")]),
    ])

  private func reply(_ content: String, tokens: String = "12") -> [UInt8] {
    var json = JSONWriter()
    json.value(["choices": [["message": ["role": "assistant", "content": .string(content)]]]] as JSON)
    let body = String(decoding: json.bytes, as: UTF8.self)
    return Array((body.dropLast() + ",\"usage\":{\"total_tokens\":\(tokens)}}").utf8)
  }

  @Test("A valid choice becomes places in the article, in its order")
  func valid() throws {
    let question = try #require(EngineQuestion(about: article, title: "Swift"))
    let choice = try #require(question.choice(in: reply(#"{"sentences":[2,1]}"#)))
    let brief = try #require(question.brief(of: choice, model: "m", responsible: "Ann"))
    #expect(brief.sentences.map(\.block) == [1, 2])
    #expect((brief.chosenBy, brief.model, brief.responsible, brief.tokens) == (.engine, "m", "Ann", 12))
    #expect(brief.promptHash == question.hash)
    #expect(brief.texts(in: article)?.count == 2)
  }

  @Test(
    "Whatever else an engine says counts for nothing",
    arguments: [
      "", "The article is about Swift.", #"{"sentences":[]}"#, #"{"sentences":[3]}"#, #"{"sentences":[0]}"#,
      #"{"sentences":[1,1]}"#, #"{"sentences":[1,2,1]}"#, #"{"sentences":[-1]}"#, #"{"sentences":["1"]}"#,
      #"{"sentences":[1.5]}"#, #"{"sentences":[1],"text":"Buy it!"}"#, #"{"sentences":"1"}"#, "[1]",
      #"Sure! {"sentences":[1]}"#, #"{"sentences":[1]} and more"#, #"{"sentences":[99999999999999999999]}"#,
      String(repeating: "[", count: 300), "{\"sentences\":[1]" + String(repeating: " ", count: 300) + "}",
    ])
  func invalid(content: String) throws {
    let question = try #require(EngineQuestion(about: article, title: "Swift"))
    #expect(question.choice(in: reply(content)) == nil)
  }

  @Test("An answer that isn't one, or is too long, counts for nothing")
  func broken() throws {
    let question = try #require(EngineQuestion(about: article, title: "Swift"))
    for answer in ["", "null", "{}", #"{"choices":[]}"#, #"{"choices":[{"message":{"content":null}}]}"#, "<html>"] {
      #expect(question.choice(in: Array(answer.utf8)) == nil)
    }
    let long = reply(#"{"sentences":[1]}"#) + [UInt8](repeating: 0x20, count: EngineQuestion.maximumAnswer)
    #expect(question.choice(in: long) == nil)
    #expect(question.choice(in: reply(#"{"sentences":[1]}"#, tokens: "-5"))?.tokens == nil)
  }

  private func article(_ sentence: String, language: String? = "en") -> Article {
    Article(
      metadata: Metadata(title: "Swift", language: language),
      blocks: [
        .paragraph([.text(sentence)]),
        .paragraph([.text("Large modules are read once and kept in memory until the last file of the project is done.")]
        ),
      ])
  }

  /// A sentence with a part in the middle.
  private static func sentence(_ part: String, rest: String = "is now twice as fast as those of last year.") -> String {
    "The new compiler\(part) \(rest)"
  }

  private func text(_ content: String, in article: Article) -> [String]? {
    guard let question = EngineQuestion(about: article, title: "Swift"),
      let choice = question.choice(in: reply(content))
    else { return nil }
    return question.brief(of: choice, model: "m", responsible: "Ann")?.texts(in: article)
  }

  @Test(
    "A whole part in brackets, between dashes or after which may be left out, and what stands around it stays",
    arguments: [
      " (which came out in spring)", " — which came out in spring —", ", which came out in spring,",
      ", whose makers live in Berlin,", ", who came out in spring,",
    ])
  func parts(part: String) throws {
    let article = article(Self.sentence(part))
    let whole = try #require(text(#"{"sentences":[1]}"#, in: article))
    #expect(whole == [Self.sentence(part)])
    #expect(text(#"{"sentences":[1],"leaveOut":[]}"#, in: article) == whole)
    #expect(text(#"{"sentences":[1],"leaveOut":["1a"]}"#, in: article) == [Self.sentence("")])
    let body = String(
      decoding: try #require(EngineQuestion(about: article, title: "S")).body(model: "m"), as: UTF8.self)
    #expect(body.contains("1a: ") && body.contains(#""leaveOut""#))
  }

  @Test(
    "A part that denies, limits or says whose word it is isn't offered, nor one whose end is in doubt",
    arguments: [
      EngineQuestionTests.sentence(" (which nobody has seen yet)"),
      EngineQuestionTests.sentence(" (which may come out in spring)"),
      EngineQuestionTests.sentence(" (according to its makers)"),
      EngineQuestionTests.sentence(", which wasn’t asked for,"),
      EngineQuestionTests.sentence(", which may come out in spring,"),
      EngineQuestionTests.sentence(", which is said to be good,"),
      EngineQuestionTests.sentence(", which according to its makers came out,"),
      EngineQuestionTests.sentence(", which came out — in spring,"),
      // The comma may be one of a list.
      EngineQuestionTests.sentence(", which reads files, folders and links,"),
      EngineQuestionTests.sentence(", which reads files,", rest: "folders and many other things of the disk."),
      EngineQuestionTests.sentence(
        ", which came out in spring,", rest: "is fast, small and better than the compilers of last year."),
      // Not a clause of its own.
      EngineQuestionTests.sentence(", a program of ten lines,"),
      EngineQuestionTests.sentence(" which came out in spring, last year,"),
    ])
  func noParts(sentence: String) throws {
    let article = article(sentence)
    let question = try #require(EngineQuestion(about: article, title: "S"))
    #expect(!String(decoding: question.body(model: "m"), as: UTF8.self).contains("leaveOut"))
    #expect(text(#"{"sentences":[1],"leaveOut":["1a"]}"#, in: article) == nil)
  }

  @Test("In another language no clause is offered, and in an unknown one no part at all")
  func languages() {
    #expect(
      text(
        #"{"sentences":[1],"leaveOut":["1a"]}"#,
        in: article(Self.sentence(", which came out in spring,"), language: "de")) == nil)
    #expect(
      text(
        #"{"sentences":[1],"leaveOut":["1a"]}"#,
        in: article(Self.sentence(" (which came out in spring)"), language: nil)) == nil)
  }

  @Test(
    "Names of parts that aren't there, belong to another sentence, come twice or are no names make the answer worthless",
    arguments: [
      #"{"sentences":[1],"leaveOut":["1b"]}"#, #"{"sentences":[2],"leaveOut":["1a"]}"#,
      #"{"sentences":[1],"leaveOut":["1a","1a"]}"#, #"{"sentences":[1],"leaveOut":["in spring"]}"#,
      #"{"sentences":[1],"leaveOut":[1]}"#, #"{"sentences":[1],"leaveOut":"1a"}"#, #"{"leaveOut":["1a"]}"#,
      #"{"sentences":[1],"sentences":[2]}"#, #"{"sentences":[1],"leaveOut":["1a"],"leaveOut":[]}"#,
      #"{"sentences":[1],"leaveOut":["1a"],"x":1}"#, #"{"sentences":[1],"leaveOut":[["1a"]]}"#,
    ])
  func badParts(content: String) {
    #expect(text(content, in: article(Self.sentence(", which came out in spring,"))) == nil)
  }

  @Test("The rule leaves no clause out: only an engine may choose to")
  func ruleKeepsClauses() {
    let article = article(Self.sentence(", which came out in spring,"))
    #expect(BriefRule().choose(from: article)?.sentences.allSatisfy { $0.cuts == nil } == true)
  }

  @Test("Only sentences that the rule could choose are offered, and the question's hash doesn't depend on the model")
  func offered() throws {
    let question = try #require(EngineQuestion(about: article, title: "Swift"))
    let body = String(decoding: question.body(model: "m"), as: UTF8.self)
    #expect(body.contains("[1] The Swift compiler") && !body.contains("However"))
    #expect(question.hash == EngineQuestion(about: article, title: "Swift")?.hash)
    #expect(question.hash != EngineQuestion(about: article, title: "Another")?.hash)
    #expect(EngineQuestion(about: Article(), title: "Swift") == nil)
  }
}
