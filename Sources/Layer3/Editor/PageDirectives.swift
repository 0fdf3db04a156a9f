import Extraction
import Robots

/// What a page and its server permit a digest to show. The table in `Documentation/Permissions.md` says what
/// each mark leads to.
struct PageDirectives: Sendable {
  enum Permission: Sendable, Hashable {
    case full
    /// At most so many characters.
    case excerpt(limit: Int, why: String)
    case none(why: String)
  }

  let permission: Permission

  /// What a page that forbids archiving but names no length lets be shown.
  static let standardExcerpt = 200

  /// - Parameters:
  ///   - signals: what the page's own meta elements say.
  ///   - header: what the `X-Robots-Tag` fields say.
  init(signals: PublisherSignals, header: RobotsTag) {
    let noSnippet = signals.forbidsSnippet || header.noSnippet
    let noArchive = signals.forbidsArchive || header.noArchive
    let limits = [signals.longestSnippet, header.maxSnippet].compactMap(\.self).filter { $0 >= 0 }
    if noSnippet || limits.min() == 0 {
      permission = .none(why: "the page asks that nothing of it be shown elsewhere")
    } else if let limit = limits.min() {
      permission = .excerpt(limit: limit, why: "the page allows an excerpt of \(limit) characters")
    } else if noArchive {
      permission = .excerpt(
        limit: PageDirectives.standardExcerpt, why: "the page asks not to be archived; this is its beginning")
    } else {
      permission = .full
    }
  }
}
