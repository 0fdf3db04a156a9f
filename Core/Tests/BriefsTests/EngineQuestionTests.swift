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
