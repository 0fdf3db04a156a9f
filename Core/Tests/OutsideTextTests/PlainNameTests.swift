import OutsideText
import Testing

@Suite("A name from outside") struct PlainNameTests {
  @Test(
    "A name keeps its letters and loses what commands",
    arguments: [
      ("A \u{202E}elbisrever\u{202C} title", "A elbisrever title"), ("\u{2067}x\u{2069}", "x"),
      ("one\ntwo\tthree", "one two three"),
      ("a\u{1B}[31mb\u{7}", "a[31mb"), ("a\u{2028}b", "a b"), ("مرحبا\u{200F}", "مرحبا\u{200F}"), ("👩‍👩‍👧", "👩‍👩‍👧"),
      ("Plain", "Plain"),
    ])
  func cleaned(name: String, plain: String) { #expect(PlainName.cleaned(name) == plain) }
}
