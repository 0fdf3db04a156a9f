import ArticleModel

/// Collects the runs of one line of text as a browser would lay it out.
/// White space is collapsed. No space is lost or doubled where elements begin and end.
///
/// Moves spaces from the inside of emphasis and links to the outside. Why: `*word *` isn't emphasis in Markdown.
struct InlineBuilder {
  enum Format: UInt8 {
    case emphasis, strong, deleted, superscript, `subscript`, link
  }

  private struct Frame {
    var format: Format
    var url: String
    var runs: [Inline] = []
    /// Whether its format was already open when it was opened.
    /// It then makes no run of its own, to keep nesting shallow.
    var isRepeated: Bool
  }

  private var runs: [Inline] = []
  private var frames: [Frame] = []
  private var text: [UInt8] = []
  /// Whether white space was seen and not yet written.
  private var hasPendingSpace = false
  /// Whether the line is empty or ends with a space or a line break.
  private var endsWithSpace = true
  private var hasPendingBreak = false
  /// Whether nothing was put on the line yet, not even an image.
  private(set) var isEmpty = true
  /// The last visible byte, used to detect whether two neighbours would run together.
  private(set) var lastByte: UInt8 = 0

  // MARK: - Text

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    var i = 0
    let count = bytes.count
    while i < count {
      if bytes[i].isHTMLSpace {
        if !endsWithSpace { hasPendingSpace = true }
        i += 1
        while i < count, bytes[i].isHTMLSpace { i += 1 }
        continue
      }
      let start = i
      i += 1
      // Copy a single space between words together with them. It is by far the most frequent white space.
      while i < count {
        if bytes[i] > 0x20 { i += 1; continue }
        if bytes[i] == 0x20, i + 1 < count, bytes[i + 1] > 0x20 { i += 2; continue }
        if bytes[i].isHTMLSpace { break }
        i += 1
      }
      beginContent()
      text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<i]))
      lastByte = bytes[i - 1]
    }
  }

  mutating func append(_ string: String) {
    var string = string
    string.withUTF8 { append($0) }
  }

  /// Adds a character that represents an element, such as the marks around a `q`.
  mutating func appendVerbatim(_ string: String) {
    beginContent()
    text.append(contentsOf: string.utf8)
    lastByte = text.last ?? 0
  }

  /// Adds white space between two elements that only the page's style sheet keeps apart.
  mutating func separate() {
    if !endsWithSpace { hasPendingSpace = true }
  }

  /// Adds a line break.
  /// Returns false for the second in a row, which ends the paragraph.
  mutating func breakLine() -> Bool {
    if isEmpty { return true }
    if hasPendingBreak { return false }
    hasPendingBreak = true
    hasPendingSpace = false
    endsWithSpace = true
    return true
  }

  // MARK: - Other runs

  mutating func append(_ run: Inline) {
    if case .footnoteReference = run {
      // The mark is attached to the word before it: a space in between is moved behind the mark.
      if hasPendingBreak { writeBreak() }
    } else {
      beginContent()
      lastByte = 0x61
    }
    endText()
    put(run)
    isEmpty = false
  }

  mutating func open(_ format: Format, url: String = "") {
    if hasPendingBreak, !isEmpty { writeBreak() }
    if hasPendingSpace { writeSpace() }
    let isRepeated = frames.contains { $0.format == format }
    if !isRepeated { endText() }
    frames.append(Frame(format: format, url: url, isRepeated: isRepeated))
  }

  mutating func close() {
    guard let last = frames.last else { return }
    if !last.isRepeated { endText() }
    guard let frame = frames.popLast(), !frame.isRepeated else { return }
    if let run = wrapped(frame.format, url: frame.url, frame.runs) { put(run) }
  }

  // MARK: - Lines

  /// Returns the runs collected so far.
  /// Open formats stay open for the next line.
  mutating func takeLine() -> [Inline] {
    if isEmpty {
      reset()
      return []
    }
    endText()
    let reopened = frames
    while let frame = frames.popLast() {
      guard !frame.isRepeated else { continue }
      if let run = wrapped(frame.format, url: frame.url, frame.runs) { put(run) }
    }
    var line = runs
    reset()
    frames = reopened
    for index in frames.indices { frames[index].runs = [] }
    line.trimEnd()
    return line
  }

  /// Puts the open formats aside while a block with its own lines is built.
  /// Pass the result to ``resume(_:)`` afterwards.
  mutating func suspend() -> [(Format, String)] {
    let suspended = frames.map { ($0.format, $0.url) }
    frames.removeAll(keepingCapacity: true)
    return suspended
  }

  mutating func resume(_ suspended: [(Format, String)]) {
    frames.removeAll(keepingCapacity: true)
    for (format, url) in suspended { open(format, url: url) }
  }

  // MARK: - Parts

  private mutating func reset() {
    runs = []
    text.removeAll(keepingCapacity: true)
    hasPendingSpace = false
    hasPendingBreak = false
    endsWithSpace = true
    isEmpty = true
    lastByte = 0
  }

  private mutating func beginContent() {
    if hasPendingBreak { writeBreak() } else if hasPendingSpace { writeSpace() }
    endsWithSpace = false
    isEmpty = false
  }

  private mutating func writeSpace() {
    text.append(0x20)
    hasPendingSpace = false
    endsWithSpace = true
  }

  private mutating func writeBreak() {
    hasPendingBreak = false
    hasPendingSpace = false
    endText()
    put(.lineBreak)
    endsWithSpace = true
  }

  private mutating func endText() {
    guard !text.isEmpty else { return }
    put(.text(String(decoding: text, as: UTF8.self)))
    text.removeAll(keepingCapacity: true)
  }

  /// Adds a run to the innermost open format.
  /// Adjacent texts are joined.
  private mutating func put(_ run: Inline) {
    if let index = frames.lastIndex(where: { !$0.isRepeated }) {
      frames[index].runs.appendJoining(run)
    } else {
      runs.appendJoining(run)
    }
  }

  private func wrapped(_ format: Format, url: String, _ runs: [Inline]) -> Inline? {
    guard !runs.isEmpty else { return nil }
    return switch format {
    case .emphasis: .emphasis(runs)
    case .strong: .strong(runs)
    case .deleted: .deleted(runs)
    case .superscript: .superscript(runs)
    case .subscript: .subscript(runs)
    case .link: .link(url: url, runs)
    }
  }
}
