import Fetching
public import Selection
public import StorySources
import WebAddress

/// Lobsters without a network: its names, its addresses, and how its answers are read.
public struct LobstersProfile: SourceProfile {
  /// The source's id in every edition of Lobsters.
  public let id = "lobsters"
  /// The name for people.
  public let name = "Lobsters"
  /// The same.
  public let fullName = "Lobsters"
  /// The sample would look like someone else's edition.
  public let hasSample = false
  /// The list of its front page.
  public var probes: [SourceProbe] {
    [SourceProbe(name: name, url: address(ofPage: 1, in: "hottest"), isFeed: false)]
  }
  /// The site of a post without a page.
  public let site: String
  /// People vote there.
  public let countsVotes = true
  /// Its front page changes within the hour.
  public let isWorthWatching = true
  /// The words of receipts for a post without a page.
  public let ownText = OwnTextWords(
    receiptSource: "lobsters", whyFull: "the text is on Lobsters itself",
    whyEmpty: "this is a post without a text; there is only the discussion")

  /// The address of the site, without a slash at its end.
  private let base: String

  /// - Parameter base: the address of the site.
  public init(base: String = Lobsters.address) {
    let base = base.hasSuffix("/") ? String(base.dropLast()) : base
    // As archives write addresses.
    self.base = WebURL(base).map { $0.href.hasSuffix("/") ? String($0.href.dropLast()) : $0.href } ?? base
    site = WebURL(base)?.hostName ?? "lobste.rs"
  }

  /// The page of the discussion.
  public func discussionURL(of candidate: Candidate) -> String { address(ofCommentsOn: candidate.id.nativeID) }

  func address(ofCommentsOn story: String) -> String { "\(base)/s/\(story)" }
  func address(ofStory story: String) -> String { "\(base)/s/\(story).json" }

  func address(ofPage number: Int, in list: String) -> String {
    if number == 1 { return "\(base)/\(list).json" }
    // The site calls the pages after the first of its hottest stories by their number alone.
    return list == "hottest" ? "\(base)/page/\(number).json" : "\(base)/\(list)/page/\(number).json"
  }

  /// The stories of an answer that have a text, and the comments.
  public func nativeIDs(in answer: SourceAnswer) -> Set<String> {
    guard isOwn(answer) else { return [] }
    let body = answer.body
    if let story = LobstersStory(json: body) {
      return Set((story.markup == nil ? [] : [story.id]) + (story.comments ?? []).filter(\.isReadable).map(\.id))
    }
    return Set((LobstersStory.list(json: body) ?? []).filter { $0.markup != nil }.map(\.id))
  }

  /// The id in the comment's address.
  public func nativeID(ofCommentAt url: String) -> String? {
    guard url.hasPrefix("\(base)/s/"), let mark = url.firstRange(of: "#c_") else { return nil }
    return String(url[mark.upperBound...])
  }

  /// A story is removed whole, with its discussion. A comment leaves a deleted one, below which nothing is read.
  public func removing(_ nativeIDs: Set<String>, from answer: SourceAnswer) -> SourceAnswer? {
    guard isOwn(answer) else { return nil }
    let body = answer.body
    if var story = LobstersStory(json: body) {
      guard !nativeIDs.contains(story.id) else { return nil }
      story.comments = story.comments?.map { nativeIDs.contains($0.id) ? $0.withoutWords : $0 }
      return story.json.map { answer.with(body: $0, type: "application/json") }
    }
    guard let list = LobstersStory.list(json: body),
      let json = LobstersStory.json(of: list.filter { !nativeIDs.contains($0.id) })
    else { return nil }
    return answer.with(body: json, type: "application/json")
  }

  private func isOwn(_ answer: SourceAnswer) -> Bool {
    answer.addresses.contains { $0.hasPrefix("\(base)/") && $0.hasSuffix(".json") }
  }
}

extension LobstersProfile {
  private static let lobsters = SourceSetting.address(
    "lobsters", key: "lobsters", standard: Lobsters.address,
    "The address of Lobsters, or of another site with its software, for `source = lobsters`.")

  /// What Lobsters is set up with: another site.
  public static let settings = [lobsters]

  /// Lobsters needs no setting but to be chosen.
  public init(settings: SourceSettings) {
    self.init(base: settings[Self.lobsters].first ?? Lobsters.address)
  }
}
