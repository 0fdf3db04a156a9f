import ArticleModel
import EditionModel
import Storage
import Testing

@testable import Editor

@Suite("What follows from a later look") struct RevisitVerdictTests {
  static let start = Timestamp(1_778_047_200)
  static let hour: Int64 = 3600

  /// Hours after publication, what the link did.
  func look(_ hours: Int64, _ link: Revisit.Link, status: Int? = nil) -> Revisit {
    Revisit(time: Self.start + hours * Self.hour, link: link, status: status)
  }

  /// Hands looks over one after another, as they would come, and gives what followed from each.
  func play(_ looks: [Revisit], hasArticle: Bool = true) -> [[Correction]] {
    var followed = WatchedStory(
      edition: .sample, published: Self.start, story: .test(hasArticle: hasArticle), revisits: [], corrections: [])
    return looks.map { look in
      let found = RevisitVerdict(followed: followed, source: "Hacker News") { "\($0.civil().date)" }
        .corrections(after: look)
      followed.revisits.append(look)
      followed.corrections += found
      return found
    }
  }

  func kinds(_ looks: [Revisit], hasArticle: Bool = true) -> [[Correction.Kind]] {
    play(looks, hasArticle: hasArticle).map { $0.map(\.kind) }
  }

  @Test("A page is dead when the site has said so three times over a day, and not before")
  func dead() throws {
    #expect(kinds([look(25, .gone), look(26, .gone), look(50, .gone)]) == [[], [], [.dead]])
    #expect(kinds([look(25, .gone), look(26, .gone), look(27, .gone)]) == [[], [], []])
    #expect(kinds([look(25, .gone), look(26, .alive), look(50, .gone), look(51, .gone)]) == [[], [], [], []])
    let text = try #require(
      play([look(25, .gone), look(26, .gone), look(50, .gone, status: 410)]).last?.first?.text)
    #expect(
      text == "The page is gone: the site has said so 3 times since 2026-05-07, the last time with 410.")
  }

  @Test("A page is called unreachable after four failed attempts over three days")
  func unreachable() throws {
    let looks = [look(25, .unreachable), look(26, .unreachable), look(50, .unreachable), look(98, .unreachable)]
    #expect(kinds(looks) == [[], [], [], [.unreachable]])
    let text = try #require(play(looks).last?.first?.text)
    #expect(text == "We couldn't reach the page in 4 attempts since 2026-05-07; others may be able to.")
    // A card never had a page that could be read.
    #expect(kinds(looks, hasArticle: false) == [[], [], [], []])
  }

  @Test("Being sent away says nothing about the page")
  func refused() {
    #expect(kinds((1...6).map { look($0 * 30, .refused, status: 403) }) == [[], [], [], [], [], []])
  }

  @Test("A link that works again gets one further correction")
  func recovered() {
    let looks = [25, 26, 50].map { look($0, .gone) } + [look(80, .alive), look(169, .alive)]
    #expect(kinds(looks) == [[], [], [.dead], [.recovered], []])
  }

  @Test("An unreachable page may turn out dead, and a dead one is reported once")
  func worse() {
    let looks =
      [25, 26, 50, 98].map { look($0, .unreachable) } + [120, 170, 171, 800].map { look($0, .gone) }
    #expect(kinds(looks) == [[], [], [], [.unreachable], [], [], [.dead], []])
  }

  @Test("A title is reported once at each change, and when it changes back")
  func titles() {
    let looks = ["A title", "A  title", "B", "B", "A title"].enumerated().map { index, title in
      Revisit(time: Self.start + Int64(index) * Self.hour, link: .alive, title: title)
    }
    let found = play(looks)
    #expect(found.map { $0.map(\.kind) } == [[], [], [.retitled], [], [.retitled]])
    #expect(found[2].first?.text == "Hacker News has changed the title to “B”.")
    #expect(found[4].first?.text == "Hacker News has changed the title back to this one.")
  }

  @Test(
    "A page has changed from a quarter of its words on, and the correction gives the measure",
    arguments: [
      (24, 34, nil),
      (
        41, 3,
        "The page has changed: about 40% of the words that we read for this edition are gone. The text here is the one we read."
      ),
      (0, 52, "The page has changed: about 50% of its words are new. The text here is the one we read."),
      (
        97, 99,
        "The page has other words now: almost nothing that we read for this edition is left. The text here is the one we read."
      ),
    ] as [(Int, Int, String?)])
  func edited(removed: Int, added: Int, text: String?) {
    let look = Revisit(time: Self.start + 1, link: .alive, removed: removed, added: added)
    #expect(play([look]).last?.first?.text == text)
  }

  @Test("A change is reported again when it has grown by a fifth of the words")
  func editedAgain() {
    let looks = [30, 45, 51, 60].enumerated().map { index, removed in
      Revisit(time: Self.start + Int64(index) * Self.hour, link: .alive, removed: removed, added: 0)
    }
    #expect(kinds(looks) == [[.edited], [], [.edited], []])
  }

  @Test("A submission that was taken down is reported at once, or at the second silence")
  func submissions() {
    let looks = [Revisit.Submission.removed, .removed, .live, .missing, .missing, .live].enumerated().map {
      Revisit(time: Self.start + Int64($0) * Self.hour, link: .alive, submission: $1)
    }
    #expect(kinds(looks) == [[.removed], [], [.restored], [], [.removed], [.restored]])
  }
}

extension Story {
  static func test(number: Int = 3, url: String? = "https://site.example/page", hasArticle: Bool = true) -> Story {
    Story(
      number: number, source: "hn",
      submission: Submission(
        id: "40\(number)", title: "A title", url: url, discussion: "https://news.ycombinator.com/item?id=40\(number)",
        points: 1, comments: 1),
      reading: Reading(
        site: "site.example", readingMinutes: 1, visibility: .full,
        receipt: Receipt(kind: .full, why: "", source: "page"), article: hasArticle ? ContentHash(of: [1]) : nil),
      decision: Decision(reason: Reason(text: "")))
  }
}

@Suite("The words of a page") struct PageWordsTests {
  static let words = (0..<200).map { "word\($0 * 7919 % 1000)" }

  @Test("Missing words are counted one by one")
  func counted() {
    let text = PageWords(Self.words.joined(separator: " "))
    #expect(text.missing(in: PageWords(Self.words[..<100].joined(separator: " "))) == 50)
    #expect(text.missing(in: PageWords("")) == 100)
    var one = Self.words
    one[50] = "another"
    #expect(text.missing(in: PageWords(one.joined(separator: " "))) == 0)
  }

  @Test("Fewer than forty words are too few for a verdict")
  func few() { #expect(PageWords("a few words").missing(in: PageWords("")) == nil) }

  @Test("Words may be in a language without spaces")
  func noSpaces() {
    let text = String(repeating: "東京都の図書館で秤を見た話をする。", count: 4)
    #expect(PageWords(text).missing(in: PageWords(text + "あ")) == 0)
    #expect(PageWords(text).missing(in: PageWords("別の話")) == 100)
  }
}
