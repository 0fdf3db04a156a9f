import ArticleModel
import EditionModel

/// How much of a story readers are shown, by who may read.
struct VisibilityRule: Sendable {
  let settings: EditionSettings

  /// - Parameters:
  ///   - article: what was read.
  ///   - receipt: of kind `excerpt` where the page itself allows no more.
  func visibility(of article: Article, receipt: Receipt) -> Visibility {
    guard receipt.kind != .excerpt else { return .excerpt }
    guard settings.audience == .public else { return .full }
    return switch settings.publicArticles {
    case .always: .full
    case .never: .excerpt
    case .licensed: article.metadata.licence.map(VisibilityRule.allowsCopying) == true ? .full : .excerpt
    }
  }

  /// Whether a licence lets anyone show the whole text elsewhere: the Creative Commons licences and dedications.
  /// All of them do so; what they ask for (naming the author, not selling, not changing) 10HN does anyway.
  static func allowsCopying(_ licence: String) -> Bool {
    let licence = licence.lowercased()
    return licence.contains("creativecommons.org/licenses/") || licence.contains("creativecommons.org/publicdomain/")
      || licence.hasPrefix("cc-by") || licence.hasPrefix("cc by") || licence.hasPrefix("cc0")
  }
}
