import ArticleModel

extension HTMLRenderer {
  mutating func write(_ figure: Figure) {
    guard !figure.images.isEmpty || !figure.caption.isEmpty else { return }
    out.raw("<figure>")
    for image in figure.images {
      if let source = options.images.source(of: image) {
        // An empty text would call it decoration, which the page did not say.
        let alternative = image.alternative ?? "Image without a description"
        writeImage(image, source: source, alternative: alternative, isInline: false)
      } else {
        writeMissing(image)
      }
    }
    if !figure.caption.isEmpty { element("figcaption") { $0.write(figure.caption) } }
    out.raw("</figure>")
  }

  mutating func writeImage(
    _ image: Image, source: (address: String, width: Int?, height: Int?), alternative: String, isInline: Bool
  ) {
    out.raw(isInline ? "<img class=\"inline\"" : "<img")
    out.attribute("src", source.address)
    out.attribute("alt", alternative)
    // Both or neither: they reserve the place, so that the text doesn't jump when the image comes.
    if let width = source.width, let height = source.height, width > 0, height > 0 {
      out.attribute("width", width)
      out.attribute("height", height)
    }
    if options.syntax == .html, !isInline { out.raw(" loading=\"lazy\" decoding=\"async\"") }
    writeVoid(">", "/>")
  }

  private mutating func writeMissing(_ image: Image) {
    out.raw("<p class=\"missing\">")
    let label = image.alternative.flatMap { $0.isEmpty ? nil : $0 }
    writeLink(image.url) { $0.out.text("Image not kept here" + (label.map { ": " + $0 } ?? "")) }
    out.raw("</p>")
  }
}
