import Lettering

/// The icons: a numeral ten over a double rule, in the letters of the cover and the cards.
enum Icons {
  static func file(_ icon: Icon, deflate: Deflate) -> OutputFile {
    let path = SiteFile.icon(icon).path
    return switch icon {
    case .vector: .text(path, .svg, svg)
    case .touch: OutputFile(path: path, contentType: .png, bytes: png(180, deflate: deflate))
    case .small: OutputFile(path: path, contentType: .png, bytes: png(192, deflate: deflate))
    case .large: OutputFile(path: path, contentType: .png, bytes: png(512, deflate: deflate))
    // Launchers cut a circle out of it: what must stay is in the middle four fifths.
    case .maskable: OutputFile(path: path, contentType: .png, bytes: png(512, scale: 0.72, deflate: deflate))
    }
  }

  /// - Parameters:
  ///   - size: dots of each side.
  ///   - scale: by how much the drawing is shrunk around the middle.
  static func png(_ size: Int, scale: Double = 1, deflate: Deflate) -> [UInt8] {
    var plate = Plate(width: size, height: size, slot: nil)
    let unit = Double(size) / 100 * scale
    let edge = Double(size) * (1 - scale) / 2
    plate.fill(numeral(unit: unit, edge: edge), ink: .accent)
    for rule in rules(unit: unit, edge: edge) { plate.fill(rule, ink: .ink) }
    return plate.png(deflate: deflate)
  }

  private static func numeral(unit: Double, edge: Double) -> OutlinePath {
    let size = 70 * unit
    let width = Typeface.standard.width(of: "10", size: size)
    return Typeface.standard.path(of: "10", size: size, x: edge + 50 * unit - width / 2, baseline: edge + 66 * unit)
  }

  private static func rules(unit: Double, edge: Double) -> [OutlinePath] {
    [76.0, 81].map { .box(x: edge + 14 * unit, y: edge + $0 * unit, width: 72 * unit, height: 2 * unit) }
  }

  private static let svg =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">"
    + "<rect width=\"100\" height=\"100\" fill=\"#fbf8f2\"/><path fill=\"#b0331a\" d=\"\(numeral(unit: 1, edge: 0).svg)\"/>"
    + "<path fill=\"#1e1b17\" d=\"\(rules(unit: 1, edge: 0).map(\.svg).joined())\"/></svg>"
}
