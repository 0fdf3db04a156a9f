/// Finds one date in a short text.
struct DateScanner {
  private let scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars.prefix(200)) }

  /// Reads `2026-05-06`, `2026/5/6`, `20260506` or `2026年5月6日`, with an optional time and zone after it.
  func isoDate() -> String? {
    var i = 0
    while i + 7 < scalars.count {
      defer { i += 1 }
      guard isDigit(i), i == 0 || !isDigit(i - 1), let (year, afterYear) = number(i, digits: 4...4) else { continue }
      if let compact = compactDate(year, afterYear) { return compact }
      guard isSeparator(afterYear), let (month, afterMonth) = number(afterYear + 1, digits: 1...2),
        isSeparator(afterMonth), let (day, afterDay) = number(afterMonth + 1, digits: 1...2), !isDigit(afterDay),
        let date = PageDate.text(year, month, day)
      else { continue }
      return date + (time(from: afterDay) ?? "")
    }
    return nil
  }

  private func compactDate(_ year: Int, _ position: Int) -> String? {
    guard let (rest, end) = number(position, digits: 4...4), !isDigit(end) else { return nil }
    return PageDate.text(year, rest / 100, rest % 100)
  }

  /// Returns the time and zone after a date, or nil if either is missing.
  ///
  /// Why: a time without a zone doesn't identify a moment.
  private func time(from start: Int) -> String? {
    var i = start
    guard i < scalars.count, scalars[i] == "T" || scalars[i] == "t" || scalars[i] == " " else { return nil }
    i += 1
    guard let (hour, afterHour) = number(i, digits: 2...2), hour < 24, scalar(afterHour) == ":",
      let (minute, afterMinute) = number(afterHour + 1, digits: 2...2), minute < 60
    else { return nil }
    var second = 0
    i = afterMinute
    if scalar(i) == ":", let (value, end) = number(i + 1, digits: 2...2), value < 61 {
      second = min(value, 59)
      i = end
      if scalar(i) == "." || scalar(i) == ",", let (_, end) = number(i + 1, digits: 1...9) { i = end }
    }
    if scalar(i) == " " { i += 1 }
    guard let zone = zone(from: i) else { return nil }
    return "T" + PageDate.pad(hour, 2) + ":" + PageDate.pad(minute, 2) + ":" + PageDate.pad(second, 2) + zone
  }

  private func zone(from i: Int) -> String? {
    switch scalar(i) {
    case "Z", "z": return "Z"
    case "U" where scalar(i + 1) == "T" && scalar(i + 2) == "C", "G" where scalar(i + 1) == "M" && scalar(i + 2) == "T":
      return "Z"
    case "+", "-":
      guard let (hours, end) = number(i + 1, digits: 2...2), hours <= 14 else { return nil }
      let minutes = number(scalar(end) == ":" ? end + 1 : end, digits: 2...2)?.value ?? 0
      guard minutes < 60 else { return nil }
      return (scalar(i) == "+" ? "+" : "-") + PageDate.pad(hours, 2) + ":" + PageDate.pad(minutes, 2)
    default: return nil
    }
  }

  /// Reads a written date.
  ///
  /// Examples: `March 14, 2026`, `14 March 2026`, `Sat, 14 Mar 2026 08:00:00 GMT`, `14.03.2026`. Ignores a date in
  /// digits with an ambiguous order (`3/4/2026`).
  func writtenDate() -> String? {
    let tokens = tokens()
    for (index, token) in tokens.enumerated() {
      if case .word(let name) = token, let month = PageDate.month(name) {
        if let date = beside(index, month: month, tokens) { return date }
      }
      guard case .number(let day, _) = token, index + 2 < tokens.count, case .number(let month, _) = tokens[index + 1],
        case .number(let year, let end) = tokens[index + 2], year > 1969
      else { continue }
      let separator = scalars[..<end].last { $0 == "." || $0 == "/" || $0 == "-" }
      if separator == ".", let date = PageDate.text(year, month, day) { return date }
      if day > 12, let date = PageDate.text(year, month, day) { return date }
      if month > 12, let date = PageDate.text(year, day, month) { return date }
      if day == month, let date = PageDate.text(year, month, day) { return date }
    }
    return nil
  }

  private enum Token {
    case word(String)
    case number(Int, end: Int)
  }

  /// Returns the day and the year on either side of a month's name.
  private func beside(_ index: Int, month: Int, _ tokens: [Token]) -> String? {
    func number(_ place: Int) -> (Int, Int)? {
      guard tokens.indices.contains(place), case .number(let value, let end) = tokens[place] else { return nil }
      return (value, end)
    }
    if let (day, _) = number(index - 1), day <= 31, let (year, end) = number(index + 1), year > 1969,
      let date = PageDate.text(year, month, day)
    {
      return date + (time(from: end) ?? "")
    }
    // `Mon Jan 12 09:14:33 UTC 2026`, as C's library writes it.
    if let (day, end) = number(index + 1), day <= 31, number(index + 4) != nil, tokens.indices.contains(index + 6),
      case .word = tokens[index + 5], let (year, _) = number(index + 6), year > 1969,
      let date = PageDate.text(year, month, day)
    {
      return date + (time(from: end) ?? "")
    }
    if let (day, _) = number(index + 1), day <= 31, let (year, _) = number(index + 2), year > 1969 {
      return PageDate.text(year, month, day)
    }
    if let (year, _) = number(index - 1), year > 1969, let (day, _) = number(index + 1) {
      return PageDate.text(year, month, day)
    }
    return nil
  }

  /// Returns words and numbers, without the words between a day, its month and its year (`14th of March`, `de`).
  private func tokens() -> [Token] {
    var tokens: [Token] = []
    var i = 0
    while i < scalars.count {
      if let (value, end) = number(i, digits: 1...4), !isDigit(end) {
        tokens.append(.number(value, end: end))
        i = end
        continue
      }
      var word = ""
      while i < scalars.count, scalars[i].isAlphabetic {
        word.unicodeScalars.append(scalars[i])
        i += 1
      }
      if word.isEmpty {
        i += isDigit(i) ? digits(from: i) : 1
      } else if !["st", "nd", "rd", "th", "of", "de", "del", "at"].contains(word.lowercased()) {
        tokens.append(.word(word))
      }
    }
    return tokens
  }

  private func digits(from start: Int) -> Int {
    scalars[start...].prefix { $0.value >= 0x30 && $0.value <= 0x39 }.count
  }
  private func scalar(_ i: Int) -> Unicode.Scalar? { i < scalars.count ? scalars[i] : nil }
  private func isDigit(_ i: Int) -> Bool { i < scalars.count && scalars[i].value >= 0x30 && scalars[i].value <= 0x39 }
  private func isSeparator(_ i: Int) -> Bool { scalar(i).map { "-/.年月".unicodeScalars.contains($0) } ?? false }

  private func number(_ start: Int, digits allowed: ClosedRange<Int>) -> (value: Int, end: Int)? {
    var value = 0
    var i = start
    while isDigit(i), i - start < allowed.upperBound {
      value = value * 10 + Int(scalars[i].value - 0x30)
      i += 1
    }
    return i - start >= allowed.lowerBound ? (value, i) : nil
  }
}
