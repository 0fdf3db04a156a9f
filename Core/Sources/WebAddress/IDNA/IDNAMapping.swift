/// The mapping step of UTS 46 (§4 and §5): case, width and compatibility forms become one.
enum IDNAMapping {
  private enum Status {
    case valid, ignored, disallowed
    /// Mapped to as many code points from this one on.
    case run(UInt32)
    /// An upper-case letter, its lower-case letter, and so on.
    case pairs
    case text([UInt32])
  }

  /// The mapped code points, or `nil` where one is not allowed.
  static func map(_ points: [UInt32]) -> [UInt32]? {
    var output: [UInt32] = []
    output.reserveCapacity(points.count)
    for point in points {
      guard let (start, status) = table[point] else { return nil }
      switch status {
      case .valid: output.append(point)
      case .ignored: break
      case .disallowed: return nil
      case .run(let first): output.append(first + point - start)
      case .pairs: output.append(start + ((point - start) | 1))
      case .text(let text): output += text
      }
    }
    return output
  }

  /// Whether UTS 46 lets the code point be as it is.
  static func isValid(_ point: UInt32) -> Bool {
    guard let (start, status) = table[point] else { return false }
    switch status {
    case .valid: return true
    case .pairs: return (point - start) % 2 == 1
    default: return false
    }
  }

  private static let table: RunTable<Status> = {
    var table = RunTable<Status>()
    var point: UInt32 = 0
    for token in TableText.tokens(text) {
      let rest = token.dropFirst()
      let number = TableText.hex(rest.prefix { $0 != "=" })
      switch token.first {
      case "v": table.append(start: point, .valid)
      case "i": table.append(start: point, .ignored)
      case "a": table.append(start: point, .pairs)
      case "m": table.append(start: point, .run(TableText.hex(rest.drop { $0 != "=" }.dropFirst())))
      case "s": table.append(start: point, .text(rest.split(separator: ",").map(TableText.hex)))
      default: table.append(start: point, .disallowed)
      }
      point += token.first == "s" ? 1 : number
    }
    return table
  }()
}
