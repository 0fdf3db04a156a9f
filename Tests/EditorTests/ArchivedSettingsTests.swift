import EditionModel
import FeedSource
import HackerNewsSource
import StorySources
import Testing

@testable import Editor

@Suite struct ArchivedSettingsTests {
  /// What archives of released versions hold, with places for the sources' keys.
  private func archived(algolia: String = "", feeds: String = "", hackerNews: String = "") -> String {
    "{\(algolia)\"audience\":\"private\",\"deadline\":80,\(feeds)\(hackerNews)\"imageBudget\":8388608,"
      + "\"imageLimit\":1500000,\"longestRanking\":60,\"memoryDays\":60,\"publicArticles\":\"licensed\","
      + "\"publication\":\"hn\",\"slots\":[],\"timeZone\":\"UTC\"}"
  }

  @Test("The archive has the settings of the sources among the others, and only those that were given")
  func archive() throws {
    var other = SourceSettings()
    other[HackerNewsProfile.settings[0]] = ["http://127.0.0.1/v0"]
    other[HackerNewsProfile.settings[1]] = ["http://127.0.0.1/v1"]
    var feeds = SourceSettings()
    feeds[FeedProfile.feeds] = ["https://a.example/x", "https://b.example/y"]
    for (sources, expected) in [
      (SourceSettings(), archived()),
      (
        other,
        archived(
          algolia: "\"algolia\":\"http://127.0.0.1/v1\",", hackerNews: "\"hackerNews\":\"http://127.0.0.1/v0\",")
      ),
      (feeds, archived(feeds: "\"feeds\":[\"https://a.example/x\",\"https://b.example/y\"],")),
    ] {
      let settings = EditionSettings(sources: sources, slots: [])
      #expect(try String(decoding: CanonicalJSON.encode(ArchivedSettings(settings)), as: UTF8.self) == expected)
      #expect(try CanonicalJSON.decode(ArchivedSettings.self, from: Array(expected.utf8)).settings == settings)
    }
  }

  @Test("Every setting of a source has a key of its own that no other setting of an edition uses")
  func keys() throws {
    let others = archived().split(separator: "\"").map(String.init)
    let keys = EditionSettings.sourceSettings.map(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(Set(keys).isDisjoint(with: others))
  }

  @Test("An archive is asked at the standard addresses, and for the feeds that were given")
  func replay() {
    var sources = SourceSettings()
    for setting in EditionSettings.sourceSettings { sources[setting] = ["https://a.example/x"] }
    for setting in EditionSettings.sourceSettings {
      #expect(sources.forArchive[setting] == (setting.standard.isEmpty ? ["https://a.example/x"] : setting.standard))
    }
  }
}
