public import JSONFormat

/// A run of text inside a block.
public indirect enum Inline: Hashable, Sendable {
  case text(String)
  case emphasis([Inline])
  case strong([Inline])
  /// Text that was struck out.
  case deleted([Inline])
  /// Code, keyboard input or sample output, to the letter.
  case code(String)
  /// `url` is absolute, without tracking parameters, and `http`, `https` or `mailto`.
  case link(url: String, [Inline])
  /// A formula as TeX source, or plain text if the page has none.
  case math(String)
  case superscript([Inline])
  case `subscript`([Inline])
  case lineBreak
  /// A small image in the line of text, such as an icon or a formula without source.
  case image(Image)
  /// Points at a ``Footnote`` by its id.
  case footnoteReference(id: String, label: String)
  /// A run of a newer schema: kept unchanged, rendered as its plain text.
  case unknown(JSON)
}
