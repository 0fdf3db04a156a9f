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
    if let feeds = FeedProfile(settings: sources) { return feeds }
    return HackerNewsProfile(settings: sources)
  }

  /// The source, asked over a fetcher.
  public func source(over fetcher: Fetcher) -> any StorySource {
    if let feeds = FeedProfile(settings: sources) { return Feeds(fetcher: fetcher, profile: feeds) }
    return HackerNews(fetcher: fetcher, profile: HackerNewsProfile(settings: sources))
  }
}
