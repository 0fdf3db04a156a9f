import HTML

extension ContentSelector {
  /// The boxes of pictures that lose their text, with the containers around them.
  func picturesWithContainers(keptInside: [Int32]) -> Set<Int> {
    var boxes: Set<Int> = []
    for box in pictures {
      // The picture may share an inner box with a credit that is dropped.
      for inner in box..<Int(scan.elements[box].end) where scan.elements[inner].images > 0 { boxes.insert(inner) }
      var place = box
      while place > 0, keptInside[place] == 0 {
        boxes.insert(place)
        place = Int(scan.elements[place].parent)
      }
    }
    return boxes
  }

  /// The picture between an article's title and the box of its text, if one `article` or `main` holds both.
  func leadingImages(before root: Int, in document: HTMLDocument) -> [NodeID] {
    guard let title = scan.units.first(where: { scan.elements[Int($0.element)].tag == .h1 })?.element,
      Int(title) < root, scan.elements[Int(title)].end <= Int32(root)
    else { return [] }
    let common = scan.commonElement(title, Int32(root))
    guard !scan.elements[Int(common)].surroundings.isDisjoint(with: [.main, .article]) else { return [] }
    for index in Int(scan.elements[Int(title)].end)..<root where scan.elements[index].tag == .img {
      let element = scan.elements[index]
      guard element.surroundings.isDisjoint(with: [.navigation, .aside, .footer, .form, .comments, .hidden, .link]),
        !isForeign(index, below: Int(common))
      else { continue }
      return [picture(at: index, in: document)]
    }
    return []
  }

  /// The `picture` around an `img`, or else the `img`.
  func picture(at index: Int, in document: HTMLDocument) -> NodeID {
    let node = scan.elements[index].node
    return document.parent(of: node).flatMap { document.isElement($0, .picture) ? $0 : nil } ?? node
  }

  /// The page's declared picture, if the page shows it above or in its article and it would get lost.
  ///
  /// Why: it often stands in a box of its own, above the box of the text or among the lines under the title.
  func declaredPicture(root: Int, in document: HTMLDocument, isDropped: (Int) -> Bool) -> Int? {
    guard let name = facts.image.flatMap(Self.pictureName), kept.contains(true) else { return nil }
    let end = Int(scan.elements[root].end)
    var found: Int?
    for index in 0..<end where scan.elements[index].tag == .img && shows(name, index, in: document) {
      if index > root, !isLost(index, below: root, isDropped) { return nil }
      let surroundings = scan.elements[index].surroundings
      guard surroundings.isDisjoint(with: [.navigation, .aside, .footer, .form, .comments, .hidden, .link, .dialog]),
        !surroundings.isDisjoint(with: [.main, .article, .articleBody]), !isForeign(index, below: 0)
      else { continue }
      if found == nil { found = index }
    }
    return found
  }

  private func isLost(_ index: Int, below root: Int, _ isDropped: (Int) -> Bool) -> Bool {
    var place = index
    while place > root {
      if isDropped(place) { return true }
      place = Int(scan.elements[place].parent)
    }
    return false
  }

  /// The last step of a picture's address, without the size and the ending that differ between its versions.
  private static func pictureName(of address: String) -> [UInt8]? {
    let path = Array(address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
    guard path.contains(UInt8(ascii: "/")), let step = path.split(separator: UInt8(ascii: "/")).last else { return nil }
    var name = step.prefix { $0 != UInt8(ascii: ".") }
    if let dash = name.lastIndex(of: UInt8(ascii: "-")),
      name[dash...].dropFirst().allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: "x") })
    {
      name = name[..<dash]
    }
    return name.count >= 5 ? Array(name) : nil
  }

  private func shows(_ name: [UInt8], _ index: Int, in document: HTMLDocument) -> Bool {
    let node = scan.elements[index].node
    return [AttributeName.src, .dataSrc, .dataLazySrc, .dataOriginal, .srcset, .dataSrcset].contains { attribute in
      document.withAttribute(attribute, of: node) { $0.contains(bytes: name.span) } == true
    }
  }

  private func isForeign(_ element: Int, below root: Int) -> Bool {
    var place = element
    while place > root {
      let element = scan.elements[place]
      // A single picture without a link is the article's even if its class is `media--related`.
      if !element.marks.isDisjoint(with: [.foreign, .related, .byline]),
        element.images != 1 || element.linkCharacters > 0
      {
        return true
      }
      place = Int(scan.elements[place].parent)
    }
    return false
  }

  /// Whether a picture is the page's own: in a menu, a form or an advertisement of which no text is kept.
  ///
  /// Why: signs for sharing have no text, so nothing else drops their box.
  func isPagesOwn(_ picture: Int, below root: Int, keptInside: [Int32]) -> Bool {
    let around = scan.elements[root].surroundings
    var place = picture
    while place > root, keptInside[place] == 0 {
      let element = scan.elements[place]
      let own = element.surroundings.subtracting(around)
      if !own.isDisjoint(with: [.navigation, .footer, .form, .dialog]) { return true }
      if !element.marks.isDisjoint(with: [.foreign, .related]),
        element.images != 1 || !own.isDisjoint(with: [.aside, .link]) || hasLink(picture)
      {
        return true
      }
      place = Int(element.parent)
    }
    return false
  }

  private func hasLink(_ element: Int) -> Bool { scan.elements[element].surroundings.contains(.link) }

  /// Whether an element of its own name shows a film between kept texts: its only text is the label of its button.
  func isPlayer(_ index: Int, keptInside: [Int32], in document: HTMLDocument) -> Bool {
    let element = scan.elements[index]
    guard !element.tag.isKnown, keptInside[Int(element.parent)] > 0 else { return false }
    return Self.isPlayerName(element.node, in: document)
  }

  static func isPlayerName(_ node: NodeID, in document: HTMLDocument) -> Bool {
    guard let tag = document.tag(of: node), !tag.isKnown else { return false }
    return ["lite-youtube", "lite-vimeo"].contains(document.name(of: node))
  }
}
