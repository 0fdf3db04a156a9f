import ArticleModel
import Testing

/// Each case is the markup of one family of generators; all of them show the same three lines.
struct CodeBlockTests {
  static let expected = "if a {\n\n\trun --all-the-way # ok"

  static let boxes: [(String, String)] = [
    ("plain", "<pre>if a {\n\n\trun --all-the-way # ok\n</pre>"),
    (
      "highlighted spans",
      "<pre><code><span class=k>if</span> a {\n\n\t<span>run</span> --all-the-way <i># ok</i>\n</code></pre>"
    ),
    (
      "a column of numbers beside the code",
      """
      <div class="highlight"><table class="highlighttable"><tr><td class="linenos"><div class="linenodiv"><pre><span>1</span>
      <span>2</span>
      <span>3</span></pre></div></td><td class="code"><div><pre>if a {\n\n\trun --all-the-way # ok\n</pre></div></td></tr></table></div>
      """
    ),
    (
      "a table inside of the code element",
      """
      <pre class="highlight"><code><table class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><pre class="lineno">1
      2
      3
      </pre></td><td class="rouge-code"><pre>if a {\n\n\trun --all-the-way # ok\n</pre></td></tr></tbody></table></code></pre>
      """
    ),
    (
      "a row for each line",
      """
      <table class="blob"><tbody><tr><td class="blob-num" data-line-number="1"></td><td class="blob-code">if a {</td></tr>\
      <tr><td class="blob-num" data-line-number="2"></td><td class="blob-code"> </td></tr>\
      <tr><td class="blob-num" data-line-number="3"></td><td class="blob-code">\trun --all-the-way # ok</td></tr></tbody></table>
      """
    ),
    (
      "a block for each line, with its number",
      """
      <figure><pre><code><div class="ec-line"><div class="gutter"><div class="ln">1</div></div><div class="code">if a {</div></div>\
      <div class="ec-line"><div class="gutter"><div class="ln">2</div></div><div class="code">\n</div></div>\
      <div class="ec-line"><div class="gutter"><div class="ln">3</div></div><div class="code">\trun --all-the-way # ok</div></div>\
      </code></pre><div class="copy"><button data-code="if a {run --all-the-way # ok">Copy</button></div></figure>
      """
    ),
    (
      "lines that end in br",
      """
      <div class="codeBox"><pre><code><span class="token-line">if a {<br></span><span class="token-line"><br></span>\
      <span class="token-line">\trun --all-the-way # ok<br></span></code></pre><button>Copy</button></div>
      """
    ),
    (
      "lines that only the style sheet breaks",
      """
      <pre><code><span class="line">if a {</span><span class="line"></span><span class="line">\trun --all-the-way # ok</span></code></pre>
      """
    ),
    (
      "lines as spans with line ends between",
      "<pre><code><span class=line>if a {</span>\n<span class=line></span>\n<span class=line>\trun --all-the-way # ok</span>\n</code></pre>"
    ),
    (
      "an anchor at the start of each line",
      """
      <pre><code><span id="cb1-1"><a href="#cb1-1" aria-hidden="true"></a>if a {</span>
      <span id="cb1-2"><a href="#cb1-2" aria-hidden="true"></a></span>
      <span id="cb1-3"><a href="#cb1-3" aria-hidden="true"></a>\trun --all-the-way # ok</span></code></pre>
      """
    ),
    (
      "linked numbers in the text",
      "<pre><a href=\"#l1\">1</a>if a {\n<a href=\"#l2\">2</a>\n<a href=\"#l3\">3</a>\trun --all-the-way # ok</pre>"
    ),
    (
      "an ordered list of lines",
      "<pre class=prettyprint><ol class=linenums><li>if a {</li><li></li><li>\trun --all-the-way # ok</li></ol></pre>"
    ),
    ("code with br outside of any pre", "<p><code>if a {<br><br>\trun --all-the-way # ok</code></p>"),
    (
      "labels for screen readers and a tool bar",
      """
      <div><div class="code-header"><span>sh</span><button>Copy</button></div><pre><span class="sr-only">Terminal window</span>if a {\n
      \trun --all-the-way # ok</pre></div>
      """
    ),
  ]

  @Test(
    "Every box gives its lines once and to the letter", arguments: boxes)
  func everyBox(_ name: String, _ html: String) throws {
    let built = blocks("<p>Before.</p>" + html + "<p>After.</p>")
    #expect(built.count == 3, "\(name)")
    let code = try #require(codes("<p>Before.</p>" + html).first, "\(name)")
    #expect(code.text == Self.expected, "\(name)")
  }

  @Test(
    "The language is what the page declares",
    arguments: [
      ("<pre><code class=\"language-c++\">x</code></pre>", "c++"),
      ("<div class=\"highlight-bash notranslate\"><div class=\"highlight\"><pre>x</pre></div></div>", "bash"),
      ("<div class=\"highlight highlight-source-swift\"><pre>x</pre></div>", "swift"),
      (
        "<div class=\"sourceCode\"><pre class=\"sourceCode haskell\"><code class=\"sourceCode haskell\">x</code></pre></div>",
        "haskell"
      ),
      ("<pre data-language=\"Rust\"><code>x</code></pre>", "rust"),
      ("<pre><code class=\"hljs python\">x</code></pre>", "python"),
      ("<pre class=\"brush: js; gutter: false\">x</pre>", "js"),
      ("<pre><code class=\"language-plaintext\">x</code></pre>", nil),
      ("<pre>x</pre>", nil),
    ] as [(String, String?)])
  func languageIsWhat(_ html: String, _ language: String?) {
    #expect(codes(html).map(\.language) == [language])
  }

  @Test("A file name over the box becomes its caption")
  func fileName() {
    let html = "<div class=box><div class=codeBlockTitle_x1>main.c</div><div><pre>int x;</pre></div></div>"
    #expect(blocks(html) == [.code(CodeBlock(text: "int x;", caption: "main.c"))])
  }

  @Test("A figure caption goes to its code")
  func figureCaptionGoes() {
    let html = "<figure><figcaption>Listing 1</figcaption><pre>int x;</pre></figure>"
    #expect(blocks(html) == [.code(CodeBlock(text: "int x;", caption: "Listing 1"))])
  }

  @Test("The blanks at the end of a box's last line are the author's; blank lines around it are the page's")
  func trailingBlanksStay() {
    #expect(codes("<pre>\n \nmain()  # ok \n  \n</pre>").map(\.text) == ["main()  # ok "])
  }

  @Test("Numbers that are the code stay")
  func numbersThatAreTheCode() {
    #expect(codes("<pre>$ seq 3\n1\n2\n3</pre>").map(\.text) == ["$ seq 3\n1\n2\n3"])
    #expect(codes("<pre>1\n2</pre>").map(\.text) == ["1\n2"])
  }
}
