import Feeds
import Fetching
import HackerNews
import StorySources

extension EditionSettings {
  /// The one place that knows which sources there are.
  func source(over fetcher: Fetcher) -> any StorySource {
    feeds.map { Feeds(fetcher: fetcher, addresses: $0) } ?? HackerNews(fetcher: fetcher)
  }
}
