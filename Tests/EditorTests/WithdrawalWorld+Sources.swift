import EditionModel
import FeedSource
import Foundation
import HackerNewsSource
import LobstersSource
import StorySources
import WebAddress

@testable import Editor
@testable import Storage

extension WithdrawalWorld {
  /// Story 1 is an Ask HN, the others link to pages.
  static func hackerNews(base: String?, search: String?, isHindsight: Bool) -> WithdrawalWorld {
    var world = WithdrawalWorld()
    for (setting, address) in zip(HackerNewsProfile.settings, [base, search]) {
      if let address { world.settings.sources[setting] = [address] }
    }
    world.delay = isHindsight ? 4 * 86_400 : 3
    let api = base ?? "https://hacker-news.firebaseio.com/v0"
    let lists = "\(stories.map { $0 })"
    for list in ["topstories", "beststories", "askstories", "showstories", "newstories"] {
      world.web.add("\(api)/\(list).json", "application/json", list == "topstories" ? lists : "[]")
    }
    var hits: [[String: Any]] = []
    for number in stories {
      var item: [String: Any] = [
        "id": number, "type": "story", "by": "ann", "time": posted, "title": "Story \(number) of the day",
        "score": 900 - number, "descendants": 5, "kids": [100 + number],
      ]
      var hit: [String: Any] = [
        "objectID": "\(number)", "title": "Story \(number) of the day", "author": "ann", "points": 900 - number,
        "num_comments": 5, "created_at_i": posted, "_tags": ["story"],
      ]
      if number == 1 {
        (item["text"], hit["story_text"]) = (markup(number), markup(number))
        hit["_highlightResult"] = ["story_text": ["value": markup(number)]]
      } else {
        (item["url"], hit["url"]) = ("\(place(number))/link", "\(place(number))/link")
        world.addPage(number)
      }
      hits.append(hit)
      world.web.add("\(api)/item/\(number).json", "application/json", json(item))
      world.web.add(
        "\(api)/item/\(100 + number).json", "application/json",
        json(["id": 100 + number, "type": "comment", "by": "bob", "time": posted, "text": comment(number)]))
    }
    let earliest = cutoff.rawValue - 43_200 - Gathering.headStart
    let filter = "created_at_i>\(earliest),created_at_i<=\(cutoff.rawValue),points>=5"
    let found = "\(search ?? "https://hn.algolia.com/api/v1")/search_by_date?tags=story&numericFilters=\(filter)"
    let request = "\(found)&hitsPerPage=500&page=0"
    world.web.add(
      WebURL(request)?.href ?? request, "application/json",
      json(["hits": hits, "nbPages": 1]))
    return world
  }

  /// Entries 1 and 2 have no page, the others do. The feed carries the text of each.
  static func feed(at address: String, redirectedFrom configured: String?) -> WithdrawalWorld {
    var world = WithdrawalWorld()
    world.settings.sources[FeedProfile.feeds] = [configured ?? address]
    if let configured { world.web.redirect(configured, to: address) }
    var entries = ""
    for number in stories {
      let date = Timestamp(posted).rfc3339()
      let link = number > 2 ? "<link href=\"\(place(number))/link\"/>" : ""
      entries += """
        <entry><id>urn:story:\(number)</id><title>Story \(number) of the day</title><updated>\(date)</updated>\(link)
        <content type="html"><![CDATA[\(markup(number))]]></content></entry>
        """
      if number > 2 { world.addPage(number) }
    }
    world.web.add(address, "application/atom+xml", "<feed xmlns=\"http://www.w3.org/2005/Atom\">\(entries)</feed>")
    return world
  }

  /// Story 1 is a text of its own. Each comes with a comment and a reply in one answer.
  static func lobsters() -> WithdrawalWorld {
    var world = WithdrawalWorld()
    world.settings.sources[LobstersProfile.settings[0]] = ["https://crabs.example"]
    world.settings.sources[EditionSettings.sourceSettings[0]] = ["lobsters"]
    let posted = Timestamp(posted).rfc3339()
    var listed: [[String: Any]] = []
    for number in stories {
      var story: [String: Any] = [
        "short_id": "\(number)", "created_at": posted, "title": "Story \(number) of the day", "score": 900 - number,
        "comment_count": 2, "submitter_user": "ann", "tags": ["letters"],
      ]
      if number == 1 {
        story["description"] = markup(number)
      } else {
        story["url"] = "\(place(number))/link"
        world.addPage(number)
      }
      listed.append(story)
      let thread: [(Int, String, Int?)] = [(100, comment(number), nil), (200, reply(number), 100)]
      story["comments"] = thread.map { base, text, parent -> [String: Any] in
        var comment: [String: Any] = [
          "short_id": "\(base + number)", "created_at": posted, "comment": "<p>\(text)</p>", "commenting_user": "bob",
          "depth": parent == nil ? 0 : 1,
        ]
        if let parent { comment["parent_comment"] = "\(parent + number)" }
        return comment
      }
      world.web.add("https://crabs.example/s/\(number).json", "application/json", json(story))
    }
    let list = String(decoding: (try? JSONSerialization.data(withJSONObject: listed)) ?? Data(), as: UTF8.self)
    for page in ["hottest", "newest"] { world.web.add("https://crabs.example/\(page).json", "application/json", list) }
    return world
  }
}
