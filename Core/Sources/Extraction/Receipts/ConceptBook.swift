/// Finds the word beginnings of ``ReceiptConcepts`` in texts, one byte at a time.
struct ConceptBook: Sendable {
  /// The number of times each concept was found.
  struct Counts: Sendable {
    private(set) var hits = [UInt16](repeating: 0, count: Concept.allCases.count)
    /// The number of words in the texts.
    /// Two ideographs count as one word.
    var words = 0
    /// The number of words that match an entry of the table.
    private(set) var covered = 0

    subscript(concept: Concept) -> Int { Int(hits[concept.rawValue]) }

    /// Returns the share of the words that express a concept, at most 1.
    func share(_ concept: Concept) -> Double { share([concept]) }

    func share(_ concepts: [Concept]) -> Double {
      min(1, Double(concepts.reduce(0) { $0 + self[$1] }) / Double(max(1, words)))
    }

    /// Returns how many of these concepts were found at least once.
    func different(_ concepts: [Concept]) -> Int { concepts.count { self[$0] > 0 } }

    fileprivate mutating func add(_ concepts: UInt32, words: Int) {
      covered += words
      var rest = concepts
      while rest != 0 {
        hits[rest.trailingZeroBitCount] &+= 1
        rest &= rest - 1
      }
    }

    mutating func add(_ other: Counts) {
      for index in hits.indices { hits[index] &+= other.hits[index] }
      words += other.words
      covered += other.covered
    }
  }

  /// The transitions: from a node with a byte to a node, by `node << 8 | byte`.
  private var steps: WordTable<UInt16>
  /// The steps from node 0, by byte.
  private var firstSteps = [UInt16](repeating: 0, count: 256)
  /// The concepts that a text has expressed when it reaches a node.
  private var concepts: [UInt32]

  static let shared = ConceptBook(ReceiptConcepts.table)

  init(_ table: [(Concept, String)]) {
    let entries = table.flatMap { concept, text in
      text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { (concept, Array($0.utf8)) }
    }
    steps = WordTable(capacity: entries.reduce(0) { $0 + $1.1.count } / 2, nothing: 0)
    // Node 0 is the start at a word. Node 1 is the start within a run of ideographs.
    concepts = [0, 0]
    for (concept, bytes) in entries {
      var node: UInt16 = bytes[0] >= Self.firstUnspaced ? 1 : 0
      for byte in bytes {
        let key = UInt32(node) << 8 | UInt32(byte == UInt8(ascii: "_") ? 0x20 : byte)
        var next = steps[key &+ 1]
        if next == 0 {
          next = UInt16(concepts.count)
          steps[key &+ 1] = next
          concepts.append(0)
        }
        node = next
      }
      concepts[Int(node)] |= 1 << UInt32(concept.rawValue)
    }
    for byte in firstSteps.indices { firstSteps[byte] = steps[UInt32(byte) &+ 1] }
  }

  /// The lead byte of U+3000.
  /// From there on, scripts use few spaces or none.
  private static let firstUnspaced: UInt8 = 0xE3

