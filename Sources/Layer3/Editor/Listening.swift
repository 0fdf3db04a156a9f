import ArticleModel
import Discussions
import EditionModel
import Selection
import StorySources

/// Listens to what people say of an edition's stories, and chooses what is kept of it.
struct Listening: Sendable {
  let source: any StorySource
  /// How many comments of a story are asked for.
  let items: Int
  /// How long the source may take for a story; nil on a rebuild, which waits for nobody.
  let time: Duration?
  /// The ids of comments that were withdrawn before.
  var withheld: Set<String> = []

  /// A story to listen to.
  struct Subject: Sendable {
    var candidate: Candidate
    /// The names of its page's authors.
    var authors: [String]
    /// A reserve is on few readers' devices: a quarter of the comments is asked for.
    var isReserve: Bool
  }

  /// What was heard of a story.
  struct Heard: Sendable {
    var conversation = Conversation()
    /// The discussion as the blob that the conversation names.
    var blob: [UInt8]?
    /// Every address of a comment that was asked for.
    var addresses: Set<String> = []
  }

  /// Listens to all stories at once.
  func listen(to subjects: [Subject], at decided: Timestamp) async -> [Heard] {
    await withTaskGroup(of: (Int, Heard).self) { group in
      for (place, subject) in subjects.enumerated() {
        group.addTask { (place, await listen(to: subject, at: decided)) }
      }
      var heard = [Heard](repeating: Heard(), count: subjects.count)
      for await (place, one) in group { heard[place] = one }
      return heard
    }
  }

  private func listen(to subject: Subject, at decided: Timestamp) async -> Heard {
    let candidate = subject.candidate
    guard let story = await source.story(candidate.id.nativeID, at: decided) else {
      let known = candidate.history.last?.comments ?? 0
      guard known > 0, items > 0 else { return Heard() }
      return Listening.heard(
        Discussion(at: decided, extent: .init(read: 0, known: known, ending: .broken)), note: nil, addresses: [])
    }
    // Without a page the words are the article; a feed's words are its author's, and no submitter's.
    let isNote = candidate.url != nil && source.profile.countsVotes
    // Bounded as articles are: the manifest holds it, and one note must not keep it from being sealed.
    let note = isNote ? Article(blocks: SourceText.blocks(story.markup ?? "")).bounded().article.blocks : []
    guard items > 0 else { return Heard(conversation: Conversation(note: note.isEmpty ? nil : note)) }
    let count = subject.isReserve ? items / 4 : items
    let thread = await source.thread(on: story, within: ThreadBudget(items: count, time: time, except: withheld))
    let discussion = DiscussionKeeper.keep(
      Listening.thread(thread, about: story.candidate, authors: subject.authors, at: thread.time ?? decided),
      at: thread.time ?? decided,
      extent: thread.extent, quoted: Quoting.choose)
    return Listening.heard(discussion, note: note.isEmpty ? nil : note, addresses: thread.addresses)
  }

  /// A thread with its comments' markup read.
  ///
  /// - Parameter time: when it was read. No comment was written later, whatever its source's clock says.
  static func thread(
    _ thread: SourceThread, about candidate: Candidate, authors: [String], at time: Timestamp
  ) -> CommentThread {
    CommentThread(
      comments: thread.comments.map { comment in
        ThreadComment(
          id: comment.id, by: comment.by, at: min(comment.time, time),
          parent: comment.parent, url: comment.url,
          content: CommentText.blocks(comment.markup))
      }, title: candidate.title, url: candidate.url, submitter: candidate.author, authors: authors)
  }

  private static func heard(_ discussion: Discussion?, note: [Block]?, addresses: Set<String>) -> Heard {
    var heard = Heard(conversation: Conversation(note: note), addresses: addresses)
    guard let discussion, let bytes = try? CanonicalJSON.encode(discussion) else { return heard }
    heard.blob = bytes
    heard.conversation.thread = SealedDiscussion(
      blob: ContentHash(of: bytes), kept: discussion.comments.count, extent: discussion.extent)
    return heard
  }
}
