import Lettering

/// Writes drawn pictures as PNG (ISO/IEC 15948) with a palette.
struct PNGFile {
  /// A colour: red, green, blue.
  typealias Colour = (Int, Int, Int)

  var paper: Colour
  /// In the order of the canvas's inks.
  var inks: [Colour]

  /// The file.
  func bytes(of canvas: Canvas, deflate: Deflate) -> [UInt8] {
    var header: [UInt8] = []
    header.append(big: UInt32(canvas.width))
    header.append(big: UInt32(canvas.height))
    // Eight bits a dot, by palette, deflated, filtered by line, not interlaced.
    header += [8, 3, 0, 0, 0]
    var rows: [UInt8] = []
    rows.reserveCapacity((canvas.width + 1) * canvas.height)
    for y in 0..<canvas.height {
      rows.append(0)
      rows += canvas.dots[(y * canvas.width)..<((y + 1) * canvas.width)]
    }
    var data: [UInt8] = [0x78, 0x01]
    data += deflate(rows) ?? PNGFile.stored(rows)
    data.append(big: Checksum.adler32(rows))
    return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + PNGFile.chunk("IHDR", header)
      + PNGFile.chunk("PLTE", palette) + PNGFile.chunk("IDAT", data) + PNGFile.chunk("IEND", [])
  }

  /// The paper, then each ink from one level of covering to all.
  private var palette: [UInt8] {
    var palette = mixed(paper, 0)
    for ink in inks { for level in 1...Canvas.levels { palette += mixed(ink, level) } }
    return palette
  }

  private func mixed(_ ink: Colour, _ level: Int) -> [UInt8] {
    [(paper.0, ink.0), (paper.1, ink.1), (paper.2, ink.2)].map {
      UInt8(clamping: $0.0 + ($0.1 - $0.0) * level / Canvas.levels)
    }
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
