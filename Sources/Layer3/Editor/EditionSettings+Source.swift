import FeedSource
public import Fetching
import HackerNewsSource
public import StorySources

/// The one place that knows which sources there are.
extension EditionSettings {
  /// What is known of the source without asking it.
  public var sourceProfile: any SourceProfile {
    feeds.map { FeedProfile(addresses: $0) }
      ?? HackerNewsProfile(base: hackerNews ?? HackerNews.address, search: algolia ?? Algolia.address)
  }

  /// The source, asked over a fetcher.
  public func source(over fetcher: Fetcher) -> any StorySource {
    feeds.map { Feeds(fetcher: fetcher, addresses: $0) }
      ?? HackerNews(fetcher: fetcher, base: hackerNews ?? HackerNews.address, search: algolia ?? Algolia.address)
  }
}
