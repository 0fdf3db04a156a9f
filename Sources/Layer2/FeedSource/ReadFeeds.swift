import FeedFormat
import StorySources

/// The feeds that were read, so that none is read again while its bytes are the same.
///
/// An edition asks for each of its stories, and each time for all feeds. One feed of five megabytes that was read thirty times
/// kept an edition from being made in time.
struct ReadFeeds: Sendable {
  private let memo = AnswerMemo<[FeedEntry]?>()

  /// How many documents were read.
  var reads: Int { memo.makings }

  /// The first entries of a feed document; nil if it is none.
  func entries(in body: [UInt8], charset: String?, at address: String, most count: Int) async -> [FeedEntry]? {
    await memo.value(of: body, context: [charset ?? "", "\(count)"], at: address) {
      Feed.read(body, charset: charset, address: address).map { Array($0.entries.prefix(count)) }
    }
  }
}
