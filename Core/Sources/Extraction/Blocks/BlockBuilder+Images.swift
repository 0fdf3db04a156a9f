import ArticleModel
import HTML
import WebAddress

extension BlockBuilder {
  /// The image width in pixels that readers need.
  static let imageWidth = 1200
  /// The widths in pixels of a picture beside a title: it is shown at most 144 CSS pixels wide, on screens of any density.
  static let smallWidths = 240...640

  /// Returns the image of an `img` or `picture`, or nil for tracking pixels, placeholders and decoration.
  func image(at node: NodeID) -> Image? {
    var element = node
    if document.isElement(node, .picture) {
      guard let inner = document.first(.img, in: node) else { return nil }
      element = inner
    }
    let facts = document.facts(element)
    guard !facts.isHidden, !facts.traits.contains(.avatar) else { return nil }
    let width = dimension(.width, of: element)
    let height = dimension(.height, of: element)
    // Medium gives this role to every picture without a text in its place.
    if facts.role == .presentation, (width ?? 0) < 200 || (height ?? 0) < 100 { return nil }
    if let width, width <= 2 { return nil }
    if let height, height <= 2 { return nil }
    let lists = candidateLists(element, in: node)
    guard let url = imageAddress(element, lists, width: width) else { return nil }
    let alternative = document.attribute(.alt, of: element).map { $0.trimmedBothEnds }
    let small = smallAddress(lists, width: width)?.href
    return Image(
      url: url.href, alternative: alternative, width: width, height: height, small: small == url.href ? nil : small)
  }

  /// Adds an image to the line.
  /// A picture of a character or of a formula is written as the text it shows.
  mutating func appendImage(at node: NodeID, _ facts: ElementFacts?, into blocks: inout [Block]) {
    if let alternative = document.attribute(.alt, of: node)?.trimmedBothEnds, !alternative.isEmpty {
      if isEmoji(node, alternative, facts) { return line.append(alternative) }
      if let tex = formula(node, alternative, facts) {
        return append(tex: tex.source, display: tex.isDisplayed, into: &blocks)
      }
    }
    if let image = image(at: node) { line.append(.image(image)) }
  }

  private func isEmoji(_ node: NodeID, _ alternative: String, _ facts: ElementFacts?) -> Bool {
    guard alternative.utf8.count <= 40 else { return false }
    if facts?.traits.contains(.emoji) == true { return true }
    guard alternative.unicodeScalars.count <= 8, alternative.unicodeScalars.allSatisfy({ !$0.isASCII }) else {
      return false
    }
    return alternative.unicodeScalars.first?.properties.isEmojiPresentation == true
  }

  /// Returns the source of a formula that the page shows as an image: WordPress, MediaWiki, CodeCogs, Zhihu.
  private func formula(_ node: NodeID, _ alternative: String, _ facts: ElementFacts?) -> (
    source: String, isDisplayed: Bool
  )? {
    let mayBeFormula = alternative.utf8.contains {
      $0 == 0x5C || $0 == 0x5E || $0 == 0x5F || $0 == 0x3D || $0 == 0x7B || $0 == 0x24
    }
    let isShort = alternative.utf8.count <= 12 && !alternative.utf8.contains(0x20)
    guard mayBeFormula || isShort || facts?.traits.contains(.formulaImage) == true else { return nil }
    let isDeclared =
      facts?.traits.contains(.formulaImage) == true
      || document.withAttribute(.src, of: node) { $0.containsAny(Self.formulaServers) } == true
    guard isDeclared else { return nil }
    if let found = MathText.source(alternative) { return found }
    let display = document.parent(of: node).map { document.traits($0).contains(.displayMath) } ?? false
    // MediaWiki writes `{\displaystyle x}`.
    if alternative.hasPrefix("{\\displaystyle "), alternative.hasSuffix("}") {
      return (String(alternative.dropFirst(15).dropLast()).trimmedBothEnds, display)
    }
    return (alternative, display)
  }

  private static let formulaServers: [StaticString] = [
    "latex.php", "latex.codecogs", "codecogs.com", "equation?tex=", "render/math", "tex.s2cms", "i.upmath.me",
    "chart?cht=tx", "/latex/", "mathtex.cgi", "mimetex", "_images/math/",
  ]

  private func dimension(_ name: AttributeName, of node: NodeID) -> Int? {
    document.attribute(name, of: node).flatMap { text in
      Int(text.prefix { $0.isASCII && $0.isNumber }).flatMap { text.hasSuffix("%") || $0 > 100_000 ? nil : $0 }
    }
  }

  private func imageAddress(_ element: NodeID, _ lists: [Srcset], width: Int?) -> WebURL? {
    // Lazy-loading pages keep image addresses in attributes of their own and a placeholder in `src`.
    for candidates in lists {
      if let candidate = candidates.nearest(to: Self.imageWidth, layoutWidth: width), let url = resource(candidate.url)
      {
        return url
      }
    }
    for name in Self.lateAddresses {
      guard let address = document.attribute(name, of: element), let url = resource(address) else { continue }
      if name == .src || looksLikeImage(address) { return url }
    }
    for name in Self.otherLateAddresses {
      if let address = document.attribute(named: name, of: element), let url = resource(address) { return url }
    }
    return nil
  }

  private static let lateAddresses: [AttributeName] = [
    .dataLazySrc, .dataOriginal, .dataSrc, .src, .dataLazy, .dataFull, .dataImage, .dataUrl,
  ]
  private static let otherLateAddresses = [
    "data-actualsrc", "data-orig-file", "data-hi-res-src", "data-img-src", "data-echo",
  ]

