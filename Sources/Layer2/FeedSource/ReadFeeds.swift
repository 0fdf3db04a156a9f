import FeedFormat
import Synchronization

/// The feeds that were read, so that none is read again while its bytes are the same.
///
/// An edition asks for each of its stories, and each time for all feeds. One feed of five megabytes that was read thirty times
/// kept an edition from being made in time.
final class ReadFeeds: Sendable {
  private struct Known {
    var fingerprint: Int
    var entries: [FeedEntry]?
  }

  private let state = Mutex((known: [String: Known](), reads: 0))

  /// How many documents were read.
  var reads: Int { state.withLock { $0.reads } }

  /// The first entries of a feed document; nil if it is none.
  func entries(in body: [UInt8], charset: String?, at address: String, most count: Int) -> [FeedEntry]? {
    // Its key differs in each process, so nobody can make two documents alike.
    var hasher = Hasher()
    body.withUnsafeBytes { hasher.combine(bytes: $0) }
    hasher.combine(body.count)
    hasher.combine(charset)
    let fingerprint = hasher.finalize()
    return state.withLock { state in
      if let known = state.known[address], known.fingerprint == fingerprint { return known.entries }
      state.reads += 1
      let entries = Feed.read(body, charset: charset, address: address).map { Array($0.entries.prefix(count)) }
      state.known[address] = Known(fingerprint: fingerprint, entries: entries)
      return entries
    }
  }
}
