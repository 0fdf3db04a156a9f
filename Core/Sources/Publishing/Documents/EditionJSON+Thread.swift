import ArticleModel
import EditionModel
import JSONFormat
import WebAddress

extension EditionJSON {
  /// The kept comments, what they say of the story, and how much was read. Null for an edition from before.
  func writeThread(of presented: PresentedStory, _ json: inout JSONWriter) {
    json.key("thread")
    guard let discussion = presented.discussion else {
      json.null()
      json.key("fromThread")
      json.array([Int]()) { json, _ in json.null() }
      return
    }
    switch detail {
    // A listing says where the comments are, as it does for articles.
    case .listing: json.array([Int]()) { json, _ in json.null() }
    case .whole, .text: json.array(discussion.comments) { write($1, &$0) }
    }
    json.key("fromThread")
    json.array(discussion.facts) { write($1, &$0) }
    json.key("threadRead")
    write(discussion, &json)
    if let addition = presented.addition, !addition.shown.isEmpty {
      json.key("addedLater")
      json.object { json in
        json.field("at", issue.clock.rfc3339(addition.at))
        json.key("thread")
        json.array(addition.comments) { write($1, &$0) }
      }
    }
  }

  /// A story's discussion as a document of its own.
  func bytes(ofDiscussion presented: PresentedStory) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("edition", issue.edition.key.description)
      json.field("number", presented.number)
      json.field("title", presented.story.title)
      json.field("discussion", WebURL.uri(presented.story.discussion))
      json.field("comments", presented.story.comments)
      json.field("withdrawn", presented.isWithdrawn)
      var whole = self
      whole.detail = .whole
      whole.writeThread(of: presented, &json)
    }
    json.endLine()
    return json.bytes
  }

  private func write(_ discussion: Discussion, _ json: inout JSONWriter) {
    json.object { json in
      json.field("at", issue.clock.rfc3339(discussion.at))
      json.field("kept", discussion.shown.count)
      json.field("read", discussion.extent.read)
      json.field("known", discussion.extent.known)
      json.field("ending", discussion.extent.ending.rawValue)
    }
  }

  private func write(_ comment: KeptComment, _ json: inout JSONWriter) {
    let isWithdrawn = comment.isWithdrawn == true
    json.object { json in
      json.field("id", comment.id)
      json.field("by", isWithdrawn ? nil : comment.by)
      json.field("at", issue.clock.rfc3339(comment.at))
      json.field("parent", comment.parent)
      json.field("depth", comment.depth)
      json.field("text", comment.text)
      json.field(
        "html", ArticleHTML.render(Article(blocks: comment.content), options: .init(images: .stored([:], prefix: ""))))
      json.field("url", isWithdrawn ? nil : WebURL.uri(comment.url))
      json.field("why", comment.why)
      json.field("role", comment.role?.rawValue)
      json.field("replies", comment.replies)
      json.field("withdrawn", isWithdrawn)
    }
  }

  private func write(_ fact: ThreadFact, _ json: inout JSONWriter) {
    json.object { json in
      json.field("kind", fact.kind.rawValue)
      json.field("text", fact.text)
      json.field("url", fact.url.flatMap(WebURL.uri))
      json.key("comments")
      json.array(fact.comments) { $0.value($1.id) }
    }
  }
}