  private func smallAddress(_ lists: [Srcset], width: Int?) -> WebURL? {
    for candidates in lists {
      if let candidate = candidates.smallest(in: Self.smallWidths, layoutWidth: width),
        let url = resource(candidate.url)
      {
        return url
      }
    }
    return nil
  }

  /// The candidates of an `img`, then those of the sources of its `picture`.
  private func candidateLists(_ element: NodeID, in node: NodeID) -> [Srcset] {
    var lists = [AttributeName.dataSrcset, .dataLazySrcset, .srcset].map { document.attribute($0, of: element) }
    if element != node {
      for source in document.children(of: node) where document.isElement(source, .source) {
        let type = document.attribute(.type, of: source)?.lowercased() ?? ""
        guard type != "image/avif", type != "image/jxl", document.attribute(.media, of: source) == nil else { continue }
        lists.append(document.attribute(.dataSrcset, of: source) ?? document.attribute(.srcset, of: source))
      }
    }
    return lists.compactMap { $0 }.filter { !$0.isEmpty }.map { Srcset($0) }
  }

  private func resource(_ address: String) -> WebURL? {
    guard !address.isEmpty, !address.hasPrefix("data:"), let url = links.resource(address) else { return nil }
    return url.href.containsAny(Self.placeholders) ? nil : url
  }

  private static let placeholders: [StaticString] = [
    "placeholder", "blank.gif", "spacer.gif", "/1x1.", "transparent.gif", "transparent.png", "lazyload.gif",
    "pixel.gif",
  ]

  private func looksLikeImage(_ address: String) -> Bool {
    address.contains("/")
      || [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"].contains { address.contains($0) }
  }

  /// Returns the image that a page keeps for browsers without scripts, unless the page also has that image next to it.
  func imageWithoutScript(_ node: NodeID) -> Image? {
    guard let inner = document.first(.img, in: node), let image = image(at: inner) else { return nil }
    for neighbour in [document.previousElement(node), document.nextElement(node)] {
      guard let neighbour else { continue }
      let other =
        document.isElement(neighbour, .img) || document.isElement(neighbour, .picture)
        ? neighbour : document.first(.img, in: neighbour)
      if let other, self.image(at: other) != nil { return nil }
    }
    return image
  }

  // MARK: - Lines of images

  /// Adds a finished line as a paragraph, or as figures if it holds only images.
  mutating func append(line runs: [Inline], to blocks: inout [Block]) {
    guard !runs.isBlank else { return }
    if let images = pictures(runs) {
      for image in images where image.url != lastImageURL && !image.isIcon {
        blocks.append(.figure(Figure(images: [image])))
        lastImageURL = image.url
      }
      return
    }
    let runs = MathText.runs(in: runs) { usesDollars() }
    if runs.count == 1, case .math(let source) = runs[0], MathText.isDisplayed(source) {
      blocks.append(.math(MathText.undelimited(source)))
      return
    }
    guard !Phrases.isPlayerExcuse(runs) else { return }
    let (text, figures) = separated(runs)
    if !text.isBlank { blocks.append(.paragraph(text)) }
    for image in figures where image.url != lastImageURL {
      blocks.append(.figure(Figure(images: [image])))
      lastImageURL = image.url
    }
  }

  /// Returns the images of a line that holds only images, or nil if it holds text.
  private func pictures(_ runs: [Inline]) -> [Image]? {
    var images: [Image] = []
    for run in runs {
      switch run {
      case .image(let image): images.append(image)
      case .lineBreak: continue
      case .text(let text): if !text.isInvisible { return nil }
      case .emphasis(let inner), .strong(let inner):
        guard let found = pictures(inner) else { return nil }
        images += found
      case .link(let url, let inner):
        guard let found = pictures(inner),
          isInFigure || isImageAddress(url, of: found) || found.allSatisfy(\.isPhotograph)
        else { return nil }
        images += found
      default: return nil
      }
    }
    return images.isEmpty ? nil : images
  }

  /// Returns whether a link around an image only shows the image larger.
  private func isImageAddress(_ url: String, of images: [Image]) -> Bool {
    let path = (url.prefix { $0 != "?" && $0 != "#" }).lowercased()
    if [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"].contains(where: { path.hasSuffix($0) }) {
      return true
    }
    // A viewer within the page: `#/Image:step-9.jpg`.
    return images.contains { $0.url == url } || path.contains("/image/fetch/") || links.fragment(url) != nil
  }

  /// Splits a line into its text and its large images.
  /// Icons stay in the text.
  private func separated(_ runs: [Inline]) -> ([Inline], [Image]) {
    var images: [Image] = []
    let text = runs.filter { run in
      guard case .image(let image) = run, !image.isSmall else { return true }
      images.append(image)
      return false
    }
    return (text, images)
  }
}

extension Image {
  /// Whether the image is an icon: a portrait beside a byline, or a sign.
  /// Why: an article's picture on a line of its own is never that small.
  var isIcon: Bool {
    guard let width, let height else { return false }
    return width <= 64 && height <= 64
  }

  /// Whether the image is larger than advertisements and teasers: the link around it leads to the page of a photograph.
  var isPhotograph: Bool {
    guard let width, let height else { return false }
    return width >= 400 && height >= 260
  }

  /// Whether the image is small enough to be an icon or a formula in a line of text.
  var isSmall: Bool {
    if let height { return height <= 48 }
    if let width { return width <= 48 }
    return false
  }
}
