import EditionModel
import JSONFormat
import WebAddress

/// An edition as JSON, in the shape that programs rely on: keys may be added, never renamed.
struct EditionJSON {
  /// How much of the articles it contains.
  enum Detail {
    /// Every article in every form.
    case whole
    /// Where each article is, for a program that reads some of them.
    case listing
    /// One form.
    case text(ArticleForm)
  }

  let issue: Issue
  var detail = Detail.whole
  private var edition: Edition { issue.edition }

  func bytes() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", edition.schema)
      json.field("key", edition.key.description)
      json.field("publication", edition.publication)
      json.field("name", issue.name)
      json.field("cutoff", issue.clock.rfc3339(edition.cutoff))
      json.field("published", issue.clock.rfc3339(edition.published))
      json.field("timeZone", edition.timeZone)
      json.field("basis", edition.basis.rawValue)
      json.field("late", edition.isLate)
      if let muted = edition.muted {
        json.key("muted")
        json.array(muted) { $0.value($1) }
      }
      // Not in the edition's own file: what was published keeps its bytes.
      if case .listing = detail {
        issue.outlook?.write(to: &json, issue.settings)
        Issue.write(damaged: issue.damaged, to: &json)
      }
      json.field("hash", issue.hash.hex)
      json.field("engine", edition.engine)
      json.field("archive", edition.archive.hex)
      json.key("stories")
      json.array(issue.stories) { write($1, &$0) }
      json.key("unreadable")
      json.array(edition.unreadable) { write($1, &$0) }
      json.key("reserves")
      json.array(edition.reserves) { write($1, &$0) }
      json.key("corrections")
      json.array(issue.corrections) { write($1, &$0) }
    }
    json.endLine()
    return json.bytes
  }

  /// One story, with what concerns it alone and which edition it is from.
  func bytes(of presented: PresentedStory) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("edition")
      json.object { json in
        json.field("key", edition.key.description)
        json.field("name", issue.fullName)
        json.field("cutoff", issue.clock.rfc3339(edition.cutoff))
        json.field("basis", edition.basis.rawValue)
        json.field("late", edition.isLate)
      }
      json.field("permalink", "\(issue.settings.baseURL)/editions/\(edition.key)/\(presented.name)")
      writeFields(of: presented, &json)
      json.key("corrections")
      json.array(presented.corrections) { write($1, &$0) }
    }
    json.endLine()
    return json.bytes
  }

  private func write(_ presented: PresentedStory, _ json: inout JSONWriter) {
    json.object { writeFields(of: presented, &$0) }
  }

  /// An address as a valid URI; null if it is none.
  func address(_ text: String?) -> String? { text.flatMap(WebURL.uri) }

  /// `reason` is for people, `reasonFacts` for whoever computes it again.
  func write(_ reason: Reason, _ json: inout JSONWriter) {
    json.field("reason", reason.text)
    json.key("reasonFacts")
    json.object { json in
      for (name, value) in reason.facts.sorted(by: { $0.key < $1.key }) {
        json.key(named: name)
        json.value(value)
      }
    }
  }

  private func write(_ story: UnreadableStory, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", story.id)
      json.field("title", story.title)
      json.field("url", address(story.url))
      json.field("site", story.site)
      json.field("discussion", address(story.discussion))
      json.field("points", story.points)
      json.field("comments", story.comments)
      json.field("why", story.why)
      write(story.reason, &json)
    }
  }

  private func write(_ story: ReserveStory, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", story.id)
      json.field("title", story.title)
      json.field("url", address(story.url))
      json.field("discussion", address(story.discussion))
      json.field("points", story.points)
      json.field("comments", story.comments)
      write(story.reason, &json)
      json.key("story")
      if let read = issue.presented(story) { write(read, &json) } else { json.null() }
    }
  }

  private func write(_ correction: Correction, _ json: inout JSONWriter) {
    json.object { json in
      json.field("date", issue.clock.rfc3339(correction.date))
      json.field("kind", correction.kind.rawValue)
      json.field("story", correction.story)
      json.field("text", correction.text)
    }
  }
}
