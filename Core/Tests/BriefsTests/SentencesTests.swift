import Briefs
import SharedData
import Testing

@Suite("Sentences")
struct SentencesTests {
  /// Texts with the sentences divided by `|`.
  static let cases: [(language: String, text: String)] = [
    ("en", "Dr. Ada Lovelace wrote it in 1843.| It has 3.5 pages, i.e. few.| Nobody paid."),
    ("en", "The U.S. Government paid $1.20 to Acme Inc. in May.| The rest is owed."),
    ("en", "He moved to the U.S.| The house is gone."),
    ("en", "“Is it done?” she asked.| “It is!”| They left."),
    ("en", "Wait… what is it?| Nothing... It was the wind."),
    ("en", "See Fig. 3 and No. 5 on p. 12 of Vol. 2.| Then stop."),
    ("en", "It stands.[1][2] So it is said.| Yahoo! is a firm."),
    ("en", "Version 6.3 of example.org is out.| Read it."),
    ("de", "Am 5. Mai kam z.B. Herr Dr. Weber.| Es regnete."),
    ("fr", "M. Dupont habite à Paris.| Il y reste."),
    ("ja", "これはペンです。|「そうです。」と言った。|次は？|はい！"),
    ("zh", "他说：“很好。”|我们走吧。|３．２％就够了。"),
    ("hi", "यह एक वाक्य है।| यह दूसरा है।"),
    ("ru", "В 1999 г. он уехал.| Потом вернулся."),
  ]

  @Test("Texts are split at the ends of sentences, in many languages", arguments: cases)
  func split(language: String, text: String) {
    let plain = text.replacing("|", with: "")
    let expected = text.replacing("... It", with: "...| It").replacing("] So", with: "]| So").split(separator: "|").map
    {
      $0.trimmingPrefix { $0.isWhitespace }
    }
    let scalars = Array(plain.unicodeScalars)
    let found = Sentences.ranges(in: plain, language: language).map {
      String(String.UnicodeScalarView(scalars[$0]))
    }
    #expect(found == expected.map(String.init))
  }

  @Test("Sentences are slices in order, and between them is only white space", arguments: [Seeds.fresh])
  func cover(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters = Array("aB1 .!?…。「」()[]\"“”'\n—,;:é中かा U.S.e.g.".unicodeScalars)
    for _ in 0..<2_000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        if let letter = letters.randomElement(using: &random) { view.append(letter) }
      }
      let scalars = Array(view)
      var end = 0
      for range in Sentences.ranges(in: String(view), language: ["de", "el", nil].randomElement(using: &random) ?? nil)
      {
        #expect(range.lowerBound >= end && !range.isEmpty)
        let between = scalars[end..<range.lowerBound].filter { !$0.properties.isWhitespace }
        #expect(between.isEmpty)
        #expect(!scalars[range.lowerBound].properties.isWhitespace)
        #expect(!scalars[range.upperBound - 1].properties.isWhitespace)
        end = range.upperBound
      }
      let rest = scalars[end...].filter { !$0.properties.isWhitespace }
      #expect(rest.isEmpty)
    }
  }
}
