import ArticleModel

/// Reads plain text as an article.
struct PlainTextReader {
  let text: String
  let url: String?

  init(_ text: String, url: String?) {
    self.text = text
    self.url = url
  }

  func read() -> Extract {
    let blocks = text.split(separator: "\n\n").map { Block.paragraph([.text(String($0))]) }
    return Extract(
      article: Article(blocks: blocks),
      receipt: Receipt(kind: .full, why: "the page is plain text", source: "plain-text"))
  }
}
