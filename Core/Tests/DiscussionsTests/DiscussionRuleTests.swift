import ArticleModel
import EditionModel
import SharedData
import Testing

@testable import Discussions

/// A thread as tests write it: id, parent, writer, words.
func thread(
  _ comments: [(id: String, parent: String?, by: String, text: String)], title: String = "A story",
  url: String? = "https://site.example/page", submitter: String? = "sub", authors: [String] = []
) -> CommentThread {
  CommentThread(
    comments: comments.map {
      ThreadComment(
        id: $0.id, by: $0.by, at: Timestamp(1_000), parent: $0.parent,
        url: "https://news.ycombinator.com/item?id=\($0.id)", content: CommentText.blocks($0.text))
    }, title: title, url: url, submitter: submitter, authors: authors)
}

/// Words that say nothing special, different for every seed.
func remark(_ seed: Int, words: Int = 40) -> String {
  (0..<words).map { "word\(seed)x\($0)" }.joined(separator: " ")
}

@Suite("The rule that keeps comments") struct DiscussionRuleTests {
  private func kept(_ thread: CommentThread, limits: DiscussionRule.Limits = .init()) -> [String] {
    DiscussionRule(thread, facts: ThreadFinder(thread).facts, limits: limits).kept.map(\.id)
  }

  @Test("At most thirty are kept, in the order of the page")
  func thirty() {
    let long = thread((0..<200).map { (String($0), nil, "u\($0)", remark($0)) })
    let ids = kept(long)
    #expect(ids.count == 30)
    #expect(ids == ids.sorted { Int($0) ?? 0 < Int($1) ?? 0 })
    #expect(ids.contains("0"))
  }

  @Test("A kept reply brings the comments above it, and every parent is there")
  func parents() {
    let deep = thread([
      ("1", nil, "a", "Short one."), ("2", "1", "b", "Hm."),
      ("3", "2", "c", "I worked on this for ten years and " + remark(1)),
    ])
    let rule = DiscussionRule(deep)
    #expect(rule.kept.map(\.id) == ["1", "2", "3"])
    #expect(rule.judgements.map(\.fate) == [.context, .context, .kept])
    #expect(rule.kept.map(\.depth) == [0, 1, 2])
  }

  @Test("Every answer of the author is kept, however far down")
  func author() {
    var comments: [(id: String, parent: String?, by: String, text: String)] = (0..<80).map {
      (String($0), nil, "u\($0)", remark($0))
    }
    comments.append(("900", nil, "zed", "Author here, happy to answer questions about it."))
    comments.append(("901", "79", "zed", "It does not do that yet, sorry."))
    let ids = kept(thread(comments))
    #expect(ids.contains("900") && ids.contains("901") && ids.contains("79"))
  }

  @Test(
    "An author is known by name, by site and by word, and nobody else is",
    arguments: [
      ("jane_doe", "https://site.example/x", ["Jane Doe"], remark(1), true),
      ("jdoe", "https://site.example/x", ["Jane Doe"], remark(1), true),
      ("jvns", "https://jvns.ca/blog/x", [], remark(1), true),
      ("antirez", "https://github.com/antirez/thing", [], remark(1), true),
      ("other", "https://site.example/x", ["Jane Doe"], remark(1), false),
      ("other", "https://site.example/x", [], "I think the author here misses the point of it all.", false),
      ("other", "https://site.example/x", [], "I'm not the author, but I know the code.", false),
      ("other", "https://site.example/x", [], "Hi, I'm the author of this. Ask me anything.", true),
    ] as [(String, String, [String], String, Bool)])
  func authors(by: String, url: String, authors: [String], text: String, isAuthor: Bool) {
    let one = thread([("1", nil, by, text)], url: url, authors: authors)
    #expect((CommentJudge(one).roles[0] == .author) == isAuthor)
  }

  @Test("Cheers, insults and talk about the site are left out")
  func noise() {
    let noisy = thread([
      ("1", nil, "a", remark(1)), ("2", nil, "b", "Nice."),
      ("3", nil, "c", "You are an idiot and so is everybody who reads this stuff."),
      ("4", nil, "d", "Paywalled, can anybody read this without an account?"), ("5", nil, "e", "lol"),
    ])
    #expect(kept(noisy) == ["1"])
  }

  @Test("What repeats a kept comment is left out")
  func repeats() {
    let double = thread([
      ("1", nil, "a", remark(1)), ("2", nil, "b", remark(1) + " indeed"), ("3", nil, "c", remark(3)),
    ])
    #expect(kept(double) == ["1", "3"])
    #expect(DiscussionRule(double).judgements[1].fate == .repeated)
  }

  @Test("One person and one branch don't fill the page")
  func variety() {
    let crowded = thread(
      (0..<20).map { (String($0), nil, "same", remark($0)) } + (20..<30).map { (String($0), nil, "u\($0)", remark($0)) }
    )
    let rule = DiscussionRule(crowded)
    #expect(rule.kept.count { $0.by == "same" } == 4)
    let branch = thread(
      [("0", nil, "a", remark(0))] + (1..<40).map { (String($0), "0", "u\($0)", "I worked on it: " + remark($0)) })
    #expect(DiscussionRule(branch).kept.count <= DiscussionRule.Limits().perBranch)
  }

  @Test("A reply whose parent is missing is left out with those below it")
  func orphans() {
    let broken = thread([("1", nil, "a", remark(1)), ("3", "2", "b", remark(2)), ("4", "3", "c", remark(3))])
    #expect(broken.comments.map(\.id) == ["1"])
  }

  @Test(
    "On any thread, what is kept has its parents, fits the bounds, and is the same each time",
    arguments: [Seeds.fresh])
  func property(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let count = Int.random(in: 0..<120, using: &random)
      let texts = [
        remark(1), remark(2, words: 10), "lol", "Author here.", "The article is wrong about " + remark(3, words: 5),
        "I worked on " + remark(4), remark(5, words: 600), "https://x.example/", "",
      ]
      let comments = (0..<count).map { number -> (id: String, parent: String?, by: String, text: String) in
        let parent =
          number > 0 && Bool.random(using: &random) ? String(Int.random(in: 0..<number, using: &random)) : nil
        return (
          String(number), parent, "u\(Int.random(in: 0..<9, using: &random))", texts.randomElement(using: &random) ?? ""
        )
      }
      let one = thread(comments)
      let rule = DiscussionRule(one, facts: ThreadFinder(one).facts)
      let ids = rule.kept.map(\.id)
      #expect(ids.count <= 30)
      #expect(rule.kept.allSatisfy { $0.parent.map(ids.contains) ?? true })
      #expect(ids == DiscussionRule(one, facts: ThreadFinder(one).facts).kept.map(\.id))
      #expect(rule.judgements.count == one.comments.count)
    }
  }
}
