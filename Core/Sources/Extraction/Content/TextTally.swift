/// Counts over a unit of text.
struct TextTally {
  /// The number of words; two ideographs count as one.
  var words: Int { plainWords + ideographs / 2 }
  var plainWords = 0
  var ideographs = 0
  /// The number of characters; a run of white space counts once.
  var characters = 0
  var linkCharacters = 0
  var emphasisCharacters = 0
  /// The number of text nodes in links.
  var linkTexts = 0
  var commas = 0
  var stops = 0
  var digits = 0
  /// The number of words that begin with a capital letter.
  var capitals = 0
  /// The number of words that occur in the page's title; ``titleMask`` says which of the title's words they are.
  var titleWords = 0
  var titleMask: UInt64 = 0
  /// The same for the page's description.
  var descriptionWords = 0
  var descriptionMask: UInt64 = 0
  /// How the text ends.
  var ending = Ending.other
  var startsWithLowerCase = false
  var breaks = 0
  /// A hash of the bytes of all words: texts that differ in white space and signs alone have equal values.
  ///
  /// Byte by byte. Why: a mark within a word makes two texts of it, and the hash of both must be the same.
  var contentHash: UInt64 = 0xCBF2_9CE4_8422_2325
  var lastWord: UInt32 = 0

  enum Ending: UInt8 { case other = 0, stop = 1, colon = 2, quote = 3, ellipsis = 4 }

  /// Appends the tally of the text that follows.
  mutating func append(_ next: TextTally) {
    if plainWords == 0 { startsWithLowerCase = next.startsWithLowerCase }
    plainWords += next.plainWords
    ideographs += next.ideographs
    characters += next.characters + 1
    linkCharacters += next.linkCharacters
    emphasisCharacters += next.emphasisCharacters
    linkTexts += next.linkTexts
    commas += next.commas
    stops += next.stops
    digits += next.digits
    capitals += next.capitals
    titleWords += next.titleWords
    titleMask |= next.titleMask
    descriptionWords += next.descriptionWords
    descriptionMask |= next.descriptionMask
    if next.characters > 0 { ending = next.ending }
    breaks += next.breaks
    contentHash = (contentHash ^ next.contentHash) &* 0x0000_0100_0000_01B3
    if next.plainWords > 0 { lastWord = next.lastWord }
  }

  /// Counts one more text node.
  ///
  /// Adds the hashes of the unit's first words to `hashes`, at most `limit` a unit.
  mutating func add(
    _ text: Span<UInt8>, surroundings: Surroundings, vocabulary: borrowing Vocabulary, hashes: inout [UInt32],
    limit: Int
  ) {
    var index = 0
    /// Where the current word begins, or -1.
    var word = -1
    var isAfterSpace = true
    let before = characters
    var run = 0
    while index < text.count {
      // Most of a text is runs of ASCII letters and of spaces, which need no look at their kind one by one.
      if WordScanner.isPlainLetter(text[index]) {
        if word < 0 {
          word = index
          if plainWords == 0 { startsWithLowerCase = text[index] >= 0x5F }
          if text[index] < 0x5F { capitals += 1 }
        }
        let start = index
        var content = contentHash
        repeat {
          content = Self.contentHash(content, adding: text[index])
          index += 1
        } while index < text.count && WordScanner.isPlainLetter(text[index])
        contentHash = content
        characters += index - start
        isAfterSpace = false
        ending = .other
        run = 0
        continue
      }
      if text[index] == 0x20 {
        if word >= 0 {
          let hash = WordHash(of: text, from: word, to: index).folded
          endWord(hash, vocabulary: vocabulary, hashes: &hashes, limit: limit)
        }
        word = -1
        run = 0
        if !isAfterSpace { characters += 1 }
        isAfterSpace = true
        repeat { index += 1 } while index < text.count && text[index] == 0x20
        continue
      }
      let (kind, length, isIdeograph) = WordScanner.character(at: index, in: text)
      switch kind {
      case .letter, .capital, .digit:
        if word < 0 {
          word = index
          if plainWords == 0 { startsWithLowerCase = kind == .letter && length == 1 }
          if kind == .capital { capitals += 1 }
        }
        for i in index..<index + length { contentHash = Self.contentHash(contentHash, adding: text[i]) }
        if kind == .digit { digits += 1 }
        if isIdeograph { ideographs += 1 }
        ending = .other
        run = 0
      default:
        if word >= 0 {
          let hash = WordHash(of: text, from: word, to: index).folded
          endWord(hash, vocabulary: vocabulary, hashes: &hashes, limit: limit)
        }
        word = -1
        run = kind == .stop ? run + 1 : 0
        note(kind, isEllipsis: kind == .stop && (length == 3 && text[index] == 0xE2 || run >= 3))
      }
      if kind == .space {
        if !isAfterSpace { characters += 1 }
        isAfterSpace = true
      } else {
        characters += 1
        isAfterSpace = false
      }
      index += length
    }
    if word >= 0 {
      let hash = WordHash(of: text, from: word, to: text.count).folded
      endWord(hash, vocabulary: vocabulary, hashes: &hashes, limit: limit)
    }
    if surroundings.contains(.link) {
      linkCharacters += characters - before
      linkTexts += 1
    }
    if surroundings.contains(.emphasis) { emphasisCharacters += characters - before }
  }

