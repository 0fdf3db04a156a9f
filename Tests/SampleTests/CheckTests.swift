import Testing

/// The checks themselves, on pages with a fault in them.
@Suite struct CheckTests {
  private func frame(_ body: String) -> String { "<!doctype html><html><title>x</title>\(body)</html>" }

  @Test(
    "A slip of the pen shows",
    arguments: [
      "<p>one</p><p>two", "<p><b>one</p></b>", "</div>", "<i id=\"a\"></i><b id=\"a\"></b>", "<a href=\"#gone\">x</a>",
    ])
  func slip(body: String) {
    #expect(!MarkupCheck.faults(in: frame(body)).isEmpty)
  }

  @Test("A good page has no faults")
  func goodPage() {
    let body = ##"<p id="n">a<br>b <a href="#n">x</a><mspace width="1em"/></p><script>if (1 < 2) f("<p>")</script>"##
    #expect(MarkupCheck.faults(in: frame(body)).isEmpty)
    #expect(!MarkupCheck.faults(in: "<p>no doctype</p>").isEmpty)
  }

  @Test("Addresses are found wherever they are")
  func addresses() {
    let page = """
      <a href="/a#top">x</a> <img src="/b.png" srcset="/c.png 600w, /d.png 1200w"> see https://two.example/e?f=1&amp;g.
      <a href="https:&#x2F;&#x2F;three.example&#x2F;h">
      """
    let found = SampleWebTests.targets(in: page, on: "https://one.example/deep/page")
    let here = ["/a", "/b.png", "/c.png", "/d.png"].map { "https://one.example" + $0 }
    #expect(found == Set(here + ["https://two.example/e?f=1&g.", "https://three.example/h"]))
  }
}
