/// A picture of two colours on paper, with soft edges.
struct Canvas {
  enum Colour { case ink, accent }

  private let width: Int
  private let height: Int
  /// Of each dot: 0 to 15 from paper to ink, 16 to 31 from paper to the accent.
  private var dots: [UInt8]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    dots = [UInt8](repeating: 0, count: width * height)
  }

  /// Fills a shape. A dot whose corners agree is in or out; how much of another is covered is sampled at sixteen
  /// points, so a shape must nowhere be thinner than a dot.
  mutating func fill(_ shape: Shape, as colour: Colour) {
    let columns = max(0, Int(shape.minX) - 1)..<min(width, Int(shape.maxX) + 2)
    let rows = max(0, Int(shape.minY) - 1)..<min(height, Int(shape.maxY) + 2)
    guard !columns.isEmpty, !rows.isEmpty else { return }
    func corners(_ y: Int) -> [Bool] {
      (columns.lowerBound...columns.upperBound).map { shape.contains(Double($0), Double(y)) }
    }
    var below = corners(rows.lowerBound)
    for y in rows {
      let above = below
      below = corners(y + 1)
      for x in columns {
        let column = x - columns.lowerBound
        let isIn = above[column]
        let isEdge = above[column + 1] != isIn || below[column] != isIn || below[column + 1] != isIn
        var covered = isIn ? 16 : 0
        if isEdge {
          covered = (0..<16).count { sample in
            shape.contains(
              Double(x) + (Double(sample % 4) + 0.5) / 4, Double(y) + (Double(sample / 4) + 0.5) / 4)
          }
        }
        guard covered > 0 else { continue }
        let level = UInt8(min(covered, 15))
        let place = y * width + x
        // Strokes of one letter meet: the darker one stays.
        if level > dots[place] & 15 { dots[place] = colour == .ink ? level : 16 + level }
      }
    }
  }

  /// The picture as PNG (ISO/IEC 15948) with a palette.
  func png(
    paper: (Int, Int, Int), ink: (Int, Int, Int), accent: (Int, Int, Int), deflate: Deflate
  ) -> [UInt8] {
    func mixed(_ colour: (Int, Int, Int), _ level: Int) -> [UInt8] {
      [(paper.0, colour.0), (paper.1, colour.1), (paper.2, colour.2)].map {
        UInt8(clamping: $0.0 + ($0.1 - $0.0) * level / 15)
      }
    }
    var header: [UInt8] = []
    header.append(big: UInt32(width))
    header.append(big: UInt32(height))
    // Eight bits a dot, by palette, deflated, filtered by line, not interlaced.
    header += [8, 3, 0, 0, 0]
    var rows: [UInt8] = []
    rows.reserveCapacity((width + 1) * height)
    for y in 0..<height {
      rows.append(0)
      rows += dots[(y * width)..<((y + 1) * width)]
    }
    var data: [UInt8] = [0x78, 0x01]
    data += deflate(rows) ?? Canvas.stored(rows)
    data.append(big: Checksum.adler32(rows))
    return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + Canvas.chunk("IHDR", header)
      + Canvas.chunk("PLTE", (0..<16).flatMap { mixed(ink, $0) } + (0..<16).flatMap { mixed(accent, $0) })
      + Canvas.chunk("IDAT", data) + Canvas.chunk("IEND", [])
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    var chunk: [UInt8] = []
    chunk.append(big: UInt32(content.count))
    chunk += body
    chunk.append(big: Checksum.crc32(body))
    return chunk
  }

  /// A deflate stream of stored blocks (RFC 1951, 3.2.4), for where there is no compressor.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var start = 0
    repeat {
      let end = min(start + 0xffff, bytes.count)
      out.append(end == bytes.count ? 1 : 0)
      out.append(little: UInt16(end - start))
      out.append(little: ~UInt16(end - start))
      out += bytes[start..<end]
      start = end
    } while start < bytes.count
    return out
  }
}
