import HTML

/// Keeps the text of every post of a thread, and drops what the forum writes at each of them.
///
/// Why: the model judges each post by itself. It drops short answers, and all answers if the first post stands in a box
/// of its own. The posts of a forum share the box of their text, whatever software it runs.
struct ThreadPosts {
  private let scan: PageScan
  private let probabilities: [Float]
  private(set) var kept: [Bool]
  /// For each unit, the nearest element around it that has a class.
  private let boxes: [Int32?]

  /// The boxes with the same class.
  private struct Group {
    var boxes = 0
    var firstBox: Int32 = -1
    var lastBox: Int32 = -1
    var words = 0
    var prose = 0
    var keptWords = 0
    /// The number of words, each as often as the model's probability says.
    var likelyWords: Float = 0
  }

  init(_ scan: PageScan, probabilities: [Float], kept: [Bool]) {
    self.scan = scan
    self.probabilities = probabilities
    self.kept = kept
    let nearest = Self.nearestBoxes(scan)
    boxes = scan.units.map { unit in nearest[Int(unit.element)] }
  }

  mutating func run(_ document: HTMLDocument) {
    keepPosts()
    keepReplies()
    dropLabels(document)
  }

  /// Keeps the posts if they are most of the page's text.
  private mutating func keepPosts() {
    let posts = largestGroup {
      key(of: $0)
    } of: {
      isText($0)
    } where: { _ in
      true
    }
    guard let posts, posts.group.words * 2 >= (keptWords() - posts.group.keptWords) * 3 else { return }
    for unit in units(where: { key(of: $0) == posts.key }) where isPlaced(scan.units[unit]) { kept[unit] = true }
  }

  /// Keeps the replies below a long first post if the model gives them a chance.
  private mutating func keepReplies() {
    let replies = largestGroup {
      signature(of: $0)
    } of: {
      isOwnText($0)
    } where: { group in
      group.likelyWords >= 0.3 * Float(group.words) && arePosts(group)
    }
    guard let replies, replies.group.words * 8 >= keptWords() - replies.group.keptWords else { return }
    for unit in units(where: { signature(of: $0) == replies.key })
    where isPlaced(scan.units[unit]) && !isQuoted(scan.units[unit]) {
      kept[unit] = true
    }
  }

  /// Drops the short texts that stand beside most of the posts: buttons, and labels of counts.
  ///
  /// Why: beside ten posts of three words each, such labels are most of the page.
  private mutating func dropLabels(_ document: HTMLDocument) {
    let posts = largestGroup {
      signature(of: $0)
    } of: {
      isOwnText($0)
    } where: { group in
      // Beside a manual's sections, "Note" is a part of the text.
      arePosts(group)
    }
    guard let posts else { return }
    let isPost = elements(inBoxesWith: posts.key)
    var slots: [UInt64: [String: Label]] = [:]
    for (index, unit) in scan.units.enumerated()
    where unit.tally.words <= Self.longestLabel && !isHeading(unit) && !isPost[Int(unit.element)] {
      // What stands within a post's own words isn't beside it.
      guard let box = boxes[index], let post = post(around: unit.element) else { continue }
      let text = scan.text(of: index, in: document)
      // A label says "3 replies" here and "12 replies" there; a text of numbers alone is its own label.
      let letters = text.lowercased().filter(\.isLetter)
      slots[signature(of: box), default: [:]][letters.isEmpty ? text : letters, default: Label()].add(index, in: post)
    }
    for labels in slots.values where labels.values.allSatisfy({ $0.stands(besideMostOf: posts.group.boxes) }) {
      for label in labels.values {
        for unit in label.units { kept[unit] = false }
      }
    }
  }

  /// The places of one short text in the boxes of one class.
  ///
  /// A class whose texts differ from post to post has the writers' names: without some of them, words would read as another's.
  private struct Label {
    private(set) var units: [Int] = []
    private var posts: Set<Int32> = []

    mutating func add(_ unit: Int, in post: Int32) {
      units.append(unit)
      posts.insert(post)
    }

    func stands(besideMostOf count: Int) -> Bool { posts.count >= 3 && posts.count * 2 > count }
  }

  /// The most words of a label.
  private static let longestLabel = 6

  // MARK: - Groups

