import FeedSource
public import Fetching
import HackerNewsSource
public import StorySources

/// The one place that knows which sources there are: a new source adds itself to each of the three declarations.
extension EditionSettings {
  /// The settings of all sources. Flags, variables, the file, `config print` and the manual follow from this list.
  public static let sourceSettings = FeedProfile.settings + HackerNewsProfile.settings

  /// What is known of the source without asking it.
  public var sourceProfile: any SourceProfile {
    FeedProfile(settings: sources) ?? HackerNewsProfile(settings: sources)
  }

  /// The source, asked over a fetcher.
  public func source(over fetcher: Fetcher) -> any StorySource {
    FeedProfile(settings: sources).map { Feeds(fetcher: fetcher, profile: $0) }
      ?? HackerNews(fetcher: fetcher, profile: HackerNewsProfile(settings: sources))
  }
}
