/// A title or a name from outside as a page, a feed or a book may show it among its own words.
///
/// Characters that command (``TerminalText/isCommand(_:)``) are left out, line ends become blanks, and the marks that only say
/// which way a letter runs stay.
/// Why: `U+202E` in a title turns round what follows it, such as the site's name and our own sentence about it.
public enum PlainName {
  /// The name without commands.
  public static func cleaned(_ name: String) -> String {
    guard name.unicodeScalars.contains(where: isUnwanted) else { return name }
    var cleaned = ""
    for scalar in name.unicodeScalars {
      if !isUnwanted(scalar) {
        cleaned.unicodeScalars.append(scalar)
      } else if scalar.properties.isWhitespace {
        cleaned += " "
      }
    }
    return cleaned
  }

  private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F: false
    default: TerminalText.isCommand(scalar)
    }
  }
}
