import ArticleModel
import HTML
import WebAddress

@testable import Extraction

/// Builds blocks from all of a body.
func build(_ html: String, url: String = "https://site.example/post/", title: String? = nil) -> BlockBuilder.Content {
  let document = HTMLDocument.parse(html)
  var builder = BlockBuilder(document: document, selection: .everything(in: document), base: WebURL(url))
  return builder.build(title: title)
}

func blocks(_ html: String, url: String = "https://site.example/post/", title: String? = nil) -> [Block] {
  build(html, url: url, title: title).blocks
}

/// The code boxes among a page's blocks.
func codes(_ html: String) -> [CodeBlock] {
  blocks(html).compactMap { block in if case .code(let code) = block { code } else { nil } }
}

func paragraph(_ text: String) -> Block { .paragraph([.text(text)]) }
func heading(_ level: Int, _ text: String, anchor: String? = nil) -> Block {
  .heading(level: level, content: [.text(text)], anchor: anchor)
}