  @inline(__always)
  private static func contentHash(_ hash: UInt64, adding byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  @inline(__always)
  private mutating func note(_ kind: WordScanner.Class, isEllipsis: Bool) {
    switch kind {
    case .comma:
      commas += 1
      ending = .other
    case .stop:
      stops += 1
      ending = isEllipsis ? .ellipsis : .stop
    case .colon: ending = .colon
    case .quote: ending = .quote
    case .space: break
    default: ending = .other
    }
  }

  @inline(__always)
  private mutating func endWord(
    _ hash: UInt32, vocabulary: borrowing Vocabulary, hashes: inout [UInt32], limit: Int
  ) {
    if plainWords < limit { hashes.append(hash) }
    plainWords += 1
    lastWord = hash
    let place = vocabulary.place(of: hash)
    guard place != 0 else { return }
    if let title = vocabulary.titleIndex(place) {
      titleWords += 1
      titleMask |= 1 << UInt64(title)
    }
    if let description = vocabulary.descriptionIndex(place) {
      descriptionWords += 1
      descriptionMask |= 1 << UInt64(description)
    }
  }
}

/// The distinct words of the page's title and description, at most 63 of each, for lookup by hash.
struct Vocabulary: ~Copyable {
  private var slots: [(hash: UInt32, title: Int8, description: Int8)]
  private(set) var titleCount = 0
  private(set) var descriptionCount = 0

  init(title: [UInt8], description: [UInt8]) {
    slots = Array(repeating: (0, -1, -1), count: 257)
    WordScanner.forEachHash(in: title.span) { hash in
      guard titleCount < 63 else { return }
      let place = claim(hash)
      guard slots[place].title < 0 else { return }
      slots[place].title = Int8(titleCount)
      titleCount += 1
    }
    WordScanner.forEachHash(in: description.span) { hash in
      guard descriptionCount < 63 else { return }
      let place = claim(hash)
      guard slots[place].description < 0 else { return }
      slots[place].description = Int8(descriptionCount)
      descriptionCount += 1
    }
  }

  /// Returns the slot of a word, or 0 if it is in neither text.
  @inline(__always)
  borrowing func place(of hash: UInt32) -> Int {
    var place = Int(hash & 0xFF) + 1
    while slots[place].title >= 0 || slots[place].description >= 0 {
      if slots[place].hash == hash { return place }
      place = place == 256 ? 1 : place + 1
    }
    return 0
  }

  @inline(__always)
  borrowing func titleIndex(_ place: Int) -> Int? { slots[place].title < 0 ? nil : Int(slots[place].title) }

  @inline(__always)
  borrowing func descriptionIndex(_ place: Int) -> Int? {
    slots[place].description < 0 ? nil : Int(slots[place].description)
  }

  private mutating func claim(_ hash: UInt32) -> Int {
    var place = Int(hash & 0xFF) + 1
    while slots[place].title >= 0 || slots[place].description >= 0 {
      if slots[place].hash == hash { return place }
      place = place == 256 ? 1 : place + 1
    }
    slots[place].hash = hash
    return place
  }
}
