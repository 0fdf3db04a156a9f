/// Converts a page's date to RFC 3339: with the time if the page gives the zone too, else the day alone.
enum PageDate {
  static func read(_ text: String) -> String? {
    let scanner = DateScanner(text)
    return scanner.isoDate() ?? scanner.writtenDate()
  }

  static func text(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1970...2100).contains(year), (1...12).contains(month), day >= 1, day <= days(year, month) else { return nil }
    return pad(year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2)
  }

  static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func days(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// Returns the day from an address such as `/2026/05/06/title`.
  static func inPath(_ path: String) -> String? {
    let parts = path.split(separator: "/").map(String.init)
    for (index, part) in parts.enumerated() {
      if index + 2 < parts.count, part.utf8.count == 4, let year = Int(part), let month = Int(parts[index + 1]),
        parts[index + 2].utf8.count <= 2, let day = Int(parts[index + 2])
      {
        if let text = text(year, month, day) { return text }
      }
      // `2026-05-06-title`
      let bytes = Array(part.utf8)
      if bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D, let year = Int(part.prefix(4)),
        let month = Int(part.dropFirst(5).prefix(2)), let day = Int(part.dropFirst(8).prefix(2)),
        let text = text(year, month, day)
      {
        return text
      }
    }
    return nil
  }

  static func month(_ name: String) -> Int? {
    let name = name.lowercased()
    return months[name] ?? beginnings[name]
  }

  /// The beginnings of names that fit a single month, such as `Sept.` or `Febr.`, from three characters on.
  private static let beginnings: [String: Int] = {
    var fitting: [String: Set<Int>] = [:]
    for (name, month) in months {
      for length in stride(from: 3, to: name.count, by: 1) {
        fitting[String(name.prefix(length)), default: []].insert(month)
      }
    }
    return fitting.compactMapValues { $0.count == 1 ? $0.first : nil }
  }()

  private static let months: [String: Int] = {
    let names = [
      "january february march april may june july august september october november december",
      "januar februar märz april mai juni juli august september oktober november dezember",
      "jänner feber mrz - - - - - - - - -",
      "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
      "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
      "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
      "januari februari maart april mei juni juli augustus september oktober november december",
      "januari februari mars april maj juni juli augusti september oktober november december",
      "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
      "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
      "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
      "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
      "ledna února března dubna května června července srpna září října listopadu prosince",
      "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
      "jan feb mar apr may jun jul aug sep oct nov dec",
    ]
    var months: [String: Int] = [:]
    for line in names {
      for (index, name) in line.split(separator: " ").enumerated() where name != "-" {
        months[String(name)] = index + 1
      }
    }
    return months
  }()
}
