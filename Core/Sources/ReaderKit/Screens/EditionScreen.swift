public import ArticleModel
public import EditionModel
import Publishing

/// An edition: ten stories, and then nothing.
public struct EditionScreen: Hashable, Sendable {
  /// The edition's key.
  public var key: EditionKey
  /// `Evening edition`.
  public var title: String
  /// `Wednesday, 6 May 2026, as of 18:00 UTC`.
  public var subtitle: String
  /// What must be said about the edition as a whole, and whether a newer one is out.
  public var notices: [String]
  /// The stories.
  public var rows: [Row]
  /// How many stories are muted; nil if none is.
  public var mutedText: String?
  /// Picks that could not be read, with the reason.
  public var unreadable: [String]
  /// The last lines: that this is all, and when the next edition comes.
  public var ending: [String]

  /// A story.
  public struct Row: Hashable, Sendable, Identifiable {
    /// Which story.
    public var id: StoryID
    /// The place in the list.
    public var place: Int
    /// The title.
    public var title: String
    /// Site, author, minutes to read.
    public var byline: String
    /// One or two sentences.
    public var standfirst: String?
    /// Who chose these sentences; nil for the page's own description.
    public var origin: String?
    /// Whether it was opened.
    public var isRead: Bool
    /// Whether it is saved.
    public var isSaved: Bool
    /// How far it was read; nil if it wasn't left in the middle.
    public var progress: String?
    /// The direction of its text.
    public var direction: TextDirection
    /// Its language, as a BCP 47 tag.
    public var language: String?
    /// What a voice says.
    public var label: String {
      [
        "\(place)", title, byline, isRead ? "read" : nil, isSaved ? "saved" : nil, progress,
      ].compactMap(\.self).joined(separator: ", ")
    }
  }
}

extension ReaderDesk {
  /// An edition's stories, without muted ones.
  public func edition(_ edition: EditionDocument, showsMuted: Bool = false) -> EditionScreen {
    let muted = MutedStories(words: notes.settings.mutedWords, sites: notes.settings.mutedSites)
    let arranged = showsMuted ? MutedStories(words: "", sites: "").arrange(edition) : muted.arrange(edition)
    let count = muted.arrange(edition).muted
    let isNewest = onDevice.first == edition.key
    let cutoff = ReaderWords.timeInZone(edition.cutoff, zone)
    return EditionScreen(
      key: edition.key, title: edition.name ?? ReaderWords.editionName(edition.key),
      subtitle: edition.key.date.map { "\(ReaderWords.day($0)), as of \(cutoff)" } ?? "",
      notices: notices(of: edition, isNewest: isNewest),
      rows: arranged.shown.map { row($0, edition.key) },
      mutedText: count == 0
        ? nil : "\(count == 1 ? "One story is" : "\(count) stories are") muted on this device.",
      unreadable: (edition.unreadable ?? []).map { "\(ReaderWords.plain($0.title)): \(ReaderWords.plain($0.why))" },
      ending: ["That’s all."] + (isNewest ? [nextSentence].compactMap(\.self) : []))
  }

  /// What must be said about an edition as a whole.
  func notices(of edition: EditionDocument, isNewest: Bool) -> [String] {
    var notices: [String] = []
    if isNewest {
      notices += [ageSentence].compactMap(\.self)
    } else if !edition.key.isSample {
      notices.append("A newer edition is on this device.")
    }
    if edition.late { notices.append("Late: published at \(ReaderWords.timeInZone(edition.published, zone)).") }
    switch edition.basis {
    case .recorded: break
    case .partial: notices.append("We missed part of the day, so a story may be missing.")
    case .hindsight: notices.append("Chosen after its hour, from what the source’s lists still showed.")
    case .sample: notices.append("Sample edition: written for this program, not chosen from Hacker News.")
    }
    notices += edition.corrections.filter { $0.story == nil }.map { "Correction: \(ReaderWords.plain($0.text))" }
    return notices
  }

  /// A line that a machine chose is never shown without saying so.
  private func origin(of brief: EditionDocument.Story.Brief?) -> String? {
    guard let brief, !brief.sentences.isEmpty else { return nil }
    return ReaderWords.plain(
      BriefOrigin.text(
        sentences: brief.sentences.count,
        isShortened: brief.sentences.contains { $0.cuts?.isEmpty == false },
        model: brief.chosenBy == "rule" ? nil : brief.model ?? "", responsible: brief.responsible))
  }

  private func row(_ placed: MutedStories.Placed, _ key: EditionKey) -> EditionScreen.Row {
    let story = placed.story
    let id = StoryID(key, story.number)
    let percent = notes.position(in: id)?.percent ?? 0
    return EditionScreen.Row(
      id: id, place: placed.place, title: ReaderWords.plain(story.title),
      byline: [
        story.site, story.author, story.readingMinutes > 0 ? "\(story.readingMinutes) min" : nil,
        story.article == nil ? "not read here" : nil,
      ].compactMap(\.self).map(ReaderWords.plain).joined(separator: " · "),
      standfirst: story.line.map(ReaderWords.plain), origin: story.standfirst == nil ? origin(of: story.brief) : nil,
      isRead: notes.read.contains(id),
      isSaved: notes.isSaved(id), progress: (1..<100).contains(percent) ? "\(percent)% read" : nil,
      direction: story.direction ?? .leftToRight, language: story.language)
  }
}
