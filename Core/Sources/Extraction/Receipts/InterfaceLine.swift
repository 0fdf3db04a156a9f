import HTML

/// A short text of a page, classified by what it asks of its reader.
struct InterfaceLine {
  let counts: ConceptBook.Counts
  let prices: Int
  /// How clearly it says that the text continues: 3 says so, 2 nearly, 1 asks for something, 0 no.
  let continues: Int
  /// Whether it asks for money, an account or an application.
  let wants: Bool
  /// Whether it loads newer or older entries.
  let grows: Bool
  /// Whether it names the original of what is shown.
  let pointsElsewhere: Bool
  let isLink: Bool
  /// Whether so many of its words are interface words that it isn't part of a text.
  let isInterface: Bool

  /// Where a line was found.
  enum Place { case heading, line, toggle }

  init(_ text: Span<UInt8>, place: Place, isLink: Bool) {
    self.isLink = isLink
    let counts = ConceptBook.shared.counts(in: text)
    self.counts = counts
    prices = EvidenceReader.prices(in: text)
    let density = Double(counts.covered + prices) / Double(max(1, counts.words))
    isInterface = density >= 0.4 && counts.words <= 14 || density >= 0.35 && counts[.visitor] > 0
    let isDense = density >= 0.3
    let asks = counts.different([.subscription, .account, .app, .shop]) > 0 || prices > 0
    wants = isDense && asks && counts[.support] == 0
    grows = isDense && counts[.running] > 0 && (place == .line || counts[.rest] > 0)
    pointsElsewhere = isDense && counts[.elsewhere] > 0
    var level = 0
    if isDense {
      let rest = counts[.rest] > 0
      if rest, asks || counts[.text] > 0 || counts[.visitor] > 0 {
        level = 3
      } else if asks, counts[.text] > 0 {
        level = 2
      } else if rest, place == .line, counts.words <= 6 {
        level = 2
      } else if asks {
        level = 1
      }
      if place == .toggle, !asks { level = 0 }
      if grows { level = 3 }
      if counts[.support] > 0 || counts[.ended] > 0 { level = max(0, level - 2) }
    }
    continues = level
  }
}
