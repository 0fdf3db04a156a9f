import EditionModel
import Storage

/// Which corrections follow from a look, as a pure function.
///
/// Each is a sentence that must hold whatever the cause was: a page behind a wall of cookies and a page that was deleted look
/// alike from here, and readers will quote what stands beside an edition.
struct RevisitVerdict {
  /// As it was known before the look.
  let followed: WatchedStory
  /// What people call the source.
  let source: String
  /// Tells the day of an instant, `2026-05-07`.
  let day: @Sendable (Timestamp) -> String

  /// Looks in a row at which a site must say that a page is gone, and seconds that they must span.
  static let gone = (looks: 3, span: Int64(86_400))
  /// The same for a site that nobody answers from.
  static let unreachable = (looks: 4, span: Int64(3 * 86_400))
  /// Per cent of words from which a page has changed substantially: less are new advertisements and corrected typing.
  static let removed = 25
  static let added = 35
  /// Per cent beyond a change that was told from which it is told again.
  static let further = 20

  func corrections(after look: Revisit) -> [Correction] {
    [title(look), words(look), link(look), submission(look)].compactMap(\.self).map { kind, text in
      Correction(date: look.time, kind: kind, story: followed.story.number, text: text)
    }
  }

  private typealias Finding = (Correction.Kind, String)

  private func title(_ look: Revisit) -> Finding? {
    let sealed = followed.story.title
    let known = followed.revisits.last { $0.title != nil }?.title ?? sealed
    guard let title = look.title, !title.isSameTitle(as: known) else { return nil }
    return (
      .retitled,
      title.isSameTitle(as: sealed) ? "\(source) titles it as here again." : "\(source) titles it “\(title)” now."
    )
  }

  private func words(_ look: Revisit) -> Finding? {
    guard let removed = look.removed else { return nil }
    let added = look.added ?? 0
    guard removed >= Self.removed || added >= Self.added else { return nil }
    if let told = followed.corrections.last(where: { $0.kind == .edited }),
      let then = followed.revisits.last(where: { $0.time == told.date }),
      removed - (then.removed ?? 0) < Self.further, added - (then.added ?? 0) < Self.further
    {
      return nil
    }
    let isOther = removed >= 90
    let parts = [
      removed >= Self.removed
        ? "about \(removed.rounded)% of the words that were read for this edition no longer stand there" : nil,
      added >= Self.added ? "about \(added.rounded)% of those read there now are new" : nil,
    ].compactMap(\.self)
    return (
      .edited,
      isOther
        ? "The page has other words now: next to nothing of what was read for this edition still stands there. The text here is as it was."
        : "The page has changed: \(parts.joined(separator: ", and ")). The text here is as it was."
    )
  }

  private func link(_ look: Revisit) -> Finding? {
    var now = followed
    now.revisits.append(look)
    let known = followed.corrections.standing.first { $0.kind == .dead || $0.kind == .unreachable }?.kind
    if look.link == .alive { return known == nil ? nil : (.recovered, "The link leads to a page again.") }
    let failures = now.failures
    let gone = failures.reversed().prefix { $0.link == .gone }
    if known != .dead, let first = gone.last, gone.count >= Self.gone.looks, look.time - first.time >= Self.gone.span {
      let status = look.status.map { ", the last time with \($0)" } ?? ""
      return (
        .dead, "The site has said at \(gone.count) looks since \(day(first.time)) that the page is gone\(status)."
      )
    }
    // What could not be read in the first place is told on its card.
    if known == nil, followed.story.article != nil, let first = failures.first, look.link == .unreachable,
      failures.count >= Self.unreachable.looks, look.time - first.time >= Self.unreachable.span
    {
      return (
        .unreachable,
        "We could not reach the page at \(failures.count) looks since \(day(first.time)); others may be able to."
      )
    }
    return nil
  }

  private func submission(_ look: Revisit) -> Finding? {
    let isDown = followed.corrections.standing.contains { $0.kind == .removed }
    switch look.submission {
    case .live: return isDown ? (.restored, "\(source) shows the submission again.") : nil
    case .removed: return isDown ? nil : (.removed, "\(source) has taken the submission down.")
    // Nothing at all may be a fault of the moment; the second time it isn't.
    case .missing where followed.revisits.last?.submission == .missing:
      return isDown ? nil : (.removed, "\(source) no longer shows the submission.")
    case .missing, nil: return nil
    }
  }
}

extension Int {
  /// To the nearest five: the measure is no finer.
  fileprivate var rounded: Int { (self + 2) / 5 * 5 }
}

extension String {
  fileprivate func isSameTitle(as other: String) -> Bool {
    split(whereSeparator: \.isWhitespace) == other.split(whereSeparator: \.isWhitespace)
  }
}
