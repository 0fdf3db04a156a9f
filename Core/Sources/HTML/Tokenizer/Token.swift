/// What the tokenizer found last. One value is used over and over; only the fields of its kind mean anything.
struct Token {
  enum Kind: UInt8 {
    case startTag, endTag, text, comment, doctype, endOfFile
  }

  var kind = Kind.endOfFile
  /// Tags: whether the tag ends in `/>`.
  var isSelfClosing = false
  /// Text: whether it holds NUL characters, which the tree builder drops or replaces depending on the place.
  var hasNUL = false
  /// Tags: the name.
  var tag = Tag(rawValue: 0)
  /// Start tags: the attributes, which are the last ones in the tokenizer's buffer.
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
