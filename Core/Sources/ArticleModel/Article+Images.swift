extension Article {
  /// The addresses of all images in the order of the text, each once.
  public var imageURLs: [String] {
    var images = ImageAddresses()
    images.walk(blocks)
    for note in footnotes { images.walk(note.content) }
    var seen: Set<String> = []
    return images.urls.filter { seen.insert($0).inserted }
  }
}

/// Gathers the addresses of images.
private struct ImageAddresses: ArticleVisitor {
  private(set) var urls: [String] = []

  mutating func visit(_ block: Block) {
    if case .figure(let figure) = block { urls += figure.images.map(\.url) }
  }

  mutating func visit(_ run: Inline) {
    if case .image(let image) = run { urls.append(image.url) }
  }
}
