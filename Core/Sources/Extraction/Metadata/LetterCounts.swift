/// Counts the letters of each script, and the letters that separate languages of one script.
struct LetterCounts {
  private(set) var total = 0
  private(set) var latin = 0
  private var kana = 0
  private var hangul = 0
  private var han = 0
  private var simplified = 0
  private var traditional = 0
  private var cyrillic = 0
  private var ukrainian = 0
  private var bulgarian = 0
  private var serbian = 0
  private var arabic = 0
  private var persian = 0
  private var urdu = 0
  private var others: [String: Int] = [:]

  init(_ text: String) {
    // Counted here: to cut the text off first takes ten times as long.
    var rest = 2500
    for scalar in text.unicodeScalars {
      guard rest > 0 else { break }
      rest -= 1
      if scalar.value < 0x80 {
        guard UInt8(scalar.value).isWordByte, !UInt8(scalar.value).isASCIIDigit else { continue }
        total += 1
        latin += 1
      } else {
        count(scalar)
      }
    }
  }

  private mutating func count(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x250 {
      guard scalar.properties.isAlphabetic else { return }
      total += 1
      latin += 1
      return
    }
    switch value {
    case 0x370...0x3FF: add("el")
    case 0x400...0x52F:
      total += 1
      cyrillic += 1
      if "іїєґІЇЄҐ".unicodeScalars.contains(scalar) { ukrainian += 1 }
      if "ђјљњћџЂЈЉЊЋЏ".unicodeScalars.contains(scalar) { serbian += 1 }
      // Bulgarian doesn't use `ы` and `э`, and uses `ъ` as a vowel.
      if scalar == "ъ" { bulgarian += 1 }
      if "ыэёЫЭЁ".unicodeScalars.contains(scalar) { bulgarian -= 3 }
    case 0x531...0x58F: add("hy")
    case 0x590...0x5FF: add("he")
    case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFE:
      guard scalar.properties.isAlphabetic else { return }
      total += 1
      arabic += 1
      if "پچژگکی".unicodeScalars.contains(scalar) { persian += 1 }
      if "ٹڈڑںےہ".unicodeScalars.contains(scalar) { urdu += 1 }
    case 0x900...0x97F: add("hi")
    case 0x980...0x9FF: add("bn")
    case 0xB80...0xBFF: add("ta")
    case 0xC00...0xC7F: add("te")
    case 0xE00...0xE7F: add("th")
    case 0x10A0...0x10FF: add("ka")
    case 0x1100...0x11FF, 0xAC00...0xD7AF:
      total += 1
      hangul += 1
    case 0x3040...0x30FF, 0x31F0...0x31FF:
      total += 1
      kana += 1
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      total += 1
      han += 1
      if Self.simplifiedOnly.contains(scalar) { simplified += 1 }
      if Self.traditionalOnly.contains(scalar) { traditional += 1 }
    case 0x1E00...0x1EFF:
      total += 1
      latin += 1
    default: if scalar.properties.isAlphabetic { total += 1 }
    }
  }

  private mutating func add(_ tag: String) {
    total += 1
    others[tag, default: 0] += 1
  }

  /// The language, if a script that only some languages use makes up enough of the text.
  ///
  /// A fifth is enough, because program text in Latin letters is common in any language.
  var languageByScript: String? {
    if (kana + han) * 5 > total {
      if kana * 20 > han { return "ja" }
      if hangul > han { return "ko" }
      return traditional > simplified ? "zh-Hant" : "zh-Hans"
    }
    if hangul * 5 > total { return "ko" }
    if cyrillic * 4 > total {
      if ukrainian * 50 > cyrillic { return "uk" }
      if serbian * 50 > cyrillic { return "sr" }
      return bulgarian * 100 > cyrillic ? "bg" : "ru"
    }
    if arabic * 4 > total {
      if urdu * 25 > arabic { return "ur" }
      return persian * 25 > arabic ? "fa" : "ar"
    }
    return others.first { $0.value * 4 > total }?.key
  }

  /// Common characters that occur in only one of the two ways of writing Chinese.
  private static let simplifiedOnly = Set("这个们来时说对会还为么没过发现开关问题间后经样进门东车长书见学国语应该点从两让业务实际网页数据设计处报导".unicodeScalars)
    .subtracting("個來時說對會還為沒過發現開關問題間後經樣進門東車長書見學國語應該點從兩讓業務實際網頁數據設計處報導".unicodeScalars)
  private static let traditionalOnly = Set("這個們來時說對會還為麼沒過發現開關問題間後經樣進門東車長書見學國語應該點從兩讓業務實際網頁數據設計處報導".unicodeScalars)
    .subtracting("这个们来时说对会还为么没过发现开关问题间后经样进门东车长书见学国语应该点从两让业务实际网页数据设计处报导".unicodeScalars)
}
