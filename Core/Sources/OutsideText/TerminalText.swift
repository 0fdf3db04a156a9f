/// Text from outside as a terminal or a log may show it.
///
/// Characters that command a terminal (ESC, BEL, the C1 controls), that reorder a line (the bidirectional controls) or that
/// end it are replaced by their number: `\u{1B}`. All other characters stay, in every script.
///
///     print(TerminalText.line(story.title))
///
/// Why: a title may hold `ESC ]52`, which writes the reader's clipboard, or a line end and a second line that looks like ours.
public enum TerminalText {
  /// The text as one line: line ends and tabs are replaced too.
  public static func line(_ text: String) -> String { escaped(text, keepsLines: false) }

  /// The text with its line feeds and tabs, for output of several lines that the program laid out itself.
  public static func lines(_ text: String) -> String { escaped(text, keepsLines: true) }

  /// Whether a character commands: a control, a line end, or a control of the writing direction.
  public static func isCommand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // C0, DEL and C1.
    case 0...0x1F, 0x7F...0x9F: true
    // The marks, embeddings, overrides and isolates of the bidirectional algorithm, and the deprecated controls after them.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: true
    // The separators of lines and paragraphs.
    case 0x2028, 0x2029: true
    // Annotations, and the invisible letters of tags.
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }

  private static func escaped(_ text: String, keepsLines: Bool) -> String {
    guard text.utf8.contains(where: mayBegin) else { return text }
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      let isKept = keepsLines && (scalar == "\n" || scalar == "\t")
      if isCommand(scalar), !isKept {
        escaped += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Whether a byte may be the first of a character that commands. Most text has none, and is returned as it is.
  private static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x1F, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF, 0xF3: true
    default: false
    }
  }
}
