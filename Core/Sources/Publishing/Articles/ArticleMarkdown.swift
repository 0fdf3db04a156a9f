public import ArticleModel

/// Renders an article as CommonMark with GitHub's tables, strikethrough, task lists, footnotes and mathematics.
///
/// Text is escaped: reading the Markdown back gives the same words; fences and code spans are
/// longer than any run of backticks inside them.
public enum ArticleMarkdown {
  /// How an article is rendered as Markdown.
  public struct Options: Sendable {
    /// Where the images come from.
    public var images: Images
    /// The level that the article's uppermost headings get.
    var topHeadingLevel: Int
    /// Put before every footnote's name, for several articles in one document.
    var notePrefix: String

    /// Creates options. The defaults render an article on its own.
    public init(images: Images = .original, topHeadingLevel: Int = 2, notePrefix: String = "") {
      self.images = images
      self.topHeadingLevel = topHeadingLevel
      self.notePrefix = notePrefix
    }
  }

  /// The article's blocks and notes, without its title; empty or ending in a line feed.
  public static func render(_ article: Article, options: Options = Options()) -> String {
    var renderer = MarkdownRenderer(article: article, options: options)
    let lines = renderer.lines(of: article.blocks) + renderer.footnoteLines(article.footnotes)
    return lines.isEmpty ? "" : XMLText.cleaned(lines.joined(separator: "\n")) + "\n"
  }

  static func render(_ blocks: [Block]) -> String { render(Article(blocks: blocks)) }

  /// One line of text with everything escaped that Markdown would read as its own.
  static func escaped(_ text: String) -> String {
    MarkdownText.inline([.text(XMLText.cleaned(text))], images: .original, notes: nil).joined(separator: " ")
  }

  /// `[text](url)`, or only the text if the address may not be linked to.
  static func link(_ text: String, _ url: String) -> String {
    MarkdownText.inline([.link(url: url, [.text(XMLText.cleaned(text))])], images: .original, notes: nil)
      .joined(separator: " ")
  }
}