  /// Counts the concepts in at most `limit` bytes of a text.
  func counts(in text: Span<UInt8>, limit: Int = 6000) -> Counts {
    // The last character may be longer than the limit lets it, and a space follows it.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: min(text.count, limit) + 4) { room in
      var counts = Counts()
      var folded = FoldedText(room: room)
      counts.words = Self.fold(text, limit: limit, into: &folded)
      let text = folded.bytes
      // Of the entries that begin at a word, only the longest counts. Why: "read more" isn't also "read".
      var isWord = true
      for start in text.indices {
        let byte = text[start]
        if isWord, byte != 0x20 { match(text, from: start, node: 0, into: &counts) }
        if byte >= Self.firstUnspaced, byte < 0xF0 { match(text, from: start, node: 1, into: &counts) }
        isWord = byte == 0x20
      }
      return counts
    }
  }

  private func match(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, node first: UInt16, into counts: inout Counts
  ) {
    var node = first
    var found: UInt32 = 0
    var words = 0
    var spaces = 0
    for place in start..<text.count {
      let byte = text[place]
      node = node == 0 ? firstSteps[Int(byte)] : steps[(UInt32(node) << 8 | UInt32(byte)) &+ 1]
      if node == 0 { break }
      if text[place] == 0x20 { spaces += 1 }
      guard concepts[Int(node)] != 0 else { continue }
      found = concepts[Int(node)]
      words = first == 1 ? (place - start) / 6 + 1 : spaces + (text[place] == 0x20 ? 0 : 1)
    }
    if found != 0 { counts.add(found, words: words) }
  }

  /// Writes a text in lower case with one space between words and one at the end, and counts its words.
  private static func fold(_ text: Span<UInt8>, limit: Int, into folded: inout FoldedText) -> Int {
    var index = 0
    var words = 0
    var ideographs = 0
    var isInWord = false
    let end = min(text.count, limit)
    while index < end {
      if WordScanner.isPlainLetter(text[index]) {
        if !isInWord { words += 1 }
        isInWord = true
        repeat {
          folded.append(text[index].asciiLowercased)
          index += 1
        } while index < end && WordScanner.isPlainLetter(text[index])
        continue
      }
      let (kind, length, isIdeograph) = WordScanner.character(at: index, in: text)
      let isJoint =
        length == 1 && (text[index] == 0x27 || text[index] == 0x2D || text[index] == 0x2B) || isQuote(text, index)
      if kind == .letter || kind == .capital || kind == .digit || isJoint && isInWord {
        if !isInWord, !isIdeograph { words += 1 }
        if isIdeograph { ideographs += 1 }
        isInWord = true
        append(text, index, length, to: &folded)
      } else {
        if isInWord { folded.append(0x20) }
        isInWord = false
      }
      index += length
    }
    if isInWord { folded.append(0x20) }
    return words + ideographs / 2
  }

  /// Returns whether a curly apostrophe begins at this byte.
  private static func isQuote(_ text: Span<UInt8>, _ index: Int) -> Bool {
    index + 2 < text.count && text[index] == 0xE2 && text[index + 1] == 0x80 && text[index + 2] == 0x99
  }

  /// Appends a character in lower case for the alphabets of the table: Latin, Greek, Cyrillic.
  private static func append(_ text: Span<UInt8>, _ index: Int, _ length: Int, to folded: inout FoldedText) {
    let first = text[index]
    guard length == 2, index + 1 < text.count else {
      if length == 1 {
        folded.append(first >= 0x41 && first <= 0x5A ? first | 0x20 : first)
      } else if isQuote(text, index) {
        folded.append(0x27)
      } else {
        for place in index..<min(text.count, index + length) { folded.append(text[place]) }
      }
      return
    }
    let second = text[index + 1]
    switch (first, second) {
    case (0xC3, 0x80...0x9E): folded.append(0xC3, second + 0x20)
    case (0xC4, 0x80...0xB7), (0xC5, 0x8A...0xB7): folded.append(first, second | 1)
    case (0xC4, 0xB9...0xBE), (0xC5, 0x81...0x88), (0xC5, 0xB9...0xBE): folded.append(first, second + (second & 1))
    case (0xCE, 0x91...0x9F): folded.append(0xCE, second + 0x20)
    case (0xCE, 0xA0...0xA9): folded.append(0xCF, second - 0x20)
    case (0xD0, 0x90...0x9F): folded.append(0xD0, second + 0x20)
    case (0xD0, 0xA0...0xAF): folded.append(0xD1, second - 0x20)
    case (0xD0, 0x80...0x8F): folded.append(0xD1, second + 0x10)
    default: folded.append(first, second)
    }
  }
}

/// A text as it is written, in room that holds it.
private struct FoldedText {
  private let room: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  init(room: UnsafeMutableBufferPointer<UInt8>) {
    self.room = room
  }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: room[..<count]) }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    precondition(count < room.count, "A text in lower case is no longer than before.")
    room.initializeElement(at: count, to: byte)
    count &+= 1
  }

  mutating func append(_ first: UInt8, _ second: UInt8) {
    append(first)
    append(second)
  }
}
