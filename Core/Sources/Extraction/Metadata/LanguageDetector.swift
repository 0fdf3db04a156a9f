/// Detects the language of a text by its letters and its most common words.
enum LanguageDetector {
  /// Returns the declared language of an article, unless its text is clearly in another.
  static func settle(declared: String?, sample: String) -> String? {
    guard let found = detect(sample) else { return declared }
    guard let declared else { return found.tag }
    let base = primary(declared)
    if base == primary(found.tag) {
      // `zh` alone doesn't identify the script.
      return declared == "zh" && found.tag.count > 2 ? found.tag : declared
    }
    if base == "nb" || base == "nn", found.tag == "no" { return declared }
    return found.isSure || isFarAhead(found.tag, of: base, sample) ? found.tag : declared
  }

  /// Returns a BCP 47 language tag (`pt-BR`, `zh-Hant`) for a page's spelling (`pt_br`, `EN`).
  static func tag(_ text: String) -> String? {
    let parts = text.trimmedBothEnds.split { $0 == "-" || $0 == "_" }.prefix(3)
    guard let first = parts.first, (2...3).contains(first.utf8.count),
      first.utf8.allSatisfy({ $0.isWordByte && $0 < 0x80 && !$0.isASCIIDigit })
    else { return nil }
    var tag = first.lowercased()
    for part in parts.dropFirst() {
      guard part.utf8.allSatisfy({ $0.isWordByte && $0 < 0x80 }) else { break }
      switch part.utf8.count {
      case 2, 3: tag += "-" + part.uppercased()
      case 4: tag += "-" + part.prefix(1).uppercased() + part.dropFirst().lowercased()
      default: return tag
      }
    }
    return tag
  }

  static func isRightToLeft(_ tag: String) -> Bool {
    ["ar", "he", "fa", "ur", "yi", "ps", "sd", "ckb", "dv", "ug"].contains(primary(tag)) && !tag.contains("-Latn")
  }

  private static func primary(_ tag: String) -> String { String(tag.prefix { $0 != "-" }) }

  /// Whether one language has at least twice as many words in the text as the other.
  ///
  /// Why: two related languages, such as Spanish and Catalan, may both be far ahead of a declared third.
  private static func isFarAhead(_ tag: String, of other: String, _ sample: String) -> Bool {
    guard let best = lists.firstIndex(where: { $0.tag == tag }),
      let rival = lists.firstIndex(where: { $0.tag == other })
    else {
      return false
    }
    let counts = wordCounts(sample).counts
    return counts[best] >= 8 && counts[best] >= counts[rival] * 2
  }

  static func detect(_ text: String) -> (tag: String, isSure: Bool)? {
    let letters = LetterCounts(text)
    guard letters.total >= 20 else { return nil }
    if let tag = letters.languageByScript { return (tag, true) }
    guard letters.latin * 2 > letters.total else { return nil }
    return byWords(text)
  }

  /// Detects the language by common words, which occur in every sentence.
  private static func byWords(_ text: String) -> (tag: String, isSure: Bool)? {
    let (counts, words) = wordCounts(text)
    guard words >= 12, let best = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[best] * 12 >= words else {
      return nil
    }
    let second = counts.indices.filter { $0 != best }.map { counts[$0] }.max() ?? 0
    return (lists[best].tag, counts[best] >= 8 && counts[best] * 10 >= second * 13)
  }

  private static func wordCounts(_ text: String) -> (counts: [Int], words: Int) {
    var counts = [Int](repeating: 0, count: lists.count)
    let table = languagesOfWord
    var words = 0
    var hash = ClassNameTable.seed
    var length = 0
    for byte in text.utf8 {
      if byte.isWordByte && !byte.isASCIIDigit {
        hash = ClassNameTable.step(hash, byte.asciiLowercased)
        length += 1
      } else if length > 0 {
        words += 1
        let found = table[key(of: hash)]
        var languages = found.hash == hash ? found.languages : 0
        while languages != 0 {
          counts[languages.trailingZeroBitCount] += 1
          languages &= languages - 1
        }
        hash = ClassNameTable.seed
        length = 0
        if words == 600 { break }
      }
    }
    return (counts, words)
  }

  private static let lists: [(tag: String, words: String)] = [
    (
      "en",
      "the and of to in is that it was for with as are this be on have not you which but from they we an a i do by or at to no so"
    ),
    (
      "de",
      "der die das und ist nicht ein eine zu den mit von auf für sich dem im des als auch es wird werden wir wie aus"
    ),
    ("fr", "le la les des et est une un du que pour dans qui pas sur au plus avec ne ce il par sont nous cette"),
    ("es", "el la los las de que y en un una es por con para se no del al lo como más su pero está son"),
    ("it", "il la le di che e un una è per con non del della si i gli da in come più sono anche al dei nel"),
    ("pt", "o a os as de que e em um uma é por com para não do da se mais como dos das no na ao são"),
    ("nl", "de het een en van is dat niet op te zijn voor met die in aan er maar om ook als bij je wordt"),
    ("sv", "och att det som en är av för på med den till inte om ett har de jag var kan från vi när"),
    ("da", "og at det som en er af for på med den til ikke der de har et jeg var kan fra vi når også"),
    ("no", "og at det som en er av for på med den til ikke der de har et jeg var kan fra vi når også eller"),
    ("fi", "ja on ei että se oli hän mutta ovat kun niin joka myös kuin tai ole sen voi jos mitä"),
    ("pl", "i w na z się nie do że jest to o jak po co ale od za przez dla są być które jego tym"),
    ("cs", "v na se je že s z jako pro ale jsou jsem který od po jeho které není ve jen až už"),
    ("tr", "ve bir bu da de için ile çok olarak daha olan gibi ne kadar ama var sonra en her değil"),
    ("ro", "și de în la cu pe a nu o este că din mai pentru sunt un care se prin după fost"),
    ("hu", "a az és hogy nem is egy ez volt de van csak meg már mint ki vagy azt lehet még"),
    ("id", "yang dan di untuk dengan ini itu dari dalam tidak pada akan adalah juga ke karena oleh atau"),
    ("vi", "và của là có không được cho trong một các người với những này đã khi để từ"),
    ("ca", "el la els les de que i en un una és per amb no del al com més però aquest són"),
  ]

  /// The hash of a word, and one bit for each language that has it among its most common words.
  private typealias CommonWord = (hash: UInt64, languages: UInt32)

  private static let languagesOfWord: WordTable<CommonWord> = {
    let words = lists.flatMap { $0.words.split(separator: " ") }
    var table = WordTable<CommonWord>(capacity: words.count, nothing: (0, 0))
    for (index, list) in lists.enumerated() {
      for word in list.words.split(separator: " ") {
        let hash = word.utf8.reduce(ClassNameTable.seed) { ClassNameTable.step($0, $1) }
        let known = table[key(of: hash)]
        assert(known.languages == 0 || known.hash == hash, "Two words of the lists share a key.")
        table[key(of: hash)] = (hash, known.languages | 1 << UInt32(index))
      }
    }
    return table
  }()

  private static func key(of hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash ^ hash >> 32) }
}
