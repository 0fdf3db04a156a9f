import OutsideText
import Testing

@Suite("Text from outside on a terminal") struct TerminalTextTests {
  @Test(
    "What commands a terminal becomes its number",
    arguments: [
      ("\u{1B}]52;c;cm0gLXJm\u{7}", "\\u{1B}]52;c;cm0gLXJm\\u{7}"), ("\u{9B}2J", "\\u{9B}2J"),
      ("a\u{8}\u{8}b", "a\\u{8}\\u{8}b"),
      ("gpj\u{202E}exe", "gpj\\u{202E}exe"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"), ("one\ntwo", "one\\u{A}two"),
      ("one\r\ntwo", "one\\u{D}\\u{A}two"), ("one\u{2028}two", "one\\u{2028}two"), ("\u{E0041}", "\\u{E0041}"),
    ])
  func commands(text: String, shown: String) { #expect(TerminalText.line(text) == shown) }

  @Test(
    "Words of every script stay as they are",
    arguments: [
      "", "Plain", "Zürich — “quoted”", "日本語の記事", "مقاله‌ها", "שלום", "👩‍👩‍👧 family", "e\u{301}", "50 % \\u{1B}",
    ])
  func words(text: String) {
    #expect(TerminalText.line(text) == text)
    #expect(TerminalText.lines(text) == text)
  }

  @Test("Lines that the program laid out keep their ends and tabs, and nothing else")
  func lines() { #expect(TerminalText.lines("a\tb\nc\rd\u{1B}[2J") == "a\tb\nc\\u{D}d\\u{1B}[2J") }

  @Test("No scalar at all leaves a command in the line")
  func everyScalar() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = TerminalText.line("a\(scalar)b")
      #expect(!shown.unicodeScalars.contains(where: TerminalText.isCommand), "U+\(String(value, radix: 16))")
      guard scalar.properties.generalCategory == .control else { continue }
      #expect(TerminalText.isCommand(scalar))
    }
  }
}
