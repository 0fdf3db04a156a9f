import EditionModel
import JSONFormat

/// The newest editions in a few kilobytes, `/editions.json`: where a program or a reader's client begins, and what
/// it asks for to learn whether there is a new one.
struct EditionIndex {
  let settings: SiteSettings
  /// Newest first.
  let summaries: [EditionSummary]
  /// What the clock says of the newest, if anybody has one.
  var outlook: Outlook?
  /// The newest, as far as they can't be shown.
  var damaged: [EditionKey] = []

  /// A month.
  static let limit = 60

  func bytes() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", 1)
      json.field("title", settings.title)
      // So that a reader's device knows without a connection when the next edition comes.
      json.field("timeZone", settings.schedule.zone.identifier)
      json.key("slots")
      json.array(settings.schedule.slots) { json, slot in
        json.object { json in
          json.field("name", slot.name)
          json.field("hour", slot.hour)
          json.field("minute", slot.minute)
        }
      }
      outlook?.write(to: &json, settings)
      Issue.write(damaged: damaged, to: &json)
      json.key("editions")
      json.array(summaries.prefix(EditionIndex.limit)) { json, summary in
        let path = "/editions/\(summary.key)"
        json.object { json in
          json.field("key", summary.key.description)
          json.field("publication", summary.publication)
          json.field("cutoff", summary.cutoff.rfc3339())
          json.field("published", summary.published.rfc3339())
          json.field("basis", summary.basis.rawValue)
          json.field("late", summary.isLate)
          json.field("hash", summary.hash.hex)
          json.key("titles")
          json.array(summary.titles) { $0.value($1) }
          json.field("page", settings.baseURL + path)
          json.field("json", settings.baseURL + path + ".json")
          json.field("markdown", settings.baseURL + path + ".md")
          json.field("epub", settings.baseURL + path + ".epub")
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}
