import FeedSource
public import Fetching
import HackerNewsSource
public import StorySources

extension EditionSettings {
  /// The one place that knows which sources there are.
  public func source(over fetcher: Fetcher) -> any StorySource {
    feeds.map { Feeds(fetcher: fetcher, addresses: $0) }
      ?? HackerNews(fetcher: fetcher, base: hackerNews ?? HackerNews.address, search: algolia ?? Algolia.address)
  }
}
