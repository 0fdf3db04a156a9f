/// Splits a text into sentences.
///
/// Each sentence is an exact slice of the text, without the white space around it. Together the sentences hold everything
/// but white space.
public enum Sentences {
  /// Finds the sentences of a text.
  ///
  /// - Parameter language: a BCP 47 tag, if it is known. It matters for ordinal numbers and the Greek question mark.
  /// - Returns: ranges in Unicode scalars, in order.
  public static func ranges(in text: String, language: String? = nil) -> [Range<Int>] {
    var splitter = SentenceSplitter(text, language: language)
    return splitter.ranges()
  }
}

/// The state of one text's splitting.
struct SentenceSplitter {
  let text: [Unicode.Scalar]
  let hasDottedOrdinals: Bool
  let isGreek: Bool
  /// Open brackets and quotation marks of Chinese and Japanese.
  private var depth = 0
  private var opened = 0

  /// An open bracket that isn't closed within so many scalars was a mistake of the writer.
  private static let longestBracket = 400

  init(_ text: String, language: String?) {
    self.text = Array(text.unicodeScalars)
    let primary = (language ?? "").lowercased().prefix { $0 != "-" && $0 != "_" }
    hasDottedOrdinals = Self.dottedOrdinals.contains(String(primary))
    isGreek = primary == "el"
  }

  private static let dottedOrdinals: Set<String> = [
    "de", "da", "nb", "nn", "no", "fi", "is", "cs", "sk", "hu", "pl", "sl", "hr", "sr", "et", "lv", "tr",
  ]

  mutating func ranges() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var index = 0
    func add(to end: Int) {
      var first = start
      var last = end
      while first < last, text[first].properties.isWhitespace { first += 1 }
      while last > first, text[last - 1].properties.isWhitespace { last -= 1 }
      if first < last { ranges.append(first..<last) }
      start = end
    }
    while index < text.count {
      let scalar = text[index]
      follow(scalar, at: index)
      if scalar == "\n", index + 1 < text.count, text[index + 1] == "\n" {
        add(to: index + 1)
      } else if isTerminator(scalar) {
        let end = endOfMarks(from: index)
        for place in index + 1..<max(index + 1, end) { follow(text[place], at: place) }
        if isBoundary(mark: index, end: end, start: start) { add(to: end) }
        index = max(end, index + 1)
        continue
      }
      index += 1
    }
    add(to: text.count)
    return ranges
  }

  private mutating func follow(_ scalar: Unicode.Scalar, at index: Int) {
    if SentenceMarks.wideOpeners.contains(scalar) {
      if depth == 0 { opened = index }
      depth += 1
    } else if SentenceMarks.wideClosers.contains(scalar) {
      depth = max(0, depth - 1)
    }
    if depth > 0, index - opened > Self.longestBracket { depth = 0 }
  }

  private func isTerminator(_ scalar: Unicode.Scalar) -> Bool {
    SentenceMarks.terminators.contains(scalar) || isGreek && (scalar == ";" || scalar == "\u{37E}")
  }

  /// Where the marks, closing quotation marks and references such as `[1]` after a terminator end.
  private func endOfMarks(from index: Int) -> Int {
    var end = index + 1
    while end < text.count, isTerminator(text[end]) || SentenceMarks.closers.contains(text[end]) {
      // A quotation mark that stands before a word opens the next sentence.
      if SentenceMarks.isEither(text[end]), end + 1 < text.count, text[end + 1].properties.isAlphabetic { break }
      end += 1
    }
    while end < text.count, text[end] == "[" {
      var close = end + 1
      while close < text.count, close - end < 6, text[close].properties.numericType != nil { close += 1 }
      guard close > end + 1, close < text.count, text[close] == "]" else { break }
      end = close + 1
    }
    return end
  }

  private func isBoundary(mark: Int, end: Int, start: Int) -> Bool {
    guard end < text.count else { return true }
    if SentenceMarks.wide.contains(text[mark]) { return isWideBoundary(mark: mark, end: end) }
    guard text[end].properties.isWhitespace else { return false }
    var next = end
    while next < text.count, text[next].properties.isWhitespace || SentenceMarks.openers.contains(text[next]) {
      next += 1
    }
    guard next < text.count else { return true }
    // `"Really?" he asked.` and `Yahoo! is` go on.
    if text[next].properties.isLowercase { return false }
    guard text[mark] == ".", end == mark + 1 || !isTerminator(text[mark + 1]) else { return true }
    return !isAbbreviation(before: mark, next: next, start: start)
  }

  private func isWideBoundary(mark: Int, end: Int) -> Bool {
    guard depth == 0 else { return false }
    if text[mark] == "．", mark > 0, text[mark - 1].properties.numericType != nil { return false }
    // `「…。」と言った` goes on.
    let hasCloser = SentenceMarks.wideClosers.contains(text[end - 1])
    return !(hasCloser && (SentenceMarks.isHiragana(text[end]) || "、，,;；：".unicodeScalars.contains(text[end])))
  }

  // MARK: - Abbreviations

  private func isAbbreviation(before mark: Int, next: Int, start: Int) -> Bool {
    var first = mark
    while first > start, isOfWord(text[first - 1]) { first -= 1 }
    let scalars = text[first..<mark]
    guard let letter = scalars.first else { return false }
    let word = String(String.UnicodeScalarView(scalars))
    let isBeforeNumber = text[next].properties.numericType != nil
    if scalars.allSatisfy({ $0.properties.numericType != nil }) {
      // `1. Open the file` at the beginning, and `am 5. Mai`.
      return text[start..<first].allSatisfy(\.properties.isWhitespace)
        || hasDottedOrdinals && scalars.count <= 2
          && Abbreviations.months.contains(wordBeginning(at: next).lowercased())
    }
    if scalars.count == 1, letter.properties.isAlphabetic, letter.value < 0x250 || SentenceMarks.isCyrillic(letter) {
      // An initial, but `It was I.` and `plan B.` at an end: only a name follows an initial.
      guard letter.properties.isUppercase, letter != "I" else { return letter.properties.isLowercase }
      return !Abbreviations.starters.contains(wordBeginning(at: next))
    }
    let small = word.lowercased()
    if Abbreviations.beforeNumbers.contains(small), isBeforeNumber { return true }
    if Abbreviations.always.contains(small) { return true }
    if Abbreviations.sometimes.contains(small) || word.contains(".") && isDotted(scalars) {
      return !Abbreviations.starters.contains(wordBeginning(at: next))
    }
    return false
  }

  /// Letters one by one, each with its full stop: `U.S`, `e.g`, `p.m`, `Ph.D`.
  private func isDotted(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    word.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
      (1...2).contains($0.count) && $0.allSatisfy(\.properties.isAlphabetic)
    }
  }

  private func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "." || scalar == "-"
      || scalar.properties.generalCategory == .nonspacingMark
  }

  private func wordBeginning(at index: Int) -> String {
    String(
      String.UnicodeScalarView(
        text[index...].prefix(24).prefix { $0.properties.isAlphabetic || $0 == "'" || $0 == "’" }))
  }
}
