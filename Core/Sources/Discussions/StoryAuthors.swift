import ArticleModel
import WebAddress

/// Tells whether a commenter's name is that of the page's author.
struct StoryAuthors {
  private let names: Set<String>

  init(_ thread: CommentThread) {
    var names: Set<String> = []
    for author in thread.authors {
      let parts = author.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      guard parts.count >= 2, let first = parts.first, let last = parts.last else { continue }
      names.formUnion([parts.joined(), first + last, last + first])
      if let initial = first.first { names.formUnion(["\(initial)\(last)", "\(last)\(initial)"]) }
    }
    if let address = thread.url.flatMap({ WebURL($0) }), let host = address.host {
      let labels = host.split(separator: ".").map(String.init)
      let path = address.path.split(separator: "/").map(String.init)
      let isShared = StoryAuthors.shared.contains { host == $0 || host.hasSuffix("." + $0) }
      if isShared, let user = path.first {
        names.insert(user.lowercased().filter { $0.isLetter || $0.isNumber })
      } else if labels.count >= 2 {
        // `jvns.ca`, `antirez.com`: a person's own site, unless the name is a common one.
        names.insert(labels[labels.count - 2].lowercased().filter { $0.isLetter || $0.isNumber })
        if labels.count >= 3 { names.insert(labels[0].lowercased().filter { $0.isLetter || $0.isNumber }) }
      }
      if let user = path.first, user.hasPrefix("~") || user.hasPrefix("@") {
        names.insert(user.dropFirst().lowercased())
      }
    }
    // "Show HN" is for what the submitter made.
    if thread.title.hasPrefix("Show HN"), let submitter = thread.submitter {
      names.insert(StoryAuthors.fold(submitter))
    }
    self.names = names.filter { $0.count >= 3 && !StoryAuthors.common.contains($0) }
  }

  func matches(_ name: String) -> Bool { names.contains(StoryAuthors.fold(name)) }

  /// Whether a comment says that its writer wrote the page.
  static func claims(_ words: CommentWords) -> Bool {
    words.sorts.contains(.author) && !words.sorts.contains(.notAuthor)
  }

  private static func fold(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

  /// Hosts whose first step of the path is a person or a project.
  private static let shared = [
    "github.com", "gitlab.com", "codeberg.org", "sr.ht", "bitbucket.org", "twitter.com", "x.com",
  ]
  private static let common: Set<String> = ["www", "blog", "news", "docs", "com", "org", "net", "dev", "the"]
}
