public import HTML

/// A drawing (SVG) written anew from a list of what is allowed: the public face of the module.
///
/// Why: an SVG file is a document. It can run scripts, load what it names, and link to anywhere. So nothing of a stranger's file is
/// passed on: its shapes, texts and colours are read, each value against the form that its attribute may have, and written by
/// ``VectorWriter``. The result has no script, no style sheet, no link, no animation, no foreign markup, and no reference but
/// to its own parts. Rewriting a result gives the same bytes.
///
/// A drawing that would lose something visible, such as labels in HTML or a photograph inside it, isn't kept: half of a drawing says
/// something else.
public struct VectorPicture: Hashable, Sendable {
  /// The drawing as SVG, in UTF-8.
  public let bytes: [UInt8]
  /// The width in CSS pixels.
  public let width: Int
  /// The height in CSS pixels.
  public let height: Int

  /// What every rewritten drawing begins with.
  static let start = "<svg xmlns=\"http://www.w3.org/2000/svg\" "

  /// Rewrites a file; nil for anything that isn't a drawing that can be kept whole.
  public init?(rewriting file: [UInt8]) {
    guard file.count <= VectorLimits.bytes else { return nil }
    let document = HTMLDocument.parse(file, options: ParseOptions(limits: VectorLimits.parsing))
    // Entities are a language of their own. Markup that ends the drawing early would be lost.
    guard document.exceeded.isEmpty, let body = document.body, !file.contains("<!ENTITY") else { return nil }
    let elements = document.children(of: body).filter { document.isElement($0) }
    guard elements.count == 1, let root = elements.first else { return nil }
    self.init(rewriting: root, of: document)
  }

  /// Rewrites an `svg` element of a page.
  public init?(rewriting node: NodeID, of document: HTMLDocument) {
    guard document.namespace(of: node) == .svg, document.tag(of: node) == .svg,
      let root = VectorReader.read(node, of: document), let size = VectorSize(root),
      VectorReferences(root).areBounded
    else { return nil }
    let bytes = VectorWriter.bytes(root, size: size)
    guard bytes.count <= VectorLimits.bytes else { return nil }
    self.bytes = bytes
    width = size.width
    height = size.height
  }

  /// Whether a file was written here: rewriting it changes nothing.
  public static func isRewritten(_ file: [UInt8]) -> Bool {
    file.starts(with: start.utf8) && VectorPicture(rewriting: file)?.bytes == file
  }
}

/// What a drawing may use.
enum VectorLimits {
  /// Of the file, before and after.
  static let bytes = 1_000_000
  static let parsing = ParseOptions.Limits(bytes: bytes, nodes: 60_000, depth: 100)
  /// Elements that are drawn, those that are referred to counted as often as they are.
  static let drawn = 200_000
  static let rules = 400
}

extension [UInt8] {
  fileprivate func contains(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, count >= wanted.count else { return false }
    return (0...(count - wanted.count)).contains { self[$0] == first && self[$0...].starts(with: wanted) }
  }
}

/// The size that a drawing has by itself.
struct VectorSize {
  let width, height: Int
  let viewBox: String

  /// Nil if the drawing says neither its size nor the area that it shows.
  init?(_ root: VectorElement) {
    let box = root.value("viewBox")?.split { " ,\t\n\r".contains($0) }.compactMap { Double($0) }
    let area = box.flatMap { $0.count == 4 && $0[2] > 0 && $0[3] > 0 ? ($0[2], $0[3]) : nil }
    let given = (root.value("width").flatMap(Self.pixels), root.value("height").flatMap(Self.pixels))
    let size: (Double, Double)? =
      switch (given.0, given.1, area) {
      case (let width?, let height?, _): (width, height)
      case (let width?, nil, let area?): (width, width * area.1 / area.0)
      case (nil, let height?, let area?): (height * area.0 / area.1, height)
      case (nil, nil, let area?): area
      default: nil
      }
    guard let size, (1...20_000).contains(size.0), (1...20_000).contains(size.1) else { return nil }
    width = Int(size.0.rounded())
    height = Int(size.1.rounded())
    viewBox = area == nil ? "0 0 \(width) \(height)" : root.value("viewBox") ?? ""
  }

  /// A length in CSS pixels; nil for a share of what is around the drawing.
  private static func pixels(_ text: String) -> Double? {
    let units = ["px": 1, "pt": 4.0 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "em": 16, "ex": 8]
    if let number = Double(text) { return number }
    guard text.utf8.count > 2, let unit = units[String(text.suffix(2)).lowercased()] else { return nil }
    return Double(text.dropLast(2)).map { $0 * unit }
  }
}
