import ArticleModel
import EditionModel
import Foundation
import ReaderKit

/// Editions as a site sends them, for the situations.
enum Documents {
  struct Failure: Error {}

  static let morning = Editions.key("2026-05-06-morning")
  static let evening = Editions.key("2026-05-06-evening")

  /// 06:00 or 18:00 UTC of a key's day.
  static func cutoff(_ key: EditionKey) -> Timestamp {
    let day = Int64(key.date?.daysSinceEpoch ?? 0) * 86_400
    return Timestamp(day + (key.slot == "evening" ? 18 : 6) * 3600)
  }

  static func edition(
    _ key: EditionKey, _ stories: [String], reserves: [String] = [], corrections: String = "[]",
    basis: String = "recorded",
    late: Bool = false, unreadable: String = "[]"
  ) throws -> EditionDocument {
    let decided = Documents.cutoff(key)
    let published = (decided + (late ? 5400 : 60)).rfc3339()
    let name = key.isSample ? "Sample edition" : key.slot == "evening" ? "Evening edition" : "Morning edition"
    let text = """
      {"schema":1,"key":"\(key)","publication":"hn","name":"\(name)","cutoff":"\(decided.rfc3339())","published":"\(published)",
      "timeZone":"UTC","basis":"\(basis)","late":\(late),"hash":"\(ContentHash(of: [1]))","newKeyOfALaterServer":7,
      "stories":[\(stories.joined(separator: ","))],"unreadable":\(unreadable),
      "reserves":[\(reserves.map { "{\"story\":\($0)}" }.joined(separator: ","))],"corrections":\(corrections)}
      """
    return try EditionDocument(reading: Array(text.utf8))
  }

  /// A story as JSON; `extra` are further members, which begin with a comma.
  static func story(
    _ number: Int, _ title: String, site: String = "a.example", kind: String = "full", why: String = "all of it",
    blocks: [Block]? = [.paragraph([.text("Words.")])], footnotes: [Footnote] = [], extra: String = ""
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    func json(_ value: some Encodable) throws -> String { String(decoding: try encoder.encode(value), as: UTF8.self) }
    let article =
      try blocks.map {
        "{\"html\":\"\",\"blocks\":\(try json($0)),\"footnotes\":\(try json(footnotes)),\"images\":[]}"
      } ?? "null"
    return """
      {"number":\(number),"id":"\(number)","title":\(try json(title)),"url":"https://\(site)/\(number)","site":"\(site)",
      "points":1,"comments":12,"discussion":"https://talk.example/\(number)","readingMinutes":3,"reason":"It rose fast.",
      "quotes":[],"receipt":{"kind":"\(kind)","why":"\(why)","source":"page","confidence":0.9,"signs":[]},
      "article":\(article)\(extra)}
      """
  }

  static func ten() throws -> [String] { try (1...10).map { try story($0, "Story number \($0)") } }

  /// The list of a site that has published at both hours until an edition.
  static func index(until key: EditionKey, days: Int = 3, title: String = "Ten of the day") throws -> SiteIndex {
    guard let date = key.date else { throw Failure() }
    var entries: [String] = []
    for back in 0..<days {
      for slot in ["evening", "morning"] {
        let each = EditionKey(date: date.advanced(by: -back), slot: slot)
        guard each <= key else { continue }
        entries.append(
          "{\"key\":\"\(each)\",\"cutoff\":\"\(cutoff(each).rfc3339())\",\"titles\":[\"First of \(each)\",\"Second\"]}")
      }
    }
    return try SiteIndex(
      reading: Array("{\"schema\":1,\"title\":\"\(title)\",\"editions\":[\(entries.joined(separator: ","))]}".utf8))
  }

  /// The desk of a device that has editions and looked a minute ago.
  static func desk(
    _ onDevice: [EditionKey], at now: Timestamp, index: SiteIndex? = nil,
    _ change: (inout DeviceNotes) -> Void = { _ in }
  ) throws -> ReaderDesk {
    var notes = DeviceNotes()
    notes.site = "https://news.example"
    notes.checked = now - 60
    change(&notes)
    let newest = onDevice.first.flatMap { $0.isSample ? nil : $0 }
    return ReaderDesk(
      notes: notes, index: try index ?? newest.map { try Documents.index(until: $0) }, onDevice: onDevice, zone: .utc,
      now: now)
  }
}
