import ArticleModel
import EditionModel
import Extraction
import Fetching
import Robots

/// How much of a page may be shown: the table of `Documentation/Permissions.md` as code. The first row that fits decides.
struct PermissionTable: Sendable {
  let settings: EditionSettings

  /// How much is shown.
  enum Showing: Sendable, Hashable {
    case nothing(why: String)
    /// At most so many characters; nothing more is stored.
    case excerpt(limit: Int, why: String)
    case whole
    /// Standfirst and link; the article is sealed all the same, for an operator who may show it later.
    case standfirst
  }

  /// A row, and what it leads to here.
  struct Verdict: Sendable, Hashable {
    var row: Permission
    var showing: Showing
  }

  /// What a page that forbids archiving but names no length lets be shown.
  static let standardExcerpt = 200

  private struct Row: Sendable {
    let permission: Permission
    let fits: @Sendable (SiteSignals) -> Bool
    let leadsTo: @Sendable (SiteSignals, EditionSettings) -> Showing
  }

  private static let rows: [Row] = [
    Row(permission: .noSnippet, fits: { $0.forbidsSnippet }) { _, _ in
      .nothing(why: "the page asks that nothing of it be shown elsewhere")
    },
    Row(permission: .maxSnippet, fits: { $0.longestSnippet != nil }) { signals, _ in
      let limit = signals.longestSnippet ?? 0
      return .excerpt(limit: limit, why: "the page allows an excerpt of \(limit) characters")
    },
    Row(permission: .noArchive, fits: { $0.forbidsArchive }) { _, _ in
      .excerpt(limit: standardExcerpt, why: "the page asks not to be archived; this is its beginning")
    },
    Row(permission: .licence, fits: { $0.licence.map(allowsCopying) == true }) { _, settings in
      settings.audience == .public && settings.publicArticles == .never ? .standfirst : .whole
    },
    Row(permission: .noAI, fits: { $0.forbidsMachineLearning }) { _, settings in unlicensed(settings) },
    Row(permission: .textMining, fits: { $0.reservesTextMining }) { _, settings in unlicensed(settings) },
    Row(permission: .unsaid, fits: { _ in true }) { _, settings in unlicensed(settings) },
  ]

  func verdict(on signals: SiteSignals) -> Verdict {
    let row = PermissionTable.rows.first { $0.fits(signals) }
    return Verdict(row: row?.permission ?? .unsaid, showing: row?.leadsTo(signals, settings) ?? .standfirst)
  }

  /// Without a licence the public is shown whole articles only where the operator answers for it.
  private static func unlicensed(_ settings: EditionSettings) -> Showing {
    settings.audience == .private || settings.publicArticles == .always ? .whole : .standfirst
  }

  /// Whether a licence lets anyone show the whole text elsewhere: the Creative Commons licences and dedications.
  /// All of them do so; what they ask for (naming the author, not selling, not changing) 10HN does anyway.
  static func allowsCopying(_ licence: String) -> Bool {
    let licence = licence.lowercased()
    return licence.contains("creativecommons.org/licenses/") || licence.contains("creativecommons.org/publicdomain/")
      || licence.hasPrefix("cc-by") || licence.hasPrefix("cc by") || licence.hasPrefix("cc0")
  }
}
