import EditionModel

/// The corrections as Atom, for those who cite editions.
struct CorrectionsFeed {
  /// The newest first.
  let listed: [ListedCorrection]
  let settings: SiteSettings
  /// Names the feed where it has no entry yet.
  let publication: String
  /// The time of a feed without entries.
  let quiet: Timestamp

  func bytes() -> [UInt8] {
    let clock = EditionClock(schedule: settings.schedule)
    let feed = AtomFeed(
      settings: settings, publication: publication, path: SiteFile.correctionsAtom.path,
      page: SitePage.corrections.path,
      title: Wording.Corrections.feedTitle(settings.title), subtitle: Wording.Corrections.feedDescription,
      updated: clock.rfc3339(listed.map(\.correction.date).max() ?? quiet))
    return feed.bytes(listed.map { entry(of: $0, clock) })
  }

  private func entry(of listed: ListedCorrection, _ clock: EditionClock) -> SiteFeeds.Entry {
    let correction = listed.correction
    let date = clock.rfc3339(correction.date)
    let subject = listed.title ?? clock.fullName(of: listed.key)
    return SiteFeeds.Entry(
      id: PermanentID.correction(correction, listed.publication, listed.key),
      title: "\(correction.kind.label): \(subject)", path: listed.path, about: nil, discussion: nil,
      authors: [settings.title], published: date, updated: date, language: "en", summary: correction.text,
      html: Markup { html in
        html.p(correction.text)
        html.p {
          html.a(.href(settings.baseURL + listed.path), text: subject)
          html.text(", \(clock.fullName(of: listed.key))")
        }
      }.string)
  }
}
