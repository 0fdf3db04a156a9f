import FeedSource
public import Fetching
import HackerNewsSource
import LobstersSource
public import StorySources

/// The one place that knows which sources there are: a new source adds itself to each of the three declarations.
extension EditionSettings {
  private static let chosen = SourceSetting.choice(
    "source", key: "source", of: ["hacker-news", "lobsters"],
    "The site whose stories are chosen from: hacker-news or lobsters. Where feeds are given, they are the source.")

  /// The settings of all sources. Flags, variables, the file, `config print` and the manual follow from this list.
  public static let sourceSettings =
    [chosen] + FeedProfile.settings + HackerNewsProfile.settings + LobstersProfile.settings

  /// What is known of the source without asking it.
  public var sourceProfile: any SourceProfile {
    if let feeds = FeedProfile(settings: sources) { return feeds }
    if sources[Self.chosen] == ["lobsters"] { return LobstersProfile(settings: sources) }
    return HackerNewsProfile(settings: sources)
  }

  /// The source, asked over a fetcher.
  public func source(over fetcher: Fetcher) -> any StorySource {
    switch sourceProfile {
    case let feeds as FeedProfile: Feeds(fetcher: fetcher, profile: feeds)
    case let lobsters as LobstersProfile: Lobsters(fetcher: fetcher, profile: lobsters)
    default: HackerNews(fetcher: fetcher, profile: HackerNewsProfile(settings: sources))
    }
  }
}
