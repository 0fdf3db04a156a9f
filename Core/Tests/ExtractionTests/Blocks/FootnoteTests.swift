import ArticleModel
import HTML
import Testing

@testable import Extraction

struct FootnoteTests {
  /// How generators mark up a note that says `Flour.`, and its mark behind `bread`.
  static let pages: [(String, String)] = [
    (
      "kramdown",
      """
      <p>bread<sup id="fnref:a" role="doc-noteref"><a href="#fn:a" class="footnote">1</a></sup></p><div class="footnotes"><ol>
      <li id="fn:a"><p>Flour.&#160;<a href="#fnref:a" class="reversefootnote">↩</a></p></li></ol></div>
      """
    ),
    (
      "pandoc",
      """
      <p>bread<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a></p><section class="footnotes"><hr><ol><li id="fn1">
      <p>Flour.<a href="#fnref1" class="footnote-back">↩︎</a></p></li></ol></section>
      """
    ),
    (
      "asciidoctor, its notes outside of the content",
      """
      <p>bread<sup class="footnote">[<a id="_footnoteref_1" href="#_footnotedef_1">1</a>]</sup></p><div id="footnotes"><hr>
      <div class="footnote" id="_footnotedef_1"><a href="#_footnoteref_1">1</a>. Flour.</div></div>
      """
    ),
    (
      "docutils",
      """
      <p>bread<a class="footnote-reference" href="#exit" id="id1" role="doc-noteref"><span>[</span>1<span>]</span></a></p>
      <aside class="footnote-list"><aside class="footnote" id="exit" role="doc-footnote"><span class="label"><span>[</span>\
      <a role="doc-backlink" href="#id1">1</a><span>]</span></span><p>Flour.</p></aside></aside>
      """
    ),
    (
      "by hand, without any class",
      """
      <p>bread<sup><a name="r1" href="#n1">[1]</a></sup></p><hr><p><a name="n1" href="#r1">[1]</a> Flour.</p>
      """
    ),
    (
      "without a way back",
      "<p>bread<sup><a href=\"#note1\">1</a></sup></p><div class=\"footnotes\"><ol><li id=\"note1\">Flour.</li></ol></div>"
    ),
    (
      "beside the line",
      "<p>bread<label for=s></label><input type=checkbox id=s><span class=\"sidenote\">Flour.</span></p>"
    ),
  ]

  @Test(
    "Notes and marks point at each other", arguments: pages)
  func notesAndMarks(_ name: String, _ html: String) throws {
    let content = build(html)
    let note = try #require(content.footnotes.first, "\(name)")
    #expect(content.footnotes.count == 1, "\(name)")
    #expect(note.label == "1", "\(name)")
    let text = note.content.map(\.plainText).joined()
    #expect(text.hasSuffix("Flour.") && text.count <= 9, "\(name): \(text)")
    #expect(
      content.blocks == [.paragraph([.text("bread"), .footnoteReference(id: note.id, label: "1")])], "\(name)")
  }

  @Test("A note may be pointed at twice")
  func noteMayBePointed() {
    let html = """
      <p>a<sup id=r1><a href=#n>1</a></sup> b<sup id=r2><a href=#n>1</a></sup></p>
      <ol class=references><li id=n>Note <a href=#r1>↑</a> <a href=#r2>↑</a></li></ol>
      """
    let content = build(html)
    #expect(content.footnotes.map(\.content) == [[paragraph("Note")]])
    #expect(
      content.blocks == [
        .paragraph([
          .text("a"), .footnoteReference(id: "n", label: "1"), .text(" b"), .footnoteReference(id: "n", label: "1"),
        ])
      ])
  }

  @Test("The heading over the notes goes with them")
  func heading() {
    let html = "<p>a<sup id=r><a href=#n>1</a></sup></p><h2>Notes</h2><ol><li id=n>Note <a href=#r>↑</a></li></ol>"
    #expect(build(html).blocks.count == 1)
  }

  @Test("Numbered sections are no notes")
  func numberedSections() {
    let html = "<p><a id=t1 href=#s1>1</a> and more to read here</p><h2 id=s1><a href=#t1>1</a> Section</h2><p>x</p>"
    #expect(build(html).footnotes.isEmpty)
  }

  @Test("A note that the selection left out is kept")
  func noteThatTheSelection() throws {
    let html =
      "<main><p>a<sup id=r><a href=#n>1</a></sup></p></main><aside id=n class=footnote><p>Note <a href=#r>↑</a></p></aside>"
    let document = HTMLDocument.parse(html)
    var selection = ContentSelection.everything(in: document)
    for node in document.elements(withTag: .aside) + document.elements(withTag: .p, in: document.first(.aside)) {
      selection.dropped.insert(node)
    }
    var builder = BlockBuilder(document: document, selection: selection, base: nil)
    #expect(builder.build().footnotes.map(\.content) == [[paragraph("Note")]])
  }
}
