import EditionModel

/// Saved stories and highlights.
public struct SavedScreen: Hashable, Sendable {
  /// Saved stories, newest first.
  public var stories: [Row]
  /// Highlights, newest first.
  public var highlights: [TextHighlight]
  /// What stands in an empty list; nil if it isn't empty.
  public var emptyText: String?

  /// A saved story.
  public struct Row: Hashable, Sendable, Identifiable {
    /// The entry.
    public var story: SavedStory
    /// Site and day.
    public var byline: String
    /// Whether its edition is on the device.
    public var isHere: Bool
    /// Which story.
    public var id: StoryID { story.id }
  }
}

extension ReaderDesk {
  /// Saved stories and highlights.
  public func saved() -> SavedScreen {
    SavedScreen(
      stories: notes.saved.map { story in
        let isHere = onDevice.contains(story.id.edition)
        return SavedScreen.Row(
          story: story,
          byline: [
            ReaderWords.plain(story.site), story.id.edition.date.map(ReaderWords.shortDay),
            isHere ? nil : "not on this device",
          ].compactMap(\.self).joined(separator: " · "), isHere: isHere)
      }, highlights: notes.highlights,
      emptyText: notes.saved.isEmpty && notes.highlights.isEmpty
        ? "Nothing saved yet. Press Save on a story, or hold a paragraph to highlight it." : nil)
  }

  /// Saved stories and highlights as Markdown, for other programs.
  public func exportedNotes() -> String {
    var lines = ["# Saved from \(index?.title.map(ReaderWords.plain) ?? "10HN")", ""]
    let titles = Dictionary(notes.saved.map { ($0.id, $0) }) { first, _ in first }
    let marked = Set(notes.highlights.map(\.story))
    let ids = notes.saved.map(\.id) + marked.subtracting(titles.keys).sorted(by: >)
    for id in ids {
      let story = titles[id]
      let title = MarkdownNotes.escaped(ReaderWords.plain(story?.title ?? "Story \(id.number) of \(id.edition)"))
      let url = story?.url.flatMap(ReaderLink.outside) ?? "\(notes.site)/editions/\(id)"
      lines += ["## [\(title)](<\(url.filter { $0 != "<" && $0 != ">" })>)", ""]
      if let site = story?.site { lines += [MarkdownNotes.escaped(ReaderWords.plain(site)), ""] }
      for highlight in notes.highlights.filter({ $0.story == id }).sorted(by: { $0.item < $1.item }) {
        lines +=
          highlight.text.split(whereSeparator: \.isNewline).map { "> " + MarkdownNotes.escaped(String($0)) } + [""]
        if !highlight.note.isEmpty { lines += [MarkdownNotes.escaped(highlight.note), ""] }
      }
    }
    return lines.joined(separator: "\n")
  }
}

/// Text as Markdown shows it to the letter.
private enum MarkdownNotes {
  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      if "\\`*_[]<>#|~!+-".contains(character) { escaped.append("\\") }
      escaped.append(character.isNewline ? " " : character)
    }
  }
}
