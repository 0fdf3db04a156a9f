/// The colours of a screen: paper and ink of the scheme, and the hour's own colour. They are those of the web app.
public struct Palette: Hashable, Sendable {
  /// A colour as red, green and blue from 0 to 255.
  public struct RGB: Hashable, Sendable {
    /// Red.
    public var red: Int
    /// Green.
    public var green: Int
    /// Blue.
    public var blue: Int

    init(_ hex: Int) {
      red = hex >> 16
      green = hex >> 8 & 255
      blue = hex & 255
    }

    /// `#rrggbb`.
    public var hex: String {
      "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }

  /// Behind the text.
  public var paper: RGB
  /// The text.
  public var ink: RGB
  /// Text that steps back.
  public var soft: RGB
  /// Behind code and notes.
  public var well: RGB
  /// The hour's colour: numerals and links.
  public var accent: RGB

  /// Chooses the colours.
  ///
  /// - Parameters:
  ///   - colours: the reader's choice.
  ///   - isDark: whether the system is dark.
  ///   - slot: the edition's slot.
  public init(_ colours: ReaderSettings.Colours, isDark: Bool, slot: String) {
    let isEvening = slot == "evening"
    switch (colours, isDark) {
    case (.dark, _), (.system, true):
      self.init(0x151412, 0xe8e2d7, 0xa59d90, 0x1f1d1a, isEvening ? 0xaab4ff : 0xff8f66)
    case (.sepia, _): self.init(0xf5ead6, 0x35281a, 0x6a573f, 0xecdfc6, isEvening ? 0x3b4796 : 0x953112)
    case (.light, _), (.system, false):
      self.init(0xfbf8f2, 0x1e1b17, 0x625b50, 0xf3eee3, isEvening ? 0x3b4796 : 0xb0331a)
    }
  }

  private init(_ paper: Int, _ ink: Int, _ soft: Int, _ well: Int, _ accent: Int) {
    self.paper = RGB(paper)
    self.ink = RGB(ink)
    self.soft = RGB(soft)
    self.well = RGB(well)
    self.accent = RGB(accent)
  }
}
