import EditionModel
import Storage

/// Decides which corrections follow from a look, as a pure function.
///
/// Each is a sentence that must be true whatever the cause was. A page behind a cookie notice and a deleted page look alike from
/// here, and readers quote what an edition says.
struct RevisitVerdict {
  /// The story as it was known before the look.
  let followed: WatchedStory
  /// The source's name for people.
  let source: String
  /// Gives the day of an instant: `2026-05-07`.
  let day: @Sendable (Timestamp) -> String

  /// How many looks in a row must find a page gone, and the seconds between the first and the last.
  static let gone = (looks: 3, span: Int64(86_400))
  /// The same for a site that doesn't answer.
  static let unreachable = (looks: 4, span: Int64(3 * 86_400))
  /// Per cent of words from which a page counts as changed. Below that, it is new advertisements and corrected typing.
  static let removed = 25
  static let added = 35
  /// Per cent by which a reported change must grow to be reported again.
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
      title.isSameTitle(as: sealed)
        ? "\(source) has changed the title back to this one." : "\(source) has changed the title to “\(title)”."
    )
  }

  private func words(_ look: Revisit) -> Finding? {
    guard let removed = look.removed else { return nil }
    let added = look.added ?? 0
    guard removed >= Self.removed || added >= Self.added else { return nil }
    if let reported = followed.corrections.last(where: { $0.kind == .edited }),
      let then = followed.revisits.last(where: { $0.time == reported.date }),
      removed - (then.removed ?? 0) < Self.further, added - (then.added ?? 0) < Self.further
    {
      return nil
    }
    let isOther = removed >= 90
    let parts = [
      removed >= Self.removed
        ? "about \(removed.rounded)% of the words that we read for this edition are gone" : nil,
      added >= Self.added ? "about \(added.rounded)% of its words are new" : nil,
    ].compactMap(\.self)
    return (
      .edited,
      isOther
        ? "The page has other words now: almost nothing that we read for this edition is left. The text here is the one we read."
        : "The page has changed: \(parts.joined(separator: ", and ")). The text here is the one we read."
    )
  }

  private func link(_ look: Revisit) -> Finding? {
    var now = followed
    now.revisits.append(look)
    let known = followed.corrections.inForce.first { $0.kind == .dead || $0.kind == .unreachable }?.kind
    if look.link == .alive { return known == nil ? nil : (.recovered, "The link works again.") }
    let failures = now.failures
    let gone = failures.reversed().prefix { $0.link == .gone }
    if known != .dead, let first = gone.last, gone.count >= Self.gone.looks, look.time - first.time >= Self.gone.span {
      let status = look.status.map { ", the last time with \($0)" } ?? ""
      return (
        .dead,
        "The page is gone: the site has said so \(counted(gone.count, "time")) since \(day(first.time))\(status)."
      )
    }
    // A story that could not be read in the first place says so on its card.
    if known == nil, followed.story.article != nil, let first = failures.first, look.link == .unreachable,
      failures.count >= Self.unreachable.looks, look.time - first.time >= Self.unreachable.span
    {
      return (
        .unreachable,
        "We couldn't reach the page in \(failures.count) attempts since \(day(first.time)); others may be able to."
      )
    }
    return nil
  }

  private func submission(_ look: Revisit) -> Finding? {
    let isDown = followed.corrections.inForce.contains { $0.kind == .removed }
    switch look.submission {
    case .live: return isDown ? (.restored, "\(source) shows the submission again.") : nil
    case .removed: return isDown ? nil : (.removed, "\(source) has taken the submission down.")
    // Silence may be a fault of the moment; the second time it isn't.
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
