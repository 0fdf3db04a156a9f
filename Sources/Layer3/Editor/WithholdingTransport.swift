import Archive
import Fetching
import StorySources
import Storage
import Synchronization
import WebAddress

/// A transport that takes withdrawn words out of the source's answers before anybody reads or records them.
///
/// A comment that was withdrawn isn't asked for again where the source answers for single comments. Others come unasked: with
/// their story, in a list, in a feed. The archive of a later edition would keep them. A rebuild reads what was recorded, so it
/// makes the same edition.
struct WithholdingTransport: Transport {
  private let base: any Transport
  private let profile: any SourceProfile
  /// The source's ids of withdrawn stories and comments.
  private let withheld: Set<String>
  private let origins = Origins()
  /// What became of answers. A feed is asked for again with each of its stories.
  let filtered = AnswerMemo<Filtered>()

  enum Filtered: Sendable {
    case asItIs
    /// Nil for an answer about a single story or comment: nothing is left of it.
    case rest(SourceAnswer?)
  }

  /// The addresses that redirected to an address.
  private final class Origins: Sendable {
    private let known = Mutex<[String: Set<String>]>([:])

    func add(_ origin: String, to target: String) {
      known.withLock { $0[target, default: []].formUnion(($0[origin] ?? []).union([origin])) }
    }

    func of(_ address: String) -> Set<String> { known.withLock { $0[address] ?? [] } }
  }

  /// The most bytes that an answer may become when its content coding is undone: sources' answers are far below.
  private static let limit = 64 << 20

  init(_ base: any Transport, profile: any SourceProfile, withheld: Set<String>) {
    (self.base, self.profile, self.withheld) = (base, profile, withheld)
  }

  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    var exchange = try await base.exchange(request)
    let address = request.url.withoutFragment.href
    let response = exchange.response
    if (300..<400).contains(response.status), let location = response.headers["Location"],
      let target = WebURL(location, base: request.url)?.withoutFragment.href
    {
      origins.add(address, to: target)
    }
    let (origins, type) = (origins.of(address), response.headers["Content-Type"] ?? "")
    let coding = response.headers.joined("Content-Encoding")
    let context = ["\(response.status)", type, coding ?? ""] + origins.sorted()
    let outcome = await filtered.value(of: response.body, context: context, at: address) { [profile, withheld] in
      let answer = SourceAnswer(address: address, origins: origins, type: type) {
        (try? ContentCoding.decode(response.body, header: coding, limit: WithholdingTransport.limit)) ?? []
      }
      guard !profile.nativeIDs(in: answer).isDisjoint(with: withheld) else { return .asItIs }
      return .rest(profile.removing(withheld, from: answer))
    }
    if case .rest(let answer) = outcome { exchange.response = response.rest(answer) }
    return exchange
  }
}

extension HTTPResponseMessage {
  /// The same response with the rest of a source's answer, or 410 if nothing is left: as if what it was about were taken down.
  fileprivate func rest(_ answer: SourceAnswer?) -> HTTPResponseMessage {
    guard let answer else { return HTTPResponseMessage(status: 410) }
    var response = self
    response.body = answer.body
    for name in ["Content-Encoding", "Content-Type", "Content-Length"] { response.headers.remove(name) }
    response.headers.append("Content-Type", answer.type)
    return response
  }
}
