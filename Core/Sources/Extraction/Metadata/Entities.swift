import HTML

extension String {
  /// The string with character references resolved, because some pages escape them twice.
  var withoutEntities: String {
    guard utf8.contains(0x26), contains(";") else { return self }
    let document = HTMLDocument.parseFragment(Array(utf8.map { $0 == 0x3C ? 0x20 : $0 }), context: "p")
    return document.textContent(of: document.fragmentRoot)
  }
}
