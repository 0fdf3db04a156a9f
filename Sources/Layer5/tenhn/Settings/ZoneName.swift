import Foundation

/// Names of time zones in the IANA's database.
///
/// Foundation alone takes more: `BST` is Bangladesh to it, `UTC+2` a fixed offset, `Factory` the zone of a machine that nobody set up.
enum ZoneName {
  /// The zone of a name; nil if the database has no such name.
  static func zone(_ name: String) -> TimeZone? {
    let isName: Bool =
      if let slash = name.firstIndex(of: "/") { areas.contains(String(name[..<slash])) } else { links.contains(name) }
    return isName ? TimeZone(identifier: name) : nil
  }

  /// What somebody who wrote this name probably meant; nil if nothing is near.
  static func suggestion(for name: String) -> String? {
    if let zone = abbreviations[name.uppercased()] { return zone }
    if let zone = fixedOffset(name) { return zone }
    let known = TimeZone.knownTimeZoneIdentifiers
    let wanted = simplified(name)
    if let exact = known.first(where: { simplified($0) == wanted }) { return exact }
    // A city alone: `berlin`, `New York`.
    if let city = known.first(where: { simplified($0.split(separator: "/").last ?? "") == wanted }) { return city }
    return name.count > 3 ? nearestName(to: name, among: known) : nil
  }

  private static func simplified(_ name: some StringProtocol) -> String {
    name.lowercased().filter { $0.isLetter || $0 == "/" }
  }

  /// `UTC+2` as the database calls it. Its names count the other way: `Etc/GMT-2` is two hours east of Greenwich.
  private static func fixedOffset(_ name: String) -> String? {
    guard let match = name.uppercased().wholeMatch(of: #/(?:UTC|GMT) ?([+-])0?(\d{1,2})(?::?00)?/#),
      let hours = Int(match.2), hours <= 12
    else { return nil }
    return hours == 0 ? "UTC" : "Etc/GMT\(match.1 == "+" ? "-" : "+")\(hours)"
  }

  private static let areas: Set<String> = [
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Brazil", "Canada", "Chile", "Etc",
    "Europe", "Indian", "Mexico", "Pacific", "US",
  ]

  /// The database's names without an area. Left out are abbreviations without summer time, such as EST: whoever writes
  /// them means a zone that has it.
  private static let links: Set<String> = [
    "CET", "CST6CDT", "Cuba", "EET", "EST5EDT", "Egypt", "Eire", "GB", "GB-Eire", "Hongkong", "Iceland", "Iran",
    "Israel", "Jamaica", "Japan", "Kwajalein", "Libya", "MET", "MST7MDT", "NZ", "NZ-CHAT", "Navajo", "PRC", "PST8PDT",
    "Poland", "Portugal", "ROC", "ROK", "Singapore", "Turkey", "UTC", "W-SU", "WET",
  ]

  private static let abbreviations = [
    "AEDT": "Australia/Sydney", "AEST": "Australia/Sydney", "BRT": "America/Sao_Paulo", "BST": "Europe/London",
    "CDT": "America/Chicago", "CEST": "Europe/Berlin", "CST": "America/Chicago", "EDT": "America/New_York",
    "EEST": "Europe/Helsinki", "EST": "America/New_York", "GMT": "UTC", "HST": "Pacific/Honolulu",
    "IST": "Asia/Kolkata", "JST": "Asia/Tokyo", "KST": "Asia/Seoul", "MDT": "America/Denver", "MSK": "Europe/Moscow",
    "MST": "America/Denver", "NZST": "Pacific/Auckland", "PDT": "America/Los_Angeles", "PST": "America/Los_Angeles",
    "SGT": "Asia/Singapore", "UCT": "UTC", "WEST": "Europe/Lisbon", "Z": "UTC", "ZULU": "UTC",
  ]
}
