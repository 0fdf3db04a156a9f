import ArticleModel
import Testing

struct ListTests {
  private func list(_ html: String) throws -> List {
    try #require(blocks(html).compactMap { block in if case .list(let list) = block { list } else { nil } }.first)
  }

  @Test("Items hold nested lists")
  func itemsHoldNested() throws {
    let inner = List(isOrdered: true, items: [.init(content: [paragraph("b")])])
    let expected = List(
      isOrdered: false, items: [.init(content: [paragraph("a"), .list(inner)]), .init(content: [paragraph("c")])])
    #expect(try list("<ul><li>a<ol><li>b</ol><li>c</ul>") == expected)
    // Old pages put the nested list beside its item.
    #expect(try list("<ul><li>a</li><ol><li>b</li></ol><li>c</li></ul>") == expected)
  }

  @Test("Numbers begin where the page begins")
  func numbersBegin() throws {
    #expect(try list("<ol start=4><li>x</ol>").start == 4)
    #expect(try list("<ol><li value=7>x</ol>").start == 7)
    #expect(try list("<ol start=abc><li>x</ol>").start == 1)
  }

  @Test("Boxes of task lists are ticks")
  func boxes() throws {
    let html = """
      <ul><li><input type=checkbox checked disabled> done</li><li><label><input type=checkbox> open</label></li><li>plain</li></ul>
      """
    #expect(try list(html).items.map(\.isChecked) == [true, false, nil])
    #expect(try list(html).items.map(\.content) == [[paragraph("done")], [paragraph("open")], [paragraph("plain")]])
  }

  @Test("Items hold code and paragraphs")
  func itemsHoldCode() throws {
    let item = try #require(try list("<ol><li><p>Run</p><pre>x</pre><p>then</p></ol>").items.first)
    #expect(item.content == [paragraph("Run"), .code(CodeBlock(text: "x")), paragraph("then")])
  }

  @Test("Terms keep all their meanings")
  func termsKeepAll() {
    #expect(
      blocks("<dl><dt>a<dt>b<dd>one<dd><p>two</p><p>three</p></dl>") == [
        .definitionList([
          Definition(
            terms: [[.text("a")], [.text("b")]],
            meanings: [[paragraph("one")], [paragraph("two"), paragraph("three")]])
        ])
      ])
    #expect(
      blocks("<dl><div><dt>c</dt><dd>four</dd></div></dl>")
        == [.definitionList([Definition(terms: [[.text("c")]], meanings: [[paragraph("four")]])])])
  }

  @Test("Meanings hold terms of their own")
  func meaningsHoldTerms() {
    #expect(
      blocks("<dl><dt>a<dd>one<dl><dt>b<dd>two</dl></dl>") == [
        .definitionList([
          Definition(
            terms: [[.text("a")]],
            meanings: [
              [
                paragraph("one"),
                .definitionList([Definition(terms: [[.text("b")]], meanings: [[paragraph("two")]])]),
              ]
            ])
        ])
      ])
  }

  @Test("Indentation by definitions is no definition")
  func indentation() {
    #expect(blocks("<dl><dd>indented</dd></dl>") == [paragraph("indented")])
  }

  @Test("A list with text of its own is no contents list")
  func listWithText() {
    let html =
      "<ul><li><a href=#a>One</a> is about the first of many things that matter</li><li><a href=#b>Two</a> tells the rest of the story, at length</li><li><a href=#c>Three</a> ends it with a look ahead and back</li></ul>"
    #expect(blocks(html).count == 1)
  }
}
