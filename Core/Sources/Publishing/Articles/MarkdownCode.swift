/// Parts of Markdown that are taken to the letter: code, and the targets of links.
enum MarkdownCode {
  /// A code span. Its marks have a length that no run of backticks inside it has.
  static func span(_ code: String, in place: MarkdownText.Place) -> String {
    let code = code.replacing("\r\n", with: " ").replacing("\n", with: " ").replacing("\r", with: " ")
    guard !code.isEmpty else { return "" }
    let lengths = Set(runs(of: code))
    let marks = String(repeating: "`", count: (1...).first { !lengths.contains($0) } ?? 1)
    let needsSpace =
      code.first == "`" || code.last == "`"
      || (code.first == " " && code.last == " " && !code.allSatisfy { $0 == " " })
    // In a cell a bar ends the cell even inside of code, unless it has a backslash.
    let content = place == .cell ? code.replacing("|", with: "\\|") : code
    return marks + (needsSpace ? " \(content) " : content) + marks
  }

  /// A fenced block. Its fence is longer than any run of backticks inside it.
  static func fence(_ text: String, language: String?) -> [String] {
    let marks = String(repeating: "`", count: max(3, (runs(of: text).max() ?? 0) + 1))
    let info = language.map { $0.filter { $0.isLetter || $0.isNumber || "+-#._".contains($0) } } ?? ""
    var lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return [marks + info] + lines + [marks]
  }

  /// A link's target, where brackets, emphasis and character references would be read.
  static func destination(_ address: String) -> String {
    var bytes: [UInt8] = []
    let source = Array(address.utf8)
    for (index, byte) in source.enumerated() {
      switch byte {
      case UInt8(ascii: "("): bytes += "%28".utf8
      case UInt8(ascii: ")"): bytes += "%29".utf8
      case UInt8(ascii: "&"): bytes += beginsReference(source[(index + 1)...]) ? Array("&amp;".utf8) : [byte]
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "~"),
        UInt8(ascii: "!"):
        bytes += [UInt8(ascii: "\\"), byte]
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether what follows an ampersand could make a character reference of it: letters and digits up to a
  /// semicolon, or up to an end that may be followed by more.
  static func beginsReference(_ rest: some Collection<UInt8>) -> Bool {
    let name = rest.prefix {
      (0x30...0x39).contains($0) || (0x41...0x5a).contains($0 & 0xdf) || $0 == UInt8(ascii: "#")
    }
    guard name.endIndex < rest.endIndex else { return true }
    return !name.isEmpty && rest[name.endIndex] == UInt8(ascii: ";")
  }

  /// The lengths of the runs of backticks.
  private static func runs(of text: String) -> [Int] {
    var lengths: [Int] = []
    var run = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "`") {
        run += 1
      } else if run > 0 {
        lengths.append(run)
        run = 0
      }
    }
    return run > 0 ? lengths + [run] : lengths
  }
}
