import EditionModel
import Editor
import Foundation
import Publishing
import Selection
import Server
import Site
import StorySources
import Testing

@testable import tenhn

@Suite("Several publications in the settings") struct InstallationTests {
  private static let three = """
    port = 8011
    title = Our papers
    base-url = https://a.example/news
    mute = crypto
    time-zone = Europe/Berlin

    [publication hn]

    [publication hn-noon]
    title = Noon
    slots = morning
    morning = 12:00

    [publication my-feeds]
    feeds = https://a.example/x, https://b.example/y
    time-zone = Asia/Tokyo
    mute =
    """

  private func installation(
    _ text: String, environment: [String: String] = [:], flags: [String: [String]] = [:]
  ) throws -> Installation {
    try Installation(flags: flags, environment: environment, file: SettingsFile(text, at: "tenhn.conf"))
  }

  private func failure(
    _ text: String, environment: [String: String] = [:], flags: [String: [String]] = [:]
  ) -> String? {
    do {
      _ = try installation(text, environment: environment, flags: flags).one()
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test("Each section is a publication with its own values, and the rest is as above the sections")
  func sections() throws {
    let all = try installation(Self.three)
    #expect(all.title == "Our papers" && all.isSeveral && !all.isChosen)
    #expect(all.publications.map(\.publication) == ["hn", "hn-noon", "my-feeds"])
    #expect(all.publications.map(\.title) == ["10HN", "Noon", "My feeds"])
    #expect(all.publications.map(\.port) == [8011, 8011, 8011])
    #expect(all.publications.map(\.schedule.zone.identifier) == ["Europe/Berlin", "Europe/Berlin", "Asia/Tokyo"])
    #expect(all.publications.map { $0.schedule.slots.map(\.hour) } == [[6, 18], [12], [6, 18]])
    #expect(all.publications.map(\.edition.mute) == ["crypto", "crypto", nil])
    #expect(all.publications.map(\.site.sourceName) == ["Hacker News", "Hacker News", "2 feeds"])
    #expect(
      all.publications.map(\.site.baseURL)
        == ["hn", "hn-noon", "my-feeds"].map { "https://a.example/news/\($0)" })
    #expect(all.publications.map(\.site.listing) == ["/news/", "/news/", "/news/"])
    #expect(all.listing.baseURL == "https://a.example/news" && all.listing.basePath == "/news")
  }

  @Test("Of publications that watch the same source one records for all")
  func recorders() throws {
    let all = try installation(Self.three)
    #expect(all.publications.map(\.place.recorder) == ["hn", "hn", "my-feeds"])
    #expect(all.publications.map(\.isRecorder) == [true, false, true])
    let other = try installation(
      "[publication hn]\n[publication mirror]\nhacker-news = http://127.0.0.1/v0\n[publication old]\nlive = no\n")
    #expect(other.publications.map(\.isRecorder) == [true, true, true])
    // A feed shows its days at once, so nobody records it.
    let feeds = try installation(
      "[publication a]\nfeeds = https://a.example\n[publication b]\nfeeds = https://a.example")
    #expect(feeds.publications.map(\.isRecorder) == [true, true])
  }

  @Test("Disk and backups, which are the whole folder's, are told of once")
  func once() throws {
    let all = try installation(Self.three).publications.map(\.status)
    #expect(all.map(\.backupDays) == [8, 0, 0] && all.map(\.watchesFolder) == [true, false, false])
    #expect(try Settings().status.watchesFolder && Settings().status.backupDays == 8)
  }

  @Test("A file without sections, or with one, is one publication at the root")
  func one() throws {
    for (text, name) in [("port = 1\n", "hn"), ("port = 1\n[publication mine]\nfeeds = https://a.example\n", "mine")] {
      let only = try installation(text)
      #expect(!only.isSeveral && only.publications.count == 1)
      let settings = try only.one()
      #expect(settings.publication == name && settings.place.path.isEmpty && settings.site.listing == nil)
      #expect(settings.port == 1 && settings.site.baseURL == "http://127.0.0.1:1")
    }
    #expect(try installation("publication = mine\nfeeds = https://a.example").one().publication == "mine")
    #expect(try installation("title = T\n[publication hn]\n").title == "T")
  }

  @Test("A flag or a variable names the one publication that a command is about")
  func chosen() throws {
    #expect(try installation(Self.three, flags: ["publication": ["hn-noon"]]).one().title == "Noon")
    #expect(
      try installation(Self.three, environment: ["TENHN_PUBLICATION": "my-feeds"]).named.map(\.publication) == [
        "my-feeds"
      ])
    #expect(
      failure(Self.three) == "There are several publications; name one with --publication: hn, hn-noon, my-feeds.")
    #expect(
      failure(Self.three, flags: ["publication": ["my-feed"]])
        == "--publication: there is no publication \"my-feed\" (did you mean \"my-feeds\"?)")
    #expect(
      failure(Self.three, environment: ["TENHN_PUBLICATION": "x"])
        == "TENHN_PUBLICATION: there is no publication \"x\" (there are hn, hn-noon, my-feeds)")
  }

  @Test(
    "A wrong section or line names file, line, key and what would be right",
    arguments: [
      ("[publications x]", "tenhn.conf:1: \"[publications x]\" isn't a section; write [publication NAME]."),
      ("[publication]", "tenhn.conf:1: \"[publication]\" isn't a section; write [publication NAME]."),
      ("\n[publication x", "tenhn.conf:2: \"[publication x\" isn't a section; write [publication NAME]."),
      ("[publication x] y", "tenhn.conf:1: \"[publication x] y\" isn't a section; write [publication NAME]."),
      (
        "[publication My]", "tenhn.conf:1: \"My\" isn't a name for a publication; use small letters, digits and dashes."
      ),
      (
        "[publication hn]\n[publication hn]",
        "tenhn.conf:2: [publication hn] is there twice, first at tenhn.conf:1."
      ),
      (
        "[publication hn]\nport = 1",
        "tenhn.conf:2: port: it is a setting of the whole program; write it above the first section."
      ),
      (
        "[publication hn]\npublication = x",
        "tenhn.conf:2: publication: the section's first line names the publication; leave this line out."
      ),
      (
        "publication = x\n[publication hn]",
        "tenhn.conf:1: publication: the sections name the publications; leave this line out."
      ),
      ("[publication hn]\ntitel = x", "tenhn.conf:2: unknown setting \"titel\" (did you mean \"title\"?)"),
      (
        "[publication hn]\n[publication archive]",
        "tenhn.conf:2: /archive is an address of the site itself; choose another name."
      ),
      (
        "[publication hn]\nslots = morning noon",
        "tenhn.conf:2: slots: \"noon\" isn't an edition of the day; write morning, evening, or both."
      ),
      (
        "leave-out = example",
        "tenhn.conf:1: leave-out: \"example\" isn't a site; write example.com or github.com/owner."
      ),
      ("minimum-points = many", "tenhn.conf:1: minimum-points: \"many\" isn't a number; write 0 or more."),
    ])
  func wrong(text: String, message: String) {
    #expect(failure(text) == message)
    #expect(failure(text + "\r\n") == message)
  }

  @Test("A minimum is refused where nobody counts, with the publication's name")
  func minimums() throws {
    let text = "[publication hn]\n[publication mine]\nfeeds = https://a.example\nminimum-points = 5"
    #expect(
      failure(text)
        == "Publication mine: a feed counts no points and comments, so it can have no minimum of them.")
    let settings = try installation(
      "minimum-points = 50\nminimum-comments = 5\nleave-out = a.example, github.com/b\nmute = c"
    )
    .one()
    #expect(settings.edition.mute == "c, site:a.example, site:github.com/b, points:50, comments:5")
    #expect(settings.edition.muteRule.hasMinimum)
    #expect(try Settings().edition.mute == nil)
  }

  @Test("What is printed is a file with the same publications, and the journal has each under its name")
  func printing() throws {
    let all = try installation(Self.three)
    let again = try installation(all.printed)
    #expect(again.printed == all.printed)
    #expect(again.publications.map(\.journaled) == all.publications.map(\.journaled))
    #expect(all.journaled["hn-noon.morning"] == "12:00" && all.journaled["port"] == "8011")
    #expect(all.journaled["morning"] == nil && all.journaled["publication"] == nil)
    #expect(try installation("port = 1").journaled == ["port": "1"])
  }

  @Test("The template tells of sections, and each line of its example can be used")
  func template() throws {
    let text = SettingsFile.template(written: [:])
    #expect(try installation(text).publications.count == 1)
    let start = try #require(text.range(of: "# [publication hn]"))
    let example = text[start.lowerBound...].split(separator: "\n").map { $0.drop { $0 == "#" || $0 == " " } }
    let all = try installation(example.joined(separator: "\n"))
    #expect(all.publications.map(\.title) == ["10HN", "Lobsters, mornings"])
    for setting in Settings.table.definitions where setting.scope == .publication {
      #expect(text.contains(setting.name))
    }
  }

  @Test("Every first part of the site's own addresses is kept from publications")
  func addresses() {
    for name in ["editions", "api", "healthz", "status", "unsubscribe", "-x", ""] {
      #expect(!SiteAddresses.isFree(name))
    }
    for name in ["hn", "lobsters", "my-feeds", "2026"] { #expect(SiteAddresses.isFree(name)) }
  }
}

