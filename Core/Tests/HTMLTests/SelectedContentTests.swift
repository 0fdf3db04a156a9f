import HTML
import Testing

/// The copy of the chosen option in a customisable `select`.
struct SelectedContentTests {
  private func shown(_ options: String, select: String = "select") -> String? {
    let page = "<\(select)><button><selectedcontent>old</selectedcontent></button>\(options)</select>"
    let document = HTMLDocument.parse(page)
    return document.descendants(of: document.root).first { document.name(of: $0) == "selectedcontent" }
      .map { document.textContent(of: $0) }
  }

  @Test("The first option that is not disabled is shown")
  func firstEnabled() {
    #expect(shown("<option disabled>X<option>Y<option>Z") == "Y")
    #expect(shown("<optgroup disabled><option>X</optgroup><option>Y") == "Y")
  }

  @Test("The last selected option is shown")
  func lastSelected() {
    #expect(shown("<option>X<option selected>Y<option selected>Z<option>W") == "Z")
  }

  @Test("Without an option it stays as it is")
  func noOption() {
    #expect(shown("") == "old")
    #expect(shown("<option disabled>X") == "old")
    #expect(shown("<option>X", select: "select multiple") == "old")
  }

  @Test("The copy has the option's tree and attributes")
  func copyOfTree() {
    let page = """
      <select><button><selectedcontent></button><option><b class=k>X</b><template><i>T</i></template><!--c-->y</select>
      """
    let tree = HTMLDocument.parseFragment(Array(page.utf8), context: "div").dump()
    let copy = """
      |       <selectedcontent>
      |         <b>
      |           class="k"
      |           "X"
      |         <template>
      |           content
      |             <i>
      |               "T"
      |         <!-- c -->
      |         "y"
      """
    #expect(tree.contains(copy), "\(tree)")
  }

  @Test("Only the first one of a select is filled")
  func onlyFirst() {
    let two = "<selectedcontent></selectedcontent><selectedcontent></selectedcontent>"
    let page = "<select><button>\(two)</button><option>X"
    let document = HTMLDocument.parse(page)
    let found = document.descendants(of: document.root).filter { document.name(of: $0) == "selectedcontent" }
    #expect(found.map { document.textContent(of: $0) } == ["X", ""])
  }
}
