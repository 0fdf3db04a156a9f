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
      // The counts are in the manifest: that the words are damaged must not look as if nothing had been kept.
      if presented.lacksDiscussion, let sealed = presented.story.thread {
        json.key("threadRead")
        json.object { json in
          json.field("damaged", true)
          write(kept: sealed.kept, sealed.extent, &json)
        }
      }
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
      if presented.lacksDiscussion {
        json.key("missing")
        json.array(["discussion"]) { $0.value($1) }
      }
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
      write(kept: discussion.shown.count, discussion.extent, &json)
    }
  }

  private func write(kept: Int, _ extent: Discussion.Extent, _ json: inout JSONWriter) {
    json.field("kept", kept)
    json.field("read", extent.read)
    json.field("known", extent.known)
    json.field("ending", extent.ending.rawValue)
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