@Suite("Feeds in and out of the settings") struct FeedsCommandTests {
  private func edited(_ text: String, _ name: String = "mine", feeds: [String] = ["https://a.example/x"]) throws
    -> String
  {
    let after = try SettingsEditor(text: text, path: "tenhn.conf").setting(feeds: feeds, of: name)
    let all = try Installation(file: SettingsFile(after, at: "tenhn.conf"))
    let one = try #require(all.publications.first { $0.publication == name })
    #expect(one.edition.sourceProfile.probes.map(\.url) == feeds)
    return after
  }

  @Test("A new publication is added at the end, beside what was made until now, and every other line stays")
  func adding() throws {
    let before = "# mine\nport = 1\n  mute = a"
    let after = try edited(before)
    #expect(after == before + "\n\n[publication hn]\n\n[publication mine]\nfeeds = https://a.example/x\n")
    #expect(try edited("") == "[publication hn]\n\n[publication mine]\nfeeds = https://a.example/x\n")
    let third = try edited(after, "more", feeds: ["https://b.example/", "https://c.example/"])
    #expect(third.hasPrefix(after) && third.hasSuffix("feeds = https://b.example/ https://c.example/\n"))
  }

  @Test("A publication that is there gets other feeds, and its other lines stay")
  func replacing() throws {
    let before = "[publication mine]\ntitle = M\nfeeds = https://old.example\n# note\n[publication hn]\n"
    #expect(try edited(before) == before.replacing("https://old.example", with: "https://a.example/x"))
    #expect(
      try edited("[publication hn]\n[publication mine]\nslots = morning")
        == "[publication hn]\n[publication mine]\nfeeds = https://a.example/x\nslots = morning")
  }

  @Test("A file about one publication of another name isn't changed behind its back")
  func refusing() {
    for line in ["publication = x", "feeds = https://a.example"] {
      #expect {
        try SettingsEditor(text: line, path: "tenhn.conf").setting(feeds: ["https://b.example"], of: "mine")
      } throws: {
        "\($0)".hasPrefix("tenhn.conf:1: ") && "\($0)".contains("section")
      }
    }
  }

  @Test("A list goes in and comes out again, and what can't be used changes nothing")
  func program() async throws {
    let command = try CommandLine()
    let list = command.folder.appendingPathComponent("list.opml")
    let opml =
      "<opml version='2.0'><body><outline text='A' xmlUrl='https://a.example/x'/><outline xmlUrl='ftp://b'/></body></opml>"
    try Data(opml.utf8).write(to: list)
    let place = ["--data", command.data]
    let nameless = try await command.run(["feeds", "import", list.path] + place)
    #expect(nameless.status == 1 && nameless.errors.contains("--publication"))
    let printed = try await command.run(["feeds", "import", list.path, "--print", "--publication", "mine"] + place)
    #expect(printed.output == "[publication mine]\nfeeds = https://a.example/x\n" && printed.errors.contains("ftp://b"))
    let reserved = try await command.run(["feeds", "import", list.path, "--publication", "search"] + place)
    #expect(reserved.status == 1 && reserved.errors.contains("address of the site itself"))
    #expect(!FileManager.default.fileExists(atPath: command.data))
    let imported = try await command.run(["feeds", "import", list.path, "--publication", "mine"] + place)
    #expect(imported.status == 0, "\(imported.errors)")
    let exported = try await command.run(["feeds", "export", "--publication", "mine"] + place)
    #expect(exported.output.contains("xmlUrl=\"https://a.example/x\""))
    let checked = try await command.run(["config", "check"] + place)
    #expect(checked.status == 0 && checked.output.contains("mine: Mine, from a feed, at 06:00 and 18:00"))
    let hn = try await command.run(["feeds", "export", "--publication", "hn"] + place)
    #expect(hn.status == 1 && hn.errors.contains("not from feeds"))
    try Data("<rss/>".utf8).write(to: list)
    let wrong = try await command.run(["feeds", "import", list.path, "--publication", "mine"] + place)
    #expect(wrong.status == 1 && wrong.errors.contains("isn't OPML"))
  }
}
