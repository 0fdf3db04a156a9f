/// A text in centred lines that fit into a box.
public struct TextBlock: Hashable, Sendable {
  /// The lines from top to bottom.
  public let lines: [String]
  /// Dots to the em.
  public let size: Double

  /// The distance of two baselines, in ems.
  static let leading = 1.12

  /// Sets a text as large as it fits.
  ///
  /// - Parameters:
  ///   - width: the length of the longest line allowed, in dots.
  ///   - height: of all lines, in dots.
  ///   - sizes: the sizes to try, largest first. At the last one, a text that is still too long is cut and ends with "…".
  public init(_ text: String, width: Double, height: Double, sizes: [Double], typeface: Typeface = .standard) {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    var block: (lines: [String], size: Double) = ([], sizes.last ?? 16)
    for size in sizes {
      let breaker = LineBreaker(typeface: typeface, size: size)
      let limit = max(1, Int((height / (size * TextBlock.leading)).rounded(.down)))
      let lines = breaker.lines(of: words, width: width)
      block = (lines, size)
      guard lines.count > limit || breaker.breaksWord(words, width: width) else {
        block.lines = breaker.balanced(words, width: width, count: lines.count)
        break
      }
      if size == sizes.last { block.lines = breaker.cut(lines, to: limit, width: width) }
    }
    (lines, size) = block
  }

  /// The height from the top of the first line's capitals to the last baseline, in dots.
  public func height(typeface: Typeface = .standard) -> Double {
    lines.isEmpty ? 0 : typeface.capHeight(size: size) + Double(lines.count - 1) * size * TextBlock.leading
  }

  /// Draws the lines around a middle.
  ///
  /// - Parameter top: where the capitals of the first line begin.
  public func draw(centre: Double, top: Double, ink: Int, typeface: Typeface = .standard, on canvas: inout Canvas) {
    var baseline = top + typeface.capHeight(size: size)
    for line in lines {
      let x = centre - typeface.width(of: line, size: size) / 2
      canvas.fill(typeface.path(of: line, size: size, x: x, baseline: baseline), ink: ink)
      baseline += size * TextBlock.leading
    }
  }
}

/// Breaks words into lines.
private struct LineBreaker {
  let typeface: Typeface
  let size: Double

  /// As many words a line as fit; a word that is longer than a line is broken where it must.
  func lines(of words: [String], width: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words {
      if !line.isEmpty, fits(line + " " + word, width) {
        line += " " + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for character in word {
        if !line.isEmpty, !fits(line + String(character), width) {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  func breaksWord(_ words: [String], width: Double) -> Bool { !words.allSatisfy { fits($0, width) } }

  /// The same number of lines in the narrowest box that holds them, so that no word is left alone.
  func balanced(_ words: [String], width: Double, count: Int) -> [String] {
    var (low, high) = (width / 3, width)
    while high - low > 4 {
      let middle = (low + high) / 2
      if !breaksWord(words, width: middle), lines(of: words, width: middle).count <= count {
        high = middle
      } else {
        low = middle
      }
    }
    return lines(of: words, width: high)
  }

  func cut(_ lines: [String], to limit: Int, width: Double) -> [String] {
    guard lines.count > limit, let last = lines.prefix(limit).last else { return lines }
    var words = last.split(separator: " ")
    while words.count > 1, !fits(words.joined(separator: " ") + "…", width) { words.removeLast() }
    return lines.prefix(limit - 1) + [words.joined(separator: " ") + "…"]
  }

  private func fits(_ text: String, _ width: Double) -> Bool { typeface.width(of: text, size: size) <= width }
}
