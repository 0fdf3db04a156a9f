/// A text that isn't a value of a setting.
struct InvalidValue: Error, Hashable {
  /// The text, or the part of it that is wrong.
  var text: String
  /// What it should be, with its article: `a valid port`.
  var expected: String
  /// What to write instead: `use 1–65535`.
  var advice: String

  init(_ text: String, isNot expected: String, _ advice: String) {
    (self.text, self.expected, self.advice) = (text, expected, advice)
  }

  /// One sentence. It doesn't repeat a secret.
  func message(isSecret: Bool) -> String {
    "\(isSecret ? "the value" : "\"\(text)\"") isn't \(expected); \(advice)\(advice.hasSuffix("?") ? "" : ".")"
  }
}
