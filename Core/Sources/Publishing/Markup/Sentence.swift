import EditionModel

/// A sentence of the interface with links, times and other parts in their places.
///
/// It is written as a string with named parts: `"Articles come as \(link: "Atom", to: address)."` So the words stay one
/// sentence, which a translation may order as it likes, and what makes markup of them is one function.
struct Sentence: ExpressibleByStringInterpolation {
  enum Piece {
    case text(String)
    case bold(String)
    case strong(String)
    case code(String)
    case key(String)
    case quote(String)
    case link(String, address: String)
    /// A link to another site, which its scheme may forbid.
    case outsideLink(String, address: String)
    case time(Timestamp, TimeStyle)
  }

  /// How much of an instant is said. A script adds the reader's own time to it, or puts that in its place (`full`).
  enum TimeStyle {
    /// `18:00 Berlin time`.
    case clock
    /// `Wednesday, 6 May 2026 at 18:00 Berlin time`.
    case dayAndClock
    /// `6 May 2026, 18:05 Berlin time (16:05 UTC)`.
    case full
  }

  private(set) var pieces: [Piece]

  init(stringLiteral text: String) { pieces = [.text(text)] }
  init(_ text: String) { pieces = [.text(text)] }
  init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    init(literalCapacity: Int, interpolationCount: Int) { pieces.reserveCapacity(2 * interpolationCount + 1) }

    mutating func appendLiteral(_ text: String) { if !text.isEmpty { pieces.append(.text(text)) } }
    mutating func appendInterpolation(_ text: String) { appendLiteral(text) }
    mutating func appendInterpolation(_ number: Int) { appendLiteral(String(number)) }
    mutating func appendInterpolation(_ sentence: Sentence) { pieces += sentence.pieces }
    mutating func appendInterpolation(bold number: Int) { pieces.append(.bold(CalendarWords.grouped(number))) }
    mutating func appendInterpolation(strong text: String) { pieces.append(.strong(text)) }
    mutating func appendInterpolation(code text: String) { pieces.append(.code(text)) }
    mutating func appendInterpolation(key text: String) { pieces.append(.key(text)) }
    mutating func appendInterpolation(quote text: String) { pieces.append(.quote(text)) }
    mutating func appendInterpolation(link text: String, to address: String) {
      pieces.append(.link(text, address: address))
    }
    mutating func appendInterpolation(outsideLink text: String, to address: String) {
      pieces.append(.outsideLink(text, address: address))
    }
    mutating func appendInterpolation(_ instant: Timestamp, _ style: TimeStyle = .full) {
      pieces.append(.time(instant, style))
    }
  }

  static func + (one: Sentence, other: Sentence) -> Sentence {
    var sum = one
    sum.pieces += other.pieces
    return sum
  }

  /// The sentence as text, for documents without markup.
  func plain(_ clock: EditionClock) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text), .bold(let text), .strong(let text), .code(let text), .key(let text), .quote(let text),
        .link(let text, _), .outsideLink(let text, _):
        text
      case .time(let instant, .full): clock.inFull(instant)
      case .time(let instant, .dayAndClock): clock.dayAndClock(instant)
      case .time(let instant, .clock): clock.timeInZone(instant)
      }
    }.joined()
  }
}

extension MarkupWriter {
  /// Writes a sentence. Its times are those of `clock`.
  func sentence(_ sentence: Sentence, _ clock: EditionClock) {
    for piece in sentence.pieces {
      switch piece {
      case .text(let text): self.text(text)
      case .bold(let text): b(text)
      case .strong(let text): strong(text)
      case .code(let text): code(text)
      case .key(let text): kbd(text)
      case .quote(let text): q(text)
      case .link(let text, let address): a(.href(address), text: text)
      case .outsideLink(let text, let address): outsideLink(address, text)
      case .time(let instant, .clock): clockTime(instant, clock, clock.timeInZone(instant))
      case .time(let instant, .dayAndClock): clockTime(instant, clock, clock.dayAndClock(instant))
      case .time(let instant, .full): fullTime(instant, clock)
      }
    }
  }

  /// A day as `<time>`, with what a program reads and what a person reads.
  func date(_ value: String, _ words: String) { time(.named("datetime", value), text: words) }

  /// A time in the site's zone, beside which a script says the reader's own.
  private func clockTime(_ instant: Timestamp, _ clock: EditionClock, _ words: String) {
    time(.named("datetime", clock.rfc3339(instant)), .named("data-zone", clock.time(instant)), text: words)
  }

  /// An instant with its day in the publication's zone and in UTC; a script says it in the reader's.
  private func fullTime(_ instant: Timestamp, _ clock: EditionClock) {
    let isUTC = clock.zoneName == "UTC"
    time(
      .named("datetime", clock.rfc3339(instant)), .named("data-zone", clock.time(instant)), .flag("data-date"),
      .flag("data-utc", if: isUTC), text: clock.dayAndTime(instant))
    if !isUTC { text(clock.inUTC(instant)) }
  }
}