  /// The group with the most words among those with two boxes at least, and with prose for half of their words.
  private func largestGroup(
    by key: (Int32) -> UInt64, of isPart: (TextUnit) -> Bool, where isWanted: (Group) -> Bool
  ) -> (key: UInt64, group: Group)? {
    var groups: [UInt64: Group] = [:]
    for (index, unit) in scan.units.enumerated() {
      guard let box = boxes[index], isPart(unit) else { continue }
      var group = groups[key(box), default: Group()]
      if group.firstBox < 0 { group.firstBox = box }
      if group.lastBox != box { group.boxes += 1 }
      group.lastBox = box
      group.words += unit.tally.words
      group.likelyWords += probabilities[index] * Float(unit.tally.words)
      if unit.tally.words >= 6 { group.prose += unit.tally.words }
      if kept[index] { group.keptWords += unit.tally.words }
      groups[key(box)] = group
    }
    // Equal groups are rare, but the choice must not depend on a dictionary's order.
    return groups.filter {
      $0.value.boxes >= 2 && $0.value.prose * 2 >= $0.value.words && isWanted($0.value)
    }
    .max { ($0.value.words, $0.key) < ($1.value.words, $1.key) }
    .map { ($0.key, $0.value) }
  }

  private func units(where isWanted: (Int32) -> Bool) -> [Int] {
    scan.units.indices.filter { unit in boxes[unit].map(isWanted) ?? false }
  }

  private func keptWords() -> Int {
    kept.indices.reduce(0) { kept[$1] ? $0 + scan.units[$1].tally.words : $0 }
  }

  // MARK: - Places

  /// For each element, the nearest one that has a class: itself or one around it, but not the page's body.
  ///
  /// In one pass: a page may nest its boxes deeply.
  private static func nearestBoxes(_ scan: PageScan) -> [Int32?] {
    var nearest: [Int32?] = []
    nearest.reserveCapacity(scan.elements.count)
    for (index, element) in scan.elements.enumerated() {
      // Without a class, the signature is the name's.
      let hasClass = index > 0 && element.signature != element.tag.rawValue
      let around = element.parent >= 0 ? nearest[Int(element.parent)] : nil
      nearest.append(hasClass ? (element.tag == .body ? nil : Int32(index)) : around)
    }
    return nearest
  }

  /// A value that is equal for boxes of one class within boxes of one class.
  private func key(of box: Int32) -> UInt64 {
    let element = scan.elements[Int(box)]
    return UInt64(element.signature) << 32 | UInt64(scan.elements[Int(max(0, element.parent))].signature)
  }

  /// A value that is equal for boxes of one class. Forums give the box around it the number or the writer of the post.
  private func signature(of box: Int32) -> UInt64 { UInt64(scan.elements[Int(box)].signature) }

  /// Whether the boxes of a group are in boxes named after posts, each in its own.
  ///
  /// Why: a blog's whole text is in a box named `post` too.
  private func arePosts(_ group: Group) -> Bool {
    guard let first = post(around: group.firstBox), let last = post(around: group.lastBox) else { return false }
    return first != last
  }

  private func post(around box: Int32) -> Int32? {
    var place = box
    for _ in 0..<6 where place > 0 {
      if !scan.elements[Int(place)].marks.isDisjoint(with: [.comments, .post]) { return place }
      place = scan.elements[Int(place)].parent
    }
    return nil
  }

  /// For each element, whether it is in a box with a signature.
  private func elements(inBoxesWith wanted: UInt64) -> [Bool] {
    var isInside: [Bool] = []
    isInside.reserveCapacity(scan.elements.count)
    for (index, element) in scan.elements.enumerated() {
      isInside.append(
        index > 0 && UInt64(element.signature) == wanted || element.parent >= 0 && isInside[Int(element.parent)])
    }
    return isInside
  }

  /// Whether a unit is a post's own text. A reply quotes what stands above it.
  private func isOwnText(_ unit: TextUnit) -> Bool { isText(unit) && !isQuoted(unit) }

  private func isQuoted(_ unit: TextUnit) -> Bool { surroundings(unit).contains(.quote) }

  private func isText(_ unit: TextUnit) -> Bool {
    !isHeading(unit) && unit.tally.linkCharacters * 2 < unit.tally.characters && isPlaced(unit)
  }

  private func isHeading(_ unit: TextUnit) -> Bool {
    TagTraits.of(scan.elements[Int(unit.element)].tag, in: TagTraits.byTag).contains(.heading)
  }

  private func isPlaced(_ unit: TextUnit) -> Bool {
    surroundings(unit).isDisjoint(with: [.navigation, .aside, .footer, .form, .hidden])
  }

  private func surroundings(_ unit: TextUnit) -> Surroundings { scan.elements[Int(unit.element)].surroundings }
}
