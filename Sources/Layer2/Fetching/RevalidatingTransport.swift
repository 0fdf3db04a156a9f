import Archive
public import EditionModel
import WebAddress

/// Asks with `If-None-Match` and `If-Modified-Since` for what it has, and answers a 304 from its cache.
///
/// It is for small things that are asked for again and again: a source's lists, feeds, robots.txt.
/// Put it beneath ``RecordingTransport``: an archive needs the whole answer.
public struct RevalidatingTransport: Transport {
  private let base: any Transport
  private let cache: AnswerCache

  /// - Parameter cache: outlives the transport, so that the evening knows what the morning saw.
  public init(_ base: any Transport, cache: AnswerCache) {
    self.base = base
    self.cache = cache
  }

  /// Asks whether the answer at hand is still good, and returns it if so.
  public func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    let url = request.url.href
    guard !request.isConditional, let (kept, validators) = await cache.answer(for: url) else {
      return await cache.keep(try await base.exchange(request), of: url)
    }
    var conditional = request
    conditional.headers = HeaderFields(request.headers.fields + validators.fields)
    let answer = try await base.exchange(conditional)
    guard answer.response.status == 304 else { return await cache.keep(answer, of: url) }
    // The kept answer is current, as of today.
    var whole = kept
    whole.date = answer.date
    whole.remoteAddress = answer.remoteAddress
    return whole
  }
}

/// Keeps the last whole answers that have a version, within limits.
public actor AnswerCache {
  /// What may be kept.
  public struct Limits: Sendable {
    /// Bytes that a kept body may have.
    public var bodyBytes = 64 << 10
    /// Bytes that all kept bodies may have together.
    public var totalBytes = 1 << 20
    /// Seconds after which an answer is fetched whole again: some servers never change a tag.
    public var age: Int64 = 86_400

    /// Creates the limits in use.
    public init() {}
  }

  private struct Entry {
    var exchange: Exchange
    var validators: Validators
    /// When it was last fetched whole.
    var since: Timestamp
    var lastUse: Int
  }

  private let limits: Limits
  private let now: @Sendable () -> Timestamp
  private var entries: [String: Entry] = [:]
  private var bytes = 0
  private var uses = 0

  /// Creates a memory of answers in front of another transport.
  public init(limits: Limits = Limits(), now: @escaping @Sendable () -> Timestamp) {
    self.limits = limits
    self.now = now
  }

  func answer(for url: String) -> (Exchange, Validators)? {
    guard let entry = entries[url], now() - entry.since < limits.age else { return nil }
    uses += 1
    entries[url]?.lastUse = uses
    return (entry.exchange, entry.validators)
  }

  /// Keeps an answer if that is useful, and returns it.
  func keep(_ exchange: Exchange, of url: String) -> Exchange {
    if let old = entries.removeValue(forKey: url) { bytes -= old.exchange.response.body.count }
    let size = exchange.response.body.count
    guard exchange.response.status == 200, !exchange.isCut, size <= limits.bodyBytes,
      let validators = Validators(exchange.response.headers),
      exchange.response.headers.joined("Cache-Control")?.contains("no-store") != true
    else { return exchange }
    uses += 1
    entries[url] = Entry(exchange: exchange, validators: validators, since: now(), lastUse: uses)
    bytes += size
    while bytes > limits.totalBytes, let stale = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
      entries[stale.key] = nil
      bytes -= stale.value.exchange.response.body.count
    }
    return exchange
  }
}

extension ExchangeRequest {
  /// Whether whoever asks has a version of its own.
  fileprivate var isConditional: Bool { headers["If-None-Match"] != nil || headers["If-Modified-Since"] != nil }
}
