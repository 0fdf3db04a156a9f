import EditionModel
import FoundationEssentials
import StorySources

/// A comment of the site's JSON, read leniently.
struct LobstersComment: Codable {
  var id: String
  var by: String?
  var time: Timestamp?
  var markup: String?
  /// Nil for a comment on the story, and in answers that tell the depth alone.
  var parent: String?
  /// 0 for a comment on the story.
  var depth: Int
  /// Whether its author or a moderator took it down.
  var isGone: Bool

  private enum CodingKeys: String, CodingKey {
    case id = "short_id"
    case by = "commenting_user"
    case time = "created_at"
    case markup = "comment"
    case parent = "parent_comment"
    case depth
    case indent = "indent_level"
    case isDeleted = "is_deleted"
    case isModerated = "is_moderated"
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    id = try fields.decode(String.self, forKey: .id)
    guard LobstersStory.isID(id) else {
      throw DecodingError.dataCorruptedError(forKey: .id, in: fields, debugDescription: "not a comment")
    }
    by = fields.lenient(.by, LobstersUser.self)?.name.nonEmpty
    time = fields.lenient(.time, String.self).flatMap(Timestamp.init(rfc3339:))
    markup = fields.lenient(.markup, String.self)?.nonEmpty
    parent = fields.lenient(.parent, String.self)
    // The older name counted from 1.
    depth = max(0, fields.lenient(.depth, Int.self) ?? (fields.lenient(.indent, Int.self) ?? 1) - 1)
    isGone = [CodingKeys.isDeleted, .isModerated].contains { fields.lenient($0, Bool.self) == true }
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(id, forKey: .id)
    try fields.encodeIfPresent(by, forKey: .by)
    try fields.encodeIfPresent(time?.rfc3339(), forKey: .time)
    try fields.encodeIfPresent(markup, forKey: .markup)
    try fields.encodeIfPresent(parent, forKey: .parent)
    try fields.encode(depth, forKey: .depth)
    try fields.encode(isGone, forKey: .isDeleted)
  }

  /// Whether it is a comment that anybody may see.
  var isReadable: Bool { !isGone && by != nil && time != nil && markup != nil }

  /// The same place in the thread, with nothing in it.
  var withoutWords: LobstersComment {
    var comment = self
    comment.by = nil
    comment.markup = nil
    comment.isGone = true
    return comment
  }
}

/// The comments of one answer as a tree: pure, so that it depends on nothing but the answer.
struct LobstersThread: Sendable {
  /// The ids of the comments on the story, in the site's order.
  let roots: [String]
  private let comments: [String: SourceComment]
  private let replies: [String: [String]]
  /// The ids of all comments, readable or not.
  private let known: Set<String>

  /// - Parameter page: the address of the discussion.
  init(_ listed: [LobstersComment], page: String) {
    var comments: [String: SourceComment] = [:]
    var roots: [String] = []
    var replies: [String: [String]] = [:]
    var known: Set<String> = []
    // The last comment of each depth, for answers that don't name parents.
    var path: [String] = []
    for entry in listed where known.insert(entry.id).inserted {
      let parent = entry.parent ?? (entry.depth > 0 && entry.depth <= path.count ? path[entry.depth - 1] : nil)
      path = Array(path.prefix(entry.depth)) + [entry.id]
      if let parent { replies[parent, default: []].append(entry.id) } else { roots.append(entry.id) }
      guard entry.isReadable, let by = entry.by, let time = entry.time, let markup = entry.markup else { continue }
      comments[entry.id] = SourceComment(
        id: entry.id, by: by, time: time, parent: parent, url: "\(page)#c_\(entry.id)", markup: markup)
    }
    (self.roots, self.comments, self.replies, self.known) = (roots, comments, replies, known)
  }

  /// The comments within a budget: of a thread that is too long, its breadth. Below one that nobody may see nothing is read.
  func thread(within budget: ThreadBudget, at time: Timestamp?, addresses: Set<String>) -> SourceThread {
    var chosen: Set<String> = []
    var level = roots
    var isCut = false
    while !level.isEmpty {
      let readable = level.filter { comments[$0] != nil && !budget.except.contains($0) }
      let kept = readable.prefix(max(0, budget.items - chosen.count))
      isCut = isCut || kept.count < readable.count
      chosen.formUnion(kept)
      level = kept.flatMap { replies[$0] ?? [] }.filter { !chosen.contains($0) }
    }
    var listed: [SourceComment] = []
    var stack = Array(roots.reversed())
    while let id = stack.popLast() {
      guard chosen.remove(id) != nil, let comment = comments[id] else { continue }
      listed.append(comment)
      stack += (replies[id] ?? []).reversed()
    }
    return SourceThread(
      comments: listed,
      extent: .init(
        read: listed.count, known: known.subtracting(budget.except).count, ending: isCut ? .limit : .whole),
      time: time, addresses: addresses)
  }
}
