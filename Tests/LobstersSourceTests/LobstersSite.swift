import Archive
import EditionModel
import Fetching
import LobstersSource
import Synchronization

let now = Timestamp(1_778_090_400)

/// A site in the shapes of Lobsters' JSON.
final class LobstersSite: Transport {
  private let pages: [String: String]
  private let asked = Mutex<[String]>([])
  var requests: [String] { asked.withLock { $0 } }

  init(_ pages: [String: String]) { self.pages = pages }

  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    let address = "\(request.url)"
    asked.withLock { $0.append(address) }
    guard let page = pages[address] else {
      return Exchange(date: now, response: HTTPResponseMessage(status: 404, headers: HeaderFields([]), body: []))
    }
    let headers = HeaderFields([.init("Content-Type", "application/json; charset=utf-8")])
    return Exchange(date: now, response: HTTPResponseMessage(status: 200, headers: headers, body: Array(page.utf8)))
  }

  var source: Lobsters {
    Lobsters(fetcher: Fetcher(transport: self, policy: FetchPolicy(userAgent: "tenhn/test")) { now })
  }

  /// A story as lists have it, and as its own page has it with `comments`.
  static func story(
    _ id: String, title: String = "A story", url: String = "https://a.example/1", score: Int = 20,
    posted: String = "2026-05-06T10:00:00.000-05:00", description: String = "", comments: [String]? = nil
  ) -> String {
    """
    {"short_id":"\(id)","short_id_url":"https://lobste.rs/s/\(id)","created_at":"\(posted)","title":"\(title)",\
    "url":"\(url)","score":\(score),"flags":0,"comment_count":7,"description":"\(description)",\
    "description_plain":"","submitter_user":"ada","user_is_author":false,"tags":["rust"]\
    \(comments.map { ",\"comments\":[\($0.joined(separator: ","))]" } ?? "")}
    """
  }

  static func comment(
    _ id: String, _ text: String = "words", by: String = "bob", under parent: String? = nil, depth: Int = 0,
    isDeleted: Bool = false
  ) -> String {
    """
    {"short_id":"\(id)","short_id_url":"https://lobste.rs/c/\(id)","created_at":"2026-05-06T11:00:00.000-05:00",\
    "last_edited_at":"2026-05-06T11:00:00.000-05:00","is_deleted":\(isDeleted),"is_moderated":false,"score":3,"flags":0,\
    "parent_comment":\(parent.map { "\"\($0)\"" } ?? "null"),"comment":"<p>\(text)</p>\\n","comment_plain":"\(text)",\
    "depth":\(depth),"commenting_user":"\(by)"}
    """
  }
}
