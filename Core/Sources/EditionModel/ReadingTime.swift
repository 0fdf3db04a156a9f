public import ArticleModel

extension Article {
  /// Minutes to read it: at least 1 for any text, 0 for none.
  ///
  /// Counts 230 words a minute for alphabets and 500 characters a minute for Chinese, Japanese and Korean. Both are counted
  /// in every article, because articles mix them.
  public var readingMinutes: Int {
    var words = 0
    var ideographs = 0
    var inWord = false
    for scalar in plainText.unicodeScalars {
      if scalar.isIdeographOrSyllable {
        ideographs += 1
        inWord = false
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if !inWord { words += 1 }
        inWord = true
      } else if scalar != "'" && scalar != "’" && scalar != "-" {
        inWord = false
      }
    }
    let minutes = Double(words) / 230 + Double(ideographs) / 500
    return words + ideographs == 0 ? 0 : max(1, Int(minutes.rounded()))
  }
}

extension Unicode.Scalar {
  /// Scripts that are written without spaces and read by the character.
  fileprivate var isIdeographOrSyllable: Bool {
    switch value {
    case 0x3040...0x30ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xac00...0xd7af, 0xf900...0xfaff, 0x20000...0x3134f: true
    default: false
    }
  }
}
