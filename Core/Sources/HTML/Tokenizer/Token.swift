/// The tokenizer's current token.
///
/// One value is reused. Only the fields of its kind are meaningful.
struct Token {
  enum Kind: UInt8 {
    case startTag, endTag, text, comment, doctype, endOfFile
  }

  var kind = Kind.endOfFile
  /// Tags: whether the tag ends in `/>`.
  var isSelfClosing = false
  /// Text: whether it has NUL characters. The tree builder drops or replaces them, depending on the place.
  var hasNUL = false
  /// Tags: the name.
  var tag = Tag(rawValue: 0)
  /// Start tags: the attributes, at the end of the tokenizer's buffer.
  var firstAttribute = 0
  var attributeCount = 0
  /// Text and comments.
  var text = Slice.empty
}

/// A document type declaration as the tokenizer emits it.
struct DoctypeToken {
  var name: [UInt8]?
  var publicID: [UInt8]?
  var systemID: [UInt8]?
  var forceQuirks = false
}
