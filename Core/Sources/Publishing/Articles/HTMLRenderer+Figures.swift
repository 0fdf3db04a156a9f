import ArticleModel

extension HTMLRenderer {
  mutating func write(_ figure: Figure) {
    // A pixel without a word tells a reader nothing; one that stands for a described picture becomes a link to it.
    let pictures = figure.images.filter { $0.alternative?.isEmpty == false || !options.images.isPlaceholder($0) }
    guard !pictures.isEmpty || !figure.caption.isEmpty else { return }
    html.figure {
      for image in pictures {
        if let source = options.images.source(of: image) {
          // An empty text would call it decoration, which the page did not say.
          let alternative = image.alternative ?? Wording.Article.undescribed
          writeImage(source, alternative: alternative, isInline: false)
        } else {
          writeMissing(image)
        }
      }
      if !figure.caption.isEmpty { html.figcaption { write(figure.caption) } }
    }
  }

  func writeImage(
    _ source: (address: String, width: Int?, height: Int?), alternative: String, isInline: Bool
  ) {
    // Both or neither: they reserve the place, and the text doesn't jump when the image comes.
    let size: (width: Int, height: Int)? =
      if let width = source.width, let height = source.height, width > 0, height > 0 { (width, height) } else { nil }
    let isDeferred = options.syntax == .html && !isInline
    html.img(
      .class(isInline ? "inline" : nil), .src(source.address), .named("alt", alternative),
      .named("width", size.map { String($0.width) }), .named("height", size.map { String($0.height) }),
      .named("loading", isDeferred ? "lazy" : nil), .named("decoding", isDeferred ? "async" : nil))
  }

  private mutating func writeMissing(_ image: Image) {
    let label = image.alternative.flatMap { $0.isEmpty ? nil : $0 }
    html.p(.class("missing")) {
      writeLink(image.url) { $0.html.text(Wording.Article.missingImage(label)) }
    }
  }
}
