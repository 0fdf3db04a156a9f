import HTML

extension ArticleGaps {
  /// Keeps each figure beside kept text, and keeps or drops its caption as a whole.
  ///
  /// Why: most truths leave captions out, so the model doubts all of them. Judging a caption's parts one by one cut
  /// words out of it.
  mutating func keepFigures(_ document: HTMLDocument) {
    for unit in kept.indices where !kept[unit] && scan.units[unit].tally.words <= 120 {
      guard (max(0, unit - 4)...min(kept.count - 1, unit + 4)).contains(where: { kept[$0] }),
        let box = figure(around: unit, document), let range = ranges[box], scan.elements[box].words <= 160
      else { continue }
      let place = place(of: box, range)
      guard place != .elsewhere else { continue }
      pictures.insert(box)
      if document.traits(scan.elements[box].node).contains(.card) {
        for inner in range { kept[inner] = true }
        continue
      }
      let isFigure = scan.elements[box].tag == .figure || scan.elements[box].tag == .ul
      let isInText = place == .between || place == .after
      guard
        isFigure || document.traits(scan.elements[box].node).contains(.figure)
          || isInText && isMarkedCaption(unit, document)
      else { continue }
      let doubt: Float = isFigure && isInText ? 0.1 : 0.3
      if probabilities[unit] >= doubt, isCaption(unit, of: box) || probabilities[unit] >= 0.3,
        !isForeign(unit, below: Int32(box))
      {
        kept[unit] = true
      }
    }
  }

  /// Whether a class says that a unit is a caption.
  private func isMarkedCaption(_ unit: Int, _ document: HTMLDocument) -> Bool {
    [scan.units[unit].element, scan.units[unit].wrapper].contains { place in
      document.traits(scan.elements[Int(place)].node).contains(.caption)
    }
  }

  /// Whether a unit is a caption in a picture's box.
  private func isCaption(_ unit: Int, of box: Int) -> Bool {
    // In a gallery each item has its own.
    if scan.elements[box].tag == .ul { return true }
    var place = Int(scan.units[unit].element)
    while place > box {
      if scan.elements[place].tag == .figcaption { return true }
      place = Int(scan.elements[place].parent)
    }
    return scan.elements[box].units <= 2
  }

  /// Keeps all panels of a set that a page shows one at a time.
  ///
  /// Why: they belong together, such as commands for several systems or code in several languages.
  mutating func keepPanels() {
    var parents: Set<Int32> = []
    for index in scan.elements.indices where scan.elements[index].marks.contains(.panel) {
      if let range = ranges[index], range.contains(where: { kept[$0] || tag($0) == .pre }) {
        parents.insert(scan.elements[index].parent)
      }
    }
    guard !parents.isEmpty else { return }
    for index in scan.elements.indices
    where scan.elements[index].marks.contains(.panel) && parents.contains(scan.elements[index].parent) {
      guard let range = ranges[index], range.lowerBound > 0, kept[..<range.lowerBound].suffix(6).contains(true),
        scan.elements[index].words <= 200
      else { continue }
      for unit in range { kept[unit] = true }
    }
  }

  /// The box of the picture that a unit belongs to: a `figure`, or a box with a figure's class.
  private func figure(around unit: Int, _ document: HTMLDocument) -> Int? {
    var place = Int(scan.units[unit].element)
    if scan.elements[place].surroundings.contains(.figure) {
      while place > 0, scan.elements[place].tag != .figure { place = Int(scan.elements[place].parent) }
      // A gallery is a figure that holds figures.
      let outer = Int(max(0, scan.elements[place].parent))
      if scan.elements[outer].tag == .figure, scan.elements[outer].words <= 160 { place = outer }
      return place > 0 ? place : nil
    }
    for _ in 0..<4 where place > 0 {
      let element = scan.elements[place]
      let traits = document.traits(element.node)
      if !traits.isDisjoint(with: [.figure, .card]), element.images > 0 || traits.contains(.card) {
        // A gallery is a list of figures.
        let list = Int(max(0, element.parent))
        let isGallery = element.tag == .li && scan.elements[list].tag == .ul && scan.elements[list].words <= 160
        return isGallery ? list : place
      }
      place = Int(element.parent)
    }
    return pictureBox(around: unit)
  }

  /// A box with one picture and a few words, in any class: a caption or a credit below an image.
  private func pictureBox(around unit: Int) -> Int? {
    var place = Int(scan.units[unit].element)
    for _ in 0..<4 where place > 0 {
      let element = scan.elements[place]
      if element.images == 1, element.words <= 60, element.units <= 3, element.tag == .div || element.tag == .p {
        return element.linkCharacters * 4 <= element.characters ? place : nil
      }
      if element.images > 0 || element.words > 60 { return nil }
      place = Int(element.parent)
    }
    return nil
  }

  /// Whether a picture is in a box of teasers or of the page's own.
  ///
  /// A single picture without a link is the article's even if its class is `media--related` or `social-image`.
  private func isForeignPicture(_ box: Int, below column: Int32) -> Bool {
    var place = box
    while place > column {
      let element = scan.elements[place]
      if !element.marks.isDisjoint(with: [.foreign, .related]), element.images != 1 || element.linkCharacters > 0 {
        return true
      }
      // The portrait in the box about the author.
      if element.marks.contains(.byline), element.tag == .div || element.tag == .section { return true }
      place = Int(element.parent)
    }
    return false
  }

  private enum FigurePlace { case between, after, before, elsewhere }

  /// Whether a figure is between kept texts, or directly before or after one in the same column.
  private func place(of box: Int, _ range: ClosedRange<Int>) -> FigurePlace {
    if kept[range].contains(true) { return .between }
    let before = (1...2).map { range.lowerBound - $0 }.first { $0 >= 0 && kept[$0] }
    let after = (1...2).map { range.upperBound + $0 }.first { $0 < kept.count && kept[$0] }
    if before != nil, after != nil { return .between }
    guard let neighbour = before ?? after else { return .elsewhere }
    let element = scan.units[neighbour].element
    let column = max(0, scan.elements[box].parent)
    guard element >= column, element < scan.elements[Int(column)].end else { return .elsewhere }
    // The neighbour is a child of the figure's column, or of one box in it.
    let depth = scan.elements[Int(element)].depth - scan.elements[Int(column)].depth
    let own = scan.elements[box].surroundings.subtracting(scan.elements[Int(element)].surroundings)
    // Something dropped, such as a table, may stand between a figure and the text before it.
    let isInColumn = before == nil && hasText(column, before: range.lowerBound)
    guard depth <= 5, own.isDisjoint(with: [.navigation, .aside, .footer, .form, .comments, .hidden]),
      !isForeignPicture(box, below: column),
      scan.elements[box].linkCharacters * 2 <= max(1, scan.elements[box].characters)
    else { return .elsewhere }
    return before != nil ? .after : isInColumn ? .between : .before
  }

  /// Whether a kept text before a unit is directly in a column.
  private func hasText(_ column: Int32, before unit: Int) -> Bool {
    for other in kept.indices.prefix(unit).suffix(80).reversed() {
      if scan.units[other].element < column { return false }
      if kept[other], parent(other) == column { return true }
    }
    return false
  }
}
