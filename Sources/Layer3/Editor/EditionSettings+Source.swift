import Fetching
import HackerNews
import StorySources

extension EditionSettings {
  /// The one place that knows which sources there are.
  func source(over fetcher: Fetcher) -> any StorySource {
    HackerNews(fetcher: fetcher)
  }
}
