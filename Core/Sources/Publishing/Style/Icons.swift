import FoundationEssentials

/// The icons: a numeral ten over a double rule. The PNG files come from `Tools/icons/make_icons.py`.
enum Icons {
  static func file(_ icon: Icon) -> OutputFile {
    switch icon {
    case .vector: .text(SiteFile.icon(icon).path, .svg, svg)
    case .touch: png(icon, IconBytes.touch180)
    case .small: png(icon, IconBytes.small192)
    case .large: png(icon, IconBytes.large512)
    case .maskable: png(icon, IconBytes.maskable512)
    }
  }

  private static func png(_ icon: Icon, _ base64: String) -> OutputFile {
    let bytes = Data(base64Encoded: base64).map { [UInt8]($0) } ?? []
    return OutputFile(path: SiteFile.icon(icon).path, contentType: .png, bytes: bytes)
  }

  private static let svg = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="#fbf8f2"/>\
    <path fill="#b0331a" fill-rule="evenodd" d="M24 20h9v43h9v3H15v-3h9V27.2L14 30v-3zM66.5 19c10.8 0 19.5 10.7 \
    19.5 24s-8.7 24-19.5 24S47 56.3 47 43s8.7-24 19.5-24zm0 2.5c-5.2 0-9.5 9.6-9.5 21.5s4.3 21.5 9.5 \
    21.5S76 54.9 76 43s-4.3-21.5-9.5-21.5z"/><path fill="#1e1b17" d="M14 76h72v2H14zM14 81h72v2H14z"/></svg>
    """
}
