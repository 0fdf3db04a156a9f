/// Puts the contents of declarative shadow roots into the page, with the host's own children in the slot.
///
/// A parser without scripts leaves a `template` aside. A browser shows one with `shadowrootmode` as its host's content.
enum ShadowRoots {
  static let attribute = "shadowrootmode"
  private static let mark = Array(attribute.utf8)
  private static let opening = Array("<template".utf8)
  private static let closing = Array("</template".utf8)

  /// Returns the page with its shadow roots in place.
  static func flattened(_ page: [UInt8]) -> [UInt8] {
    var page = page
    // Inner roots first: the last root in the page can't hold another one.
    for _ in 0..<200 {
      guard let root = lastRoot(in: page) else { break }
      page = flattened(page, root)
    }
    return page
  }

  private struct Root {
    var template: Range<Int>
    var contents: Range<Int>
    /// The host's content beside its shadow root.
    var children: Range<Int>
  }

  private static func lastRoot(in page: [UInt8]) -> Root? {
    var start = page.count - opening.count
    while start >= 0 {
      if page[start] == 0x3C, page.hasName(opening, at: start),
        let tagEnd = page[start...].firstIndex(of: 0x3E), Array(page[start..<tagEnd]).containsBytes(mark),
        let close = page.place(of: closing, from: tagEnd)
      {
        let end = (page[close...].firstIndex(of: 0x3E) ?? page.count - 1) + 1
        let children = end..<(hostEnd(of: start, in: page, from: end) ?? end)
        return Root(template: start..<end, contents: (tagEnd + 1)..<close, children: children)
      }
      start -= 1
    }
    return nil
  }

  /// Returns the end of the host: the element that has its start tag directly before a shadow root.
  private static func hostEnd(of template: Int, in page: [UInt8], from end: Int) -> Int? {
    guard let open = page[..<template].lastIndex(of: 0x3C), open + 1 < template, page[open + 1] != 0x2F else {
      return nil
    }
    let name = page[(open + 1)..<template].prefix { $0.isWordByte || $0 == 0x2D }
    guard !name.isEmpty else { return nil }
    return page.place(of: [0x3C, 0x2F] + Array(name), from: end)
  }

  private static func flattened(_ page: [UInt8], _ root: Root) -> [UInt8] {
    let contents = Array(page[root.contents])
    var out = Array(page[..<root.template.lowerBound])
    let slot = contents.place(of: Array("<slot".utf8), from: 0).flatMap { start in
      contents[start...].firstIndex(of: 0x3E).map { $0 + 1 }
    }
    if let slot, !root.children.isEmpty {
      out += contents[..<slot] + page[root.children] + contents[slot...]
      return out + page[root.children.upperBound...]
    }
    return out + contents + page[root.template.upperBound...]
  }
}

extension [UInt8] {
  fileprivate func hasName(_ name: [UInt8], at start: Int) -> Bool {
    guard start + name.count <= count else { return false }
    for i in name.indices where self[start + i].asciiLowercased != name[i] { return false }
    return true
  }

  fileprivate func place(of name: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + name.count <= count {
      if self[index].asciiLowercased == name[0].asciiLowercased, hasName(name.map(\.asciiLowercased), at: index) {
        return index
      }
      index += 1
    }
    return nil
  }

  fileprivate func containsBytes(_ name: [UInt8]) -> Bool {
    withUnsafeBufferPointer { bytes in
      guard bytes.count >= name.count else { return false }
      for start in 0...(bytes.count - name.count) where bytes[start] == name[0] {
        var i = 1
        while i < name.count, bytes[start + i] == name[i] { i += 1 }
        if i == name.count { return true }
      }
      return false
    }
  }
}
