/// An address as a QR code (ISO/IEC 18004), for a phone's camera: on a terminal, or as SVG on a page.
///
/// Texts are written as bytes with the error correction of level M, which survives a seventh of the code being unreadable.
/// Versions 1 to 10 hold up to 213 bytes; an address that is longer is better typed on a page of its own.
public struct QRCode: Hashable, Sendable {
  /// Modules along each side, without the quiet zone.
  public let size: Int
  /// Row by row; true is dark.
  let modules: [Bool]

  /// Encodes a text.
  ///
  /// - Returns: nil if the text has more than 213 bytes of UTF-8.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let version = QRVersion.smallest(for: bytes.count) else { return nil }
    let words = QRCodewords(bytes, version: version).all
    let masked = (0..<8).map { QRMatrix(words, version: version, mask: $0) }
    guard let best = masked.min(by: { $0.penalty < $1.penalty }) else { return nil }
    (size, modules) = (best.size, best.modules)
  }

  /// Whether a module is dark. Outside of the code everything is light.
  func isDark(_ row: Int, _ column: Int) -> Bool {
    (0..<size).contains(row) && (0..<size).contains(column) && modules[row * size + column]
  }

  /// The code for a terminal: two rows of modules in a line of half blocks, with a quiet zone.
  ///
  /// Dark modules are left blank and light ones are filled, so it is right on a dark terminal; cameras read it inverted on a light one.
  public var terminalText: String {
    let quiet = 2
    return stride(from: -quiet, to: size + quiet, by: 2).map { row in
      (-quiet..<size + quiet).map { column in
        switch (isDark(row, column), row + 1 >= size + quiet || isDark(row + 1, column)) {
        case (false, false): "█"
        case (false, true): "▀"
        case (true, false): "▄"
        case (true, true): " "
        }
      }.joined()
    }.joined(separator: "\n")
  }

  /// The code as SVG, one unit a module, with the quiet zone of four modules that the standard wants.
  ///
  /// - Parameter label: what it leads to, in words, for whoever can't see it.
  public func svg(label: String) -> String {
    var name: [UInt8] = []
    XMLText.appendEscaped(label, to: &name)
    return
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(side) \(side)\" role=\"img\" aria-label=\"\(String(decoding: name, as: UTF8.self))\">"
      + "<path fill=\"#fff\" d=\"M0 0h\(side)v\(side)H0z\"/><path d=\"\(path)\"/></svg>"
  }

  /// Modules along each side with the quiet zone.
  private var side: Int { size + 8 }

  /// The dark modules as the data of an SVG path, with the quiet zone.
  private var path: String {
    var path = ""
    for row in 0..<size {
      var column = 0
      while column < size {
        let start = column
        while isDark(row, column) { column += 1 }
        if column > start {
          path += "M\(start + 4) \(row + 4)h\(column - start)v1h-\(column - start)z"
        } else {
          column += 1
        }
      }
    }
    return path
  }

  /// Writes the code into a page.
  ///
  /// - Parameter label: what it leads to, in words, for whoever can't see it.
  func write(label: String, _ html: MarkupWriter) {
    html.element("svg")(.named("viewBox", "0 0 \(side) \(side)"), .role("img"), .label(label)) {
      html.element("path")(.named("fill", "#fff"), .named("d", "M0 0h\(side)v\(side)H0z")) {}
      html.element("path")(.named("d", path)) {}
    }
  }
}

/// What the standard's tables say about a version at level M.
struct QRVersion: Hashable {
  let number: Int
  /// Error correction words of each block.
  let correction: Int
  /// Data words of each block, shorter blocks first.
  let blocks: [Int]

  var size: Int { 17 + 4 * number }
  var dataWords: Int { blocks.reduce(0, +) }
  /// The bits that say how many bytes follow.
  var lengthBits: Int { number < 10 ? 8 : 16 }
  /// Rows and columns of the centres of alignment patterns.
  var alignment: [Int] { Self.alignments[number - 1] }

  /// The smallest version that holds some bytes; nil if none of them does.
  static func smallest(for count: Int) -> QRVersion? {
    all.first { 4 + $0.lengthBits + 8 * count <= 8 * $0.dataWords }
  }

  /// ISO/IEC 18004, table 9, level M.
  static let all = [
    QRVersion(number: 1, correction: 10, blocks: [16]),
    QRVersion(number: 2, correction: 16, blocks: [28]),
    QRVersion(number: 3, correction: 26, blocks: [44]),
    QRVersion(number: 4, correction: 18, blocks: [32, 32]),
    QRVersion(number: 5, correction: 24, blocks: [43, 43]),
    QRVersion(number: 6, correction: 16, blocks: [27, 27, 27, 27]),
    QRVersion(number: 7, correction: 18, blocks: [31, 31, 31, 31]),
    QRVersion(number: 8, correction: 22, blocks: [38, 38, 39, 39]),
    QRVersion(number: 9, correction: 22, blocks: [36, 36, 36, 37, 37]),
    QRVersion(number: 10, correction: 26, blocks: [43, 43, 43, 43, 44]),
  ]

  /// Annex E.
  private static let alignments = [
    [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50],
  ]
}
