import ArticleModel
import EditionModel
import JSONFormat

extension EditionJSON {
  /// The article of a story, with as much of it as ``detail`` says.
  func write(_ article: Article, of presented: PresentedStory, _ json: inout JSONWriter) {
    json.object { json in
      switch detail {
      case .listing:
        let path = "/api/v1/editions/\(issue.edition.key)/stories/\(presented.number)"
        json.field("href", issue.settings.basePath + path)
        json.field("characters", article.plainText.count)
      case .text(let form): write(article, as: form, of: presented, &json)
      case .whole:
        for form in [ArticleForm.html, .markdown, .text, .blocks] { write(article, as: form, of: presented, &json) }
        json.key("metadata")
        json.encoded(article.metadata)
        json.key("images")
        json.array(presented.images) { write($1, &$0) }
      }
    }
  }

  private func write(
    _ article: Article, as form: ArticleForm, of presented: PresentedStory, _ json: inout JSONWriter
  ) {
    let images = issue.images(of: presented, base: issue.settings.basePath)
    switch form {
    case .html: json.field("html", ArticleHTML.render(article, options: .init(images: images)))
    case .markdown: json.field("markdown", ArticleMarkdown.render(article, options: .init(images: images)))
    case .text: json.field("text", article.plainText)
    case .blocks:
      json.key("blocks")
      json.encoded(article.blocks)
      json.key("footnotes")
      json.encoded(article.footnotes)
    }
  }

  private func write(_ image: StoredImage, _ json: inout JSONWriter) {
    json.object { json in
      json.field("url", image.url)
      json.field("path", "\(issue.settings.basePath)/blobs/\(image.fileName)")
      json.field("hash", image.hash.hex)
      json.field("type", image.type)
      json.field("bytes", image.bytes)
      json.field("width", image.width)
      json.field("height", image.height)
    }
  }
}
