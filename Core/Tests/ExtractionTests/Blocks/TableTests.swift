import ArticleModel
import Testing

struct TableTests {
  private func table(_ html: String) throws -> Table {
    try #require(blocks(html).compactMap { block in if case .table(let table) = block { table } else { nil } }.first)
  }

  @Test("Cells keep header spans and alignment")
  func cellsKeepHeader() throws {
    let html = """
      <table><caption>Times</caption><thead><tr><th rowspan=2>Query<th colspan=2 style="text-align:center">Took</tr>
      <tr><th>old<th class="halign-right">new</tr></thead><tbody><tr><td><code>a</code><td align=right>1<td>2</tr></tbody></table>
      """
    let table = try table(html)
    #expect(table.caption == [.text("Times")])
    #expect(table.rows.map { $0.cells.map(\.isHeader) } == [[true, true], [true, true], [false, false, false]])
    #expect(table.rows[0].cells.map(\.rowSpan) == [2, 1])
    #expect(table.rows[0].cells.map(\.columnSpan) == [1, 2])
    #expect(table.rows[0].cells.map(\.alignment) == [nil, .center])
    #expect(table.rows[1].cells.map(\.alignment) == [nil, .end])
    #expect(table.rows[2].cells.map(\.alignment) == [nil, .end, nil])
    #expect(table.rows[2].cells[0].content == [.paragraph([.code("a")])])
  }

  @Test("Left is the end in right-to-left text")
  func leftIsTheEnd() throws {
    let table = try table("<html dir=rtl><table><tr><th>a<th>b<tr><td align=left>c<td align=right>d</table>")
    #expect(table.rows[1].cells.map(\.alignment) == [.end, .start])
  }

  @Test("Wild spans are held in")
  func wildSpans() throws {
    let table = try table("<table><tr><th colspan=-4 rowspan=99>a<th colspan=x>b<tr><td>c<td rowspan=0>d</table>")
    #expect(table.rows[0].cells.map(\.columnSpan) == [1, 1])
    #expect(table.rows[0].cells.map(\.rowSpan) == [2, 1])
    #expect(table.rows[1].cells.map(\.rowSpan) == [1, 1])
  }

  @Test("Cells hold lists and code")
  func cellsHoldLists() throws {
    let table = try table("<table><tr><th>a<th>b<tr><td><ul><li>x</ul><td><pre>y</pre></table>")
    #expect(
      table.rows[1].cells[0].content == [.list(List(isOrdered: false, items: [.init(content: [paragraph("x")])]))])
    #expect(table.rows[1].cells[1].content == [.code(CodeBlock(text: "y"))])
  }

  @Test("Empty cells keep their place")
  func emptyCellsKeep() throws {
    let table = try table("<table><tr><th><th>b<tr><td>c<td></table>")
    #expect(table.rows.map { $0.cells.map(\.content.isEmpty) } == [[true, false], [false, true]])
  }

  @Test("Layout tables are only their contents")
  func layoutTables() {
    let html = """
      <table><tr><td colspan=2>Frame</td></tr><tr><td>Menu</td><td><h2>Title</h2><p>One.</p><p>Two.</p>
      <table><tr><th>a<th>b<tr><td>1<td>2</table></td></tr></table>
      """
    let built = blocks(html)
    #expect(
      built.prefix(5) == [
        paragraph("Frame"), paragraph("Menu"), heading(2, "Title"), paragraph("One."), paragraph("Two."),
      ])
    #expect(built.count == 6)
    #expect(blocks("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>").count == 4)
  }

  @Test("A table without header is still one")
  func tableWithoutHeader() throws {
    #expect(try table("<table><tr><td>a<td>b<tr><td>c<td>d</table>").rows.count == 2)
  }

  @Test("Text separates cells")
  func textSeparatesCells() throws {
    #expect(try table("<table><tr><th>CEST<th>May 5<tr><td>1<td>2</table>").rows.count == 2)
    #expect(blocks("<table><tr><th>CEST<th>May 5<tr><td>1<td>2</table>").map(\.plainText) == ["CEST\tMay 5\n1\t2"])
  }
}
