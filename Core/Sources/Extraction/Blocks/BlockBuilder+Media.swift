import ArticleModel
import HTML
import WebAddress

extension BlockBuilder {
  /// Reads frames, films and sounds.
  /// Their content is for browsers that cannot play them.
  mutating func media(_ node: NodeID, into blocks: inout [Block]) {
    guard let embed = embed(at: node) else {
      // An `object` may hold an image for browsers without the plug-in.
      if document.isElement(node, .object), let inner = document.first(.img, in: node), let image = image(at: inner) {
        blocks.append(.figure(Figure(images: [image])))
      }
      return
    }
    if let last = blocks.last, case .embed(embed) = last { return }
    blocks.append(.embed(embed))
  }

  private func embed(at node: NodeID) -> Embed? {
    let title = document.attribute(.title, of: node) ?? document.attribute(.ariaLabel, of: node)
    switch document.tag(of: node) {
    case .iframe:
      if isTiny(node) { return nil }
      let late = [AttributeName.dataSrc, .dataLazySrc].lazy.compactMap { document.attribute($0, of: node) }.first
      let address = document.attribute(.src, of: node).flatMap { $0.isEmpty || $0.hasPrefix("about:") ? nil : $0 }
      guard let url = (late ?? address).flatMap(links.resource) else { return nil }
      return Embedding.frame(url, title: title)
    case .video, .audio:
      guard let address = document.attribute(.src, of: node) ?? sourceAddress(in: node),
        let url = links.resource(address)
      else { return nil }
      return Embed(label: Embedding.label(document.isElement(node, .video) ? "Video" : "Audio", title), url: url.href)
    case .object, .embed:
      guard let address = document.attribute(named: "data", of: node) ?? document.attribute(.src, of: node),
        let url = links.resource(address), !"\(url.path)".hasSuffix(".swf")
      else { return nil }
      if document.attribute(.type, of: node)?.hasPrefix("image/") == true { return nil }
      return Embedding.frame(url, title: title)
    default: return nil
    }
  }

  /// Returns a document that fills a page without any text of its own, such as a PDF in its frame.
  func loneDocument() -> [Block] {
    for tag in [Tag.embed, .object, .iframe] {
      for node in document.elements(withTag: tag).prefix(3) {
        let isDocument =
          document.withAttribute(.type, of: node) { $0.containsIgnoringCase("application/pdf") } == true
          || (document.attribute(.src, of: node) ?? document.attribute(named: "data", of: node))?.contains(".pdf")
            == true
        guard isDocument, let embed = embed(at: node) else { continue }
        let name = embed.url.split(separator: "/").last.map { String($0.prefix { $0 != "?" && $0 != "#" }) } ?? ""
        return [.embed(Embed(label: name.isEmpty ? embed.label : "Document: " + name, url: embed.url))]
      }
    }
    return []
  }

  private func sourceAddress(in node: NodeID) -> String? {
    document.first(.source, in: node).flatMap { document.attribute(.src, of: $0) }
  }

  /// Returns whether a frame is too small to be seen.
  private func isTiny(_ node: NodeID) -> Bool {
    [AttributeName.width, .height].contains { name in
      document.attribute(name, of: node).flatMap { Int($0) }.map { $0 <= 2 } ?? false
    }
  }

  /// Reads a post that a script would fetch.
  /// Its text only asks the reader to look at the post there.
  func scriptedPost(_ node: NodeID) -> Embed? {
    // A blog gives its whole article the class `instagram-media`.
    guard document.visibleText(of: node, limit: 1200).count < 1200 else { return nil }
    let address =
      document.attribute(named: "data-instgrm-permalink", of: node) ?? document.attribute(.cite, of: node)
      ?? document.attribute(.dataHref, of: node)
      ?? document.elements(withTag: .a, in: node).last.flatMap { document.attribute(.href, of: $0) }
    guard let url = address.flatMap(links.resource) else { return nil }
    return Embedding.frame(url, title: nil)
  }
}
