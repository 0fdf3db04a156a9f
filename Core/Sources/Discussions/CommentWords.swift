import ArticleModel

/// A comment's own words, apart from what it quotes, for looking up phrases.
struct CommentWords {
  /// What sorts of phrases there are.
  let sorts: PhraseSorts
  /// The sentences as they are written.
  let sentences: [String]
  /// How many words there are; every two characters of a script without spaces count as one.
  let count: Int
  /// Addresses that it links to, in order.
  let links: [(url: String, text: String)]
  let hasCode: Bool
  /// The share of capital letters among its letters, in percent.
  let capitals: Int
  /// The different words of four letters and more.
  let terms: Set<Substring>

  init(_ content: [Block]) {
    var own = ""
    var links: [(url: String, text: String)] = []
    var hasCode = false
    for block in content {
      switch block {
      case .paragraph(let runs):
        own += runs.plainText + "\n"
        CommentWords.collect(runs, &links)
      case .code: hasCode = true
      default: break
      }
    }
    self.links = links
    self.hasCode = hasCode
    sentences = CommentWords.sentences(of: own)
    let folded = CommentWords.fold(own)
    sorts = PhraseFinder.sorts(in: folded)
    terms = Set(folded.filter { $0.utf8.count >= 4 })
    var (spaced, dense, capitals, letters) = (0, 0, 0, 0)
    var isInWord = false
    for scalar in own.unicodeScalars {
      let isDense = (0x3040...0x9FFF).contains(scalar.value) || (0xAC00...0xD7AF).contains(scalar.value)
      if isDense { dense += 1 }
      let isWord = !isDense && scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isWord, !isInWord { spaced += 1 }
      isInWord = isWord || (isInWord && scalar == "'")
      if scalar.properties.isAlphabetic { letters += 1 }
      if scalar.properties.isUppercase { capitals += 1 }
    }
    count = spaced + dense / 2
    self.capitals = letters > 20 ? capitals * 100 / letters : 0
  }

  /// The words in lower case, without punctuation: `don't` is `dont`.
  static func fold(_ text: String) -> [Substring] {
    var folded = ""
    folded.reserveCapacity(text.utf8.count)
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        folded.unicodeScalars.append(scalar)
      } else if scalar != "'", scalar != "’" {
        folded.unicodeScalars.append(" ")
      }
    }
    return folded.split(separator: " ")
  }

  private static func collect(_ runs: [Inline], _ links: inout [(url: String, text: String)]) {
    for run in runs {
      switch run {
      case .link(let url, let text): links.append((url, text.plainText))
      case .emphasis(let inner), .strong(let inner): collect(inner, &links)
      default: break
      }
    }
  }

  private static func sentences(of text: String) -> [String] {
    var sentences: [String] = []
    var sentence = ""
    func close() {
      let trimmed = sentence.drop { $0 == " " }
      if !trimmed.isEmpty { sentences.append(String(trimmed)) }
      sentence = ""
    }
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      if character == "\n" {
        close()
        continue
      }
      sentence.append(character)
      let next = index + 1 < characters.count ? characters[index + 1] : "\n"
      if ".!?".contains(character), next == " " || next == "\n" { close() }
      if "。！？".contains(character) { close() }
    }
    close()
    return sentences
  }
}
