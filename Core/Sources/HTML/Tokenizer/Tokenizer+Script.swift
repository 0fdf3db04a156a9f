// Scripts (13.2.5.4 and 13.2.5.15 to 13.2.5.31): `</script>` ends a script, except inside `<!--` and `-->`
// after a `<script>`.
extension Tokenizer {
  private enum ScriptState {
    case plain
    /// After `<!--`.
    case escaped
    /// After `<script` inside `<!--`.
    case doubleEscaped
  }

  /// The offset of the end tag that closes the script, or the end.
  func findScriptEnd(from start: Int) -> Int {
    var state = ScriptState.plain
    var i = start
    // Two hyphens and `>` end the escape from here on; the hyphens of `<!--` itself count.
    var escapeStart = start
    while true {
      i = state == .plain ? find(0x3C, in: input, from: i, to: end) : findAngle(from: i)
      guard i < end else { return end }
      if input[i] == 0x3E {
        if i - 2 >= escapeStart, input[i - 1] == 0x2D, input[i - 2] == 0x2D { state = .plain }
        i += 1
        continue
      }
      switch state {
      case .plain:
        if isAppropriateEndTag(at: i) { return i }
        if matches("<!--", at: i) {
          state = .escaped
          escapeStart = i + 2
          i += 4
        } else {
          i += 1
        }
      case .escaped:
        if isAppropriateEndTag(at: i) { return i }
        if namesScript(at: i + 1) {
          state = .doubleEscaped
          i += 8
        } else {
          i += 1
        }
      case .doubleEscaped:
        if matches("</", at: i), namesScript(at: i + 2) {
          state = .escaped
          i += 9
        } else {
          i += 1
        }
      }
    }
  }

  /// Whether `script` and the character that ends the name occur at an offset.
  ///
  /// That character, such as `>`, is part of the match.
  private func namesScript(at place: Int) -> Bool {
    place + 6 < end && matchesIgnoringCase("script", at: place) && endsTagName(input[place + 6])
  }

  private func findAngle(from start: Int) -> Int {
    var i = start
    while i &+ 8 <= end {
      let word = loadWord(input + i)
      let marks = bytes(word, equal: 0x3C) | bytes(word, equal: 0x3E)
      if marks != 0 { return i &+ firstMark(marks) }
      i &+= 8
    }
    while i < end, input[i] != 0x3C, input[i] != 0x3E { i &+= 1 }
    return i
  }
}
