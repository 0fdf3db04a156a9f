import ArticleModel
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
      json.field("permalink", "\(issue.settings.baseURL)/editions/\(edition.key)/\(presented.number)")
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

  private func writeFields(of presented: PresentedStory, _ json: inout JSONWriter) {
    let story = presented.story
    json.field("number", story.number)
    json.field("id", story.id)
    json.field("source", story.source)
    json.field("title", story.title)
    json.field("url", address(story.url))
    json.field("canonical", address(story.canonical))
    json.field("site", story.site)
    json.field("author", story.author)
    json.field("published", story.published)
    json.field("language", story.language)
    json.field("direction", story.direction?.rawValue)
    json.field("points", story.points)
    json.field("comments", story.comments)
    json.field("discussion", address(story.discussion))
    json.field("readingMinutes", story.readingMinutes)
    json.field("standfirst", presented.standfirst)
    write(story.reason, &json)
    json.key("also")
    json.array(story.also) { json, also in
      json.object { json in
        json.field("id", also.id)
        json.field("title", also.title)
        json.field("url", address(also.url))
        json.field("discussion", address(also.discussion))
      }
    }
    if let follows = story.follows {
      json.key("follows")
      json.object { json in
        json.field("id", follows.id)
        json.field("title", follows.title)
        json.field("edition", follows.edition)
        json.field("number", follows.number)
      }
    }
    json.key("quotes")
    json.array(presented.quotes) { json, quote in
      json.object { json in
        json.field("by", quote.by)
        json.field("url", address(quote.url))
        json.field("depth", quote.depth)
        json.field("text", quote.text)
      }
    }
    writeThread(of: presented, &json)
    json.key("brief")
    if let brief = presented.brief { brief.write(&json) } else { json.null() }
    if let lead = presented.lead {
      json.key("lead")
      json.object { json in
        json.field("hash", lead.hash.hex)
        json.field("width", lead.width)
        json.field("height", lead.height)
        json.field("alt", lead.alt)
      }
    }
    json.key("note")
    if let note = presented.note { write(note, &json) } else { json.null() }
    json.field("visibility", presented.visibility)
    json.field("permission", story.permission?.rawValue)
    json.key("receipt")
    json.object { json in
      json.field("kind", story.receipt.kind.rawValue)
      json.field("why", story.receipt.why)
      json.field("source", story.receipt.source)
      json.key("confidence")
      if let confidence = story.receipt.confidence { json.value(confidence) } else { json.null() }
      json.key("signs")
      json.array(story.receipt.signs ?? []) { $0.value($1) }
    }
    // Only where something is: the bytes of a whole edition stay as they are.
    let missing = (presented.isMissing ? ["article"] : []) + (presented.lacksDiscussion ? ["discussion"] : [])
    if !missing.isEmpty {
      json.key("missing")
      json.array(missing) { $0.value($1) }
    }
    json.key("votes")
    if let votes = issue.votes[story.number], votes.areShown {
      json.object { json in
        json.field("worth", votes.worth)
        json.field("not", votes.not)
      }
    } else {
      json.null()
    }
    json.key("article")
    if let article = presented.article { write(article, of: presented, &json) } else { json.null() }
  }

  /// An address as a valid URI; null if it is none.
  private func address(_ text: String?) -> String? { text.flatMap(WebURL.uri) }

  private func write(_ note: [Block], _ json: inout JSONWriter) {
    let article = Article(blocks: note)
    json.object { json in
      json.field(
        "html", ArticleHTML.render(article, options: .init(images: .stored([:], prefix: ""), idPrefix: "note-")))
      json.field("markdown", ArticleMarkdown.render(article))
      json.field("text", note.map(\.plainText).joined(separator: "\n\n"))
    }
  }

  /// `reason` is for people, `reasonFacts` for whoever computes it again.
  private func write(_ reason: Reason, _ json: inout JSONWriter) {
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
