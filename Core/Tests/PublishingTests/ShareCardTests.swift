import EditionModel
import Foundation
import Testing

@testable import Publishing

/// The pictures beside links. `TENHN_PICTURES` names a folder to look at them in.
@Suite("Share cards") struct ShareCardTests {
  private static let titles: [(title: String, site: String)] = [
    ("A clock", "example.org"),
    (
      "Show HN: I rebuilt the lamp in my library so that it learns patience (2025) [pdf]",
      "verylongname.of.a.site.example"
    ),
    ("The clock that learned patience", "github.com/someone/clock"),
    ("Часы, которые научились терпению", "пример.рф"),
    ("Το ρολόι που έμαθε υπομονή", "παράδειγμα.gr"),
    ("台所の秤を図書館につないだ話", "example.jp"),
    ("ساعة الحائط التي تعلّمت الصبر", "مثال.إختبار"),
    ("Zażółć gęślą jaźń 🙂 – “Łódź” → 3.14 ≥ π", "przyklad.pl"),
    ("Pneumonoultramicroscopicsilicovolcanoconiosis_and_its_friends_in_one_word_of_eighty", "a.example"),
    ("Rust 2.0", "blog.rust-lang.org"),
  ]

  private let none: Deflate = { _ in nil }

  private func issue(_ key: String) -> Publishing.Issue {
    let stories = Self.titles.enumerated().map { index, title in
      var story = Fixtures.story(index + 1, title: title.title)
      story.reading.site = title.site
      return story
    }
    return Publishing.Issue(Fixtures.bundle(Fixtures.key(key), stories: stories), settings: Fixtures.settings)
  }

  @Test("A card is a picture of 1200 to 630", arguments: ["2026-05-06-evening", "2026-05-07-morning"])
  func drawing(key: String) throws {
    let issue = issue(key)
    let card = ShareCard(issue: issue)
    var pictures = [("edition", card.edition(deflate: none))]
    for story in issue.stories { pictures.append((story.name, card.story(story, deflate: none))) }
    pictures.append(("cover", BookCover(issue: issue).png(deflate: none)))
    for (name, picture) in pictures {
      if name != "cover" {
        #expect(ImageSize(reading: picture).map { [$0.width, $0.height] } == [ShareCard.width, ShareCard.height])
      }
      if let folder = ProcessInfo.processInfo.environment["TENHN_PICTURES"] {
        try Data(picture).write(to: URL(fileURLWithPath: "\(folder)/\(key)-\(name).png"))
      }
    }
    if let folder = ProcessInfo.processInfo.environment["TENHN_PICTURES"] {
      for icon in Icon.allCases {
        let file = Icons.file(icon, deflate: none)
        try Data(file.bytes).write(to: URL(fileURLWithPath: folder + file.path))
      }
    }
  }

  @Test("Every page of an edition names its picture, its title and its address for chat programs")
  func names() throws {
    let publisher = Publisher(settings: Fixtures.settings)
    let bundle = Fixtures.bundle(reserve: Fixtures.story(11))
    for (file, picture) in [
      (EditionFile.page, EditionFile.card), (.story("3"), .storyCard(3)), (.story("R1"), .card),
    ] {
      let page = try #require(publisher.file(file, of: bundle))
      let text = String(decoding: page.bytes, as: UTF8.self)
      let address = Fixtures.settings.baseURL + picture.path(in: Fixtures.evening)
      #expect(text.contains("<meta property=\"og:image\" content=\"\(address)\">"))
      #expect(text.contains("<meta name=\"twitter:image\" content=\"\(address)\">"))
      #expect(text.contains("<meta property=\"og:url\" content=\"\(Fixtures.settings.baseURL)\(page.path)\">"))
      #expect(text.contains("<link rel=\"canonical\" href=\"\(Fixtures.settings.baseURL)\(page.path)\">"))
      for name in ["og:title", "og:description", "og:site_name", "og:type", "og:image:width", "og:image:alt"] {
        #expect(text.contains("<meta property=\"\(name)\" content=\""), "\(name)")
      }
    }
  }

  @Test("A title in letters that aren't here gives way to the site, never to a part of itself")
  func fallback() {
    func picture(_ title: String) -> [UInt8] {
      let issue = Publishing.Issue(
        Fixtures.bundle(stories: [Fixtures.story(1, title: title)]), settings: Fixtures.settings)
      return ShareCard(issue: issue).story(issue.stories[0], deflate: none)
    }
    #expect(picture("台所 and the clock") == picture("ساعة"))
    #expect(picture("台所 and the clock") == picture("site1.example"))
    #expect(picture("The clock 🙂") == picture("The clock"))
  }
}
