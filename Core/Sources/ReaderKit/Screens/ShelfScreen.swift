public import EditionModel

/// The list of editions: what is on the device first.
public struct ShelfScreen: Hashable, Sendable {
  /// The site's title.
  public var title: String
  /// What must be said first: what went wrong, and whether a newer edition should be out.
  public var notices: [String]
  /// Editions on the device, newest first.
  public var rows: [Row]
  /// Editions that the site lists and the device doesn't have.
  public var elsewhere: [Row]
  /// What stands in an empty list; nil if it isn't empty.
  public var emptyText: String?
  /// The last line: when the next edition comes.
  public var footer: String?
  /// Whether the site's address must be given first.
  public var asksForSite: Bool

  /// An edition.
  public struct Row: Hashable, Sendable, Identifiable {
    /// The edition's key.
    public var key: EditionKey
    /// `Morning edition`.
    public var name: String
    /// `Wednesday, 6 May 2026`.
    public var day: String
    /// How many stories were read, or that all were.
    public var progress: String?
    /// The title of its first story.
    public var lead: String?

    /// The key.
    public var id: EditionKey { key }
    /// What a voice says.
    public var label: String { [name, day, progress, lead].compactMap(\.self).joined(separator: ", ") }
  }
}

extension ReaderDesk {
  /// The list of editions.
  public func shelf() -> ShelfScreen {
    let listed = index?.editions ?? []
    let missing = listed.filter { !onDevice.contains($0.key) }.map { row($0.key) }
    var notices = [notes.trouble, ageSentence].compactMap(\.self)
    if notes.trouble != nil, let checked = notes.checked {
      let day = checked.civil(offset: zone.offset(checked)).date
      notices.append("Last checked \(ReaderWords.shortDay(day)), \(ReaderWords.time(checked, zone)).")
    }
    return ShelfScreen(
      title: index?.title.map(ReaderWords.plain) ?? "10HN", notices: notices, rows: onDevice.map(row),
      elsewhere: missing, emptyText: onDevice.isEmpty ? emptyText : nil, footer: nextSentence,
      asksForSite: notes.site.isEmpty)
  }

  /// When the next edition comes; nil if that isn't known or one is overdue.
  var nextSentence: String? {
    guard case .current(let next?) = freshness else { return nil }
    // Editions take some minutes to make.
    if now >= next.instant { return "The \(next.key.slot) edition is due now." }
    return "The \(next.key.slot) edition comes at \(ReaderWords.timeInZone(next.instant, zone))."
  }

  private var emptyText: String {
    if notes.site.isEmpty { return "Enter the address of your 10HN site to begin." }
    if notes.trouble != nil { return "Nothing on this device yet." }
    return notes.checked == nil ? "Loading the newest editions…" : "This site has no edition yet."
  }

  private func row(_ key: EditionKey) -> ShelfScreen.Row {
    let read = notes.read.count { $0.edition == key }
    let entry = index?.editions.first { $0.key == key }
    let total = entry?.titles?.count ?? 10
    return ShelfScreen.Row(
      key: key, name: ReaderWords.editionName(key), day: key.date.map(ReaderWords.day) ?? "",
      progress: read == 0 ? nil : read >= total ? "All read" : "\(read) of \(total) read",
      lead: entry?.titles?.first.map(ReaderWords.plain))
  }
}
