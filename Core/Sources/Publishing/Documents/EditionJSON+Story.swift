import ArticleModel
import EditionModel
import JSONFormat

/// One of the ten. The order of the keys is part of the edition's bytes.
extension EditionJSON {
  func writeFields(of presented: PresentedStory, _ json: inout JSONWriter) {
    writePage(of: presented, &json)
    write(presented.story.reason, &json)
    writeRelated(presented.story, &json)
    writeQuotes(of: presented, &json)
    writeThread(of: presented, &json)
    json.key("brief")
    if let brief = presented.brief { brief.write(&json) } else { json.null() }
    writeLead(of: presented, &json)
    json.key("note")
    if let note = presented.note { write(note, &json) } else { json.null() }
    json.field("visibility", presented.visibility)
    json.field("permission", presented.story.permission?.rawValue)
    write(presented.receipt, &json)
    writeMissing(of: presented, &json)
    writeVotes(on: presented.story, &json)
    json.key("article")
    if let article = presented.article { write(article, of: presented, &json) } else { json.null() }
  }

  /// What the page says of itself, and how many talk about it.
  private func writePage(of presented: PresentedStory, _ json: inout JSONWriter) {
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
  }

  /// The same news elsewhere, and the earlier story that this one follows.
  private func writeRelated(_ story: Story, _ json: inout JSONWriter) {
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
  }

  private func writeQuotes(of presented: PresentedStory, _ json: inout JSONWriter) {
    json.key("quotes")
    json.array(presented.quotes) { json, quote in
      json.object { json in
        json.field("by", quote.by)
        json.field("url", address(quote.url))
        json.field("depth", quote.depth)
        json.field("text", quote.text)
      }
    }
  }

  private func writeLead(of presented: PresentedStory, _ json: inout JSONWriter) {
    guard let lead = presented.lead else { return }
    json.key("lead")
    json.object { json in
      json.field("hash", lead.hash.hex)
      json.field("width", lead.width)
      json.field("height", lead.height)
      json.field("alt", lead.alt)
    }
  }

  private func write(_ receipt: Receipt, _ json: inout JSONWriter) {
    json.key("receipt")
    json.object { json in
      json.field("kind", receipt.kind.rawValue)
      json.field("why", receipt.why)
      json.field("source", receipt.source)
      json.key("confidence")
      if let confidence = receipt.confidence { json.value(confidence) } else { json.null() }
      json.key("signs")
      json.array(receipt.signs ?? []) { $0.value($1) }
    }
  }

  /// What was lost. Only where something is: the bytes of a whole edition stay as they are.
  private func writeMissing(of presented: PresentedStory, _ json: inout JSONWriter) {
    let missing = (presented.isMissing ? ["article"] : []) + (presented.lacksDiscussion ? ["discussion"] : [])
    guard !missing.isEmpty else { return }
    json.key("missing")
    json.array(missing) { $0.value($1) }
  }

  private func writeVotes(on story: Story, _ json: inout JSONWriter) {
    json.key("votes")
    if let votes = issue.votes[story.number], votes.areShown {
      json.object { json in
        json.field("worth", votes.worth)
        json.field("not", votes.not)
      }
    } else {
      json.null()
    }
  }

  private func write(_ note: [Block], _ json: inout JSONWriter) {
    let article = Article(blocks: note)
    json.object { json in
      json.field(
        "html", ArticleHTML.render(article, options: .init(images: .stored([:], prefix: ""), idPrefix: "note-")))
      json.field("markdown", ArticleMarkdown.render(article))
      json.field("text", note.map(\.plainText).joined(separator: "\n\n"))
    }
  }
}
