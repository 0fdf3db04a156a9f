import ArticleModel
import EditionModel
import ReaderKit
import TextSearch

/// Screens as text, line by line as a reader meets them.
enum ScreenText {
  static func text(_ screen: ShelfScreen) -> String {
    var lines = ["# \(screen.title)"] + screen.notices.map { "! \($0)" }
    if screen.asksForSite { lines.append("[address of the site]") }
    lines += [screen.emptyText].compactMap { $0.map { "( \($0) )" } }
    lines += screen.rows.map { "- \($0.label)" } + [screen.footer].compactMap(\.self)
    if !screen.elsewhere.isEmpty { lines += ["## On the site"] + screen.elsewhere.map { "- \($0.label)" } }
    return lines.joined(separator: "\n")
  }

  static func text(_ screen: EditionScreen) -> String {
    var lines = ["# \(screen.title)", screen.subtitle] + screen.notices.map { "! \($0)" }
    for row in screen.rows {
      lines.append("- \(row.label)\(row.direction == .rightToLeft ? " ⇐" : "")")
      if let standfirst = row.standfirst { lines.append("    \(standfirst)") }
      if let origin = row.origin { lines.append("    (\(origin))") }
    }
    lines += [screen.mutedText].compactMap(\.self) + screen.unreadable.map { "x \($0)" } + screen.ending
    return lines.joined(separator: "\n")
  }

  static func text(_ screen: StoryScreen) -> String {
    var lines = ["# \(screen.title)\(screen.direction == .rightToLeft ? " ⇐" : "")", screen.byline]
    lines += screen.notices.map { "! \($0)" }
    if let note = screen.note { lines.append("submitter: \(note)") }
    lines += [screen.standfirst].compactMap(\.self)
    for item in screen.layout.items {
      let mark = item.id == screen.start && item.id > 0 ? "→" : screen.highlights[item.id] == nil ? " " : "◆"
      lines.append(mark + line(item))
    }
    for note in screen.layout.notes { lines += ["note \(note.label):"] + note.items.map { "  " + line($0) } }
    lines += screen.quotes.map { String(repeating: "  ", count: $0.depth) + "“\($0.text)” — \($0.by)" }
    if screen.hasThread { lines.append("[discussion]") }
    lines += [
      screen.discussion.map { "[\(screen.discussionLabel)](\($0))" }, screen.original.map { "[Open original](\($0))" },
      "Why it’s here: \(screen.reason)", screen.isSaved ? "saved" : nil,
      screen.neighbours.next.map { "next: \($0)" } ?? "That’s all.",
    ].compactMap(\.self)
    return lines.joined(separator: "\n")
  }

  static func text(_ screen: DiscussionScreen) -> String {
    (["# \(screen.title)"] + [screen.emptyText].compactMap(\.self)
      + screen.comments.map {
        String(repeating: "  ", count: $0.indent) + "\($0.by): \($0.text)" + ($0.why.map { " (\($0))" } ?? "")
      }
      + [screen.whole].compactMap { $0.map { "[whole discussion](\($0))" } }).joined(separator: "\n")
  }

  static func text(_ screen: SearchScreen) -> String {
    ([screen.summary]
      + screen.hits.flatMap { hit in
        [
          "- " + hit.title.map { $0.isMatch ? "[\($0.text)]" : $0.text }.joined(),
          "    " + hit.text.map { $0.isMatch ? "[\($0.text)]" : $0.text }.joined(), "    \(hit.byline)",
        ]
      }).joined(separator: "\n")
  }

  static func text(_ screen: SavedScreen) -> String {
    ([screen.emptyText].compactMap(\.self) + screen.stories.map { "- \($0.story.title) · \($0.byline)" }
      + screen.highlights.map { "◆ \($0.text)\($0.note.isEmpty ? "" : " / \($0.note)")" }).joined(separator: "\n")
  }

  static func text(_ faces: [WidgetFace]) -> String {
    faces.map { (["from \($0.from.rfc3339()): \($0.heading)"] + $0.titles + ["→ \($0.link)"]).joined(separator: "\n") }
      .joined(separator: "\n\n")
  }

  private static func line(_ item: ArticleLayout.Item) -> String {
    let around = String(repeating: "  ", count: item.indent) + String(repeating: "> ", count: item.quotes)
    return around + (item.marker.map { "\($0) " } ?? "") + words(item.content)
  }

  private static func words(_ content: ArticleLayout.Content) -> String {
    switch content {
    case .text(let runs, let role): "\(role): \(runs.map(run).joined())"
    case .code(let code): "code \(code.language ?? "–"): \(code.text.split(separator: "\n").joined(separator: "⏎"))"
    case .table(let table):
      "table: "
        + table.rows.map { row in
          row.map { "\($0.isHeader ? "*" : "")\($0.text.text)×\($0.columns)" }.joined(separator: " | ")
        }
        .joined(separator: " ⏎ ")
    case .picture(let picture): "picture: \(picture.label), \(picture.hash == nil ? "not saved" : "saved")"
    case .formula(let source): "formula: \(source)"
    case .rule: "rule"
    case .link(let label, let url): "link: \(label) (\(url))"
    }
  }

  private static func run(_ run: StyledRun) -> String {
    let marks: [(StyledRun.Traits, String)] = [
      (.strong, "**"), (.emphasis, "_"), (.code, "`"), (.deleted, "~~"), (.superscript, "^"), (.subscript, "v"),
    ]
    let around = marks.filter { run.traits.contains($0.0) }.map(\.1).joined()
    let text = around + run.text + String(around.reversed())
    return run.note.map { "[\(text)→\($0)]" } ?? run.link.map { "[\(text)](\($0))" } ?? text
  }
}
