import ArticleModel
import EditionModel
import Extraction
import Fetching
import Robots

/// Decides how much of a page may be shown: the table of `Documentation/Permissions.md` as code. The first row that fits decides.
struct PermissionTable: Sendable {
  let settings: EditionSettings

  /// How much is shown.
  enum Showing: Sendable, Hashable {
    case nothing(why: String)
    /// At most `limit` characters. Nothing more is stored.
    case excerpt(limit: Int, why: String)
    case whole
    /// Standfirst and link. The article is sealed too, for an operator who may show it later.
    case standfirst
  }

  /// The row that decides, and what follows from it.
  struct Verdict: Sendable, Hashable {
    var row: Permission
    var showing: Showing
  }

  /// Characters of the excerpt of a page that forbids archiving and names no length.
  static let standardExcerpt = 200

  private struct Row: Sendable {
    let permission: Permission
    let fits: @Sendable (SiteSignals) -> Bool
    let leadsTo: @Sendable (SiteSignals, EditionSettings) -> Showing
  }

  private static let rows: [Row] = [
    Row(permission: .noSnippet, fits: { $0.forbidsSnippet }) { _, _ in
      .nothing(why: "the site asks that nothing of this page be shown elsewhere")
    },
    Row(permission: .maxSnippet, fits: { $0.longestSnippet != nil }) { signals, _ in
      let limit = signals.longestSnippet ?? 0
      return .excerpt(limit: limit, why: "the site allows only a \(limit)-character excerpt")
    },
    Row(permission: .noArchive, fits: { $0.forbidsArchive }) { _, _ in
      .excerpt(limit: standardExcerpt, why: "the site asks that this page not be archived; this is its beginning")
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

  /// Without a licence, the public is shown whole articles only if the operator answers for that.
  private static func unlicensed(_ settings: EditionSettings) -> Showing {
    settings.audience == .private || settings.publicArticles == .always ? .whole : .standfirst
  }

  /// Whether a licence lets anyone show the whole text elsewhere, as all Creative Commons licences and dedications do.
  ///
  /// 10HN does what they ask for anyway: it names the author, sells nothing and changes nothing.
  static func allowsCopying(_ licence: String) -> Bool {
    let licence = licence.lowercased()
    return licence.contains("creativecommons.org/licenses/") || licence.contains("creativecommons.org/publicdomain/")
      || licence.hasPrefix("cc-by") || licence.hasPrefix("cc by") || licence.hasPrefix("cc0")
  }
}
