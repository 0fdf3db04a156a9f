import ArticleModel
import Testing

struct PreformattedProseTests {
  static let mail = """
    <pre>
    Dear all,

    the second meeting of the year takes place in the old mill, as it did
    the last time, and everybody is welcome to bring something to eat for
    the others. Please tell &lt;a href="mailto:x"&gt; nobody.

    The agenda
    ==========

    First we hear what has become of the wheel, then we vote about the new
    paint. The minutes are at <a href="https://mill.example/minutes">the usual place</a> and the
    older ones in the cupboard next to the door, where they always were.

    &gt; Who will bring the ladder?
    &gt; It was not there the last time.

    Run this before you come, so that the plan is on your machine:

        curl --output plan.txt https://mill.example/plan.txt
        cat plan.txt

    Until then, and with kind regards from all of us at the mill.
    </pre>
    """

  @Test("A letter in a pre is paragraphs again")
  func letter() {
    let built = blocks(
      Self.mail.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).joined(separator: "\n"))
    let kinds = built.map { block in
      switch block {
      case .paragraph: "paragraph"
      case .heading: "heading"
      case .quote: "quote"
      case .code: "code"
      default: "other"
      }
    }
    #expect(kinds == ["paragraph", "paragraph", "heading", "paragraph", "quote", "paragraph", "code", "paragraph"])
    #expect(built[6] == .code(CodeBlock(text: "curl --output plan.txt https://mill.example/plan.txt\ncat plan.txt")))
    #expect(built[3].plainText.contains("minutes are at the usual place and the older ones"))
    guard case .paragraph(let runs) = built[3] else { return #expect(Bool(false)) }
    #expect(runs.contains(.link(url: "https://mill.example/minutes", [.text("the usual place")])))
  }

  @Test("Code in a pre stays code")
  func codeInAPre() {
    let code = (0..<40).map { "let value\($0) = compute(input: \($0), flags: [.a, .b])" }.joined(separator: "\n")
    #expect(codes("<pre>\(code)</pre>").map(\.text) == [code])
    let log = (0..<30).map { "2026-05-0\($0 % 9 + 1) 10:00:00 [info] server=\($0) status=ok latency=3ms" }.joined(
      separator: "\n\n")
    #expect(codes("<pre>\(log)</pre>").map(\.text) == [log])
  }
}
