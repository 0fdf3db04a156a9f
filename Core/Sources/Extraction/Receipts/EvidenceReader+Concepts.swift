import HTML

extension EvidenceReader {
  private static let obstacles: [Concept] = [.denied, .browser, .proof]
  private static let interface: [Concept] = [
    .visitor, .denied, .browser, .proof, .account, .missing, .fault, .machine, .consent, .shop, .app,
  ]
  /// The maximum words of a thin page.
  /// A page with more is a page with text, and its menus are not read.
  private static let thin = 700

  /// Reads the concepts of the title and headings, of the kept text and, on a thin page, of the whole page.
  mutating func readConcepts() {
    let book = ConceptBook.shared
    var head = book.counts(in: selector.facts.title.span, limit: 300)
    var text = ConceptBook.Counts()
    var page = ConceptBook.Counts()
    var headings = 0
    let isThin = evidence.allWords < Self.thin
    var prices = 0
    var bytes: [UInt8] = []
    for index in scan.units.indices {
      let isHead = isHeading(index) && headings < 4 && (last < 0 || index <= last)
      let isText = selector.kept[index] && text.words < 600
      guard isThin || isHead || isText else {
        if text.words >= 600 { break }
        continue
      }
      bytes.removeAll(keepingCapacity: true)
      appendText(of: index, to: &bytes)
      let counts = book.counts(in: bytes.span)
      if isHead {
        headings += 1
        head.add(counts)
      }
      if isText { text.add(counts) }
      if isThin {
        page.add(counts)
        prices += Self.prices(in: bytes.span)
      }
    }
    if isThin { readControls(into: &page) } else { page = text }
    write(head: head, text: text, page: page)
    evidence.features.set(.prices, prices)
    if isThin { readNoscript() }
  }

  private mutating func write(head: ConceptBook.Counts, text: ConceptBook.Counts, page: ConceptBook.Counts) {
    evidence.features.set(.headDenied, head.share([.denied]))
    evidence.features.set(.headProof, head.share([.proof, .browser]))
    evidence.features.set(.headAccount, head.share([.account]))
    evidence.features.set(.headMissing, head.share([.missing]))
    evidence.features.set(.headFault, head.share([.fault]))
    evidence.features.set(.headMachine, head.share([.machine]))
    evidence.features.set(.headConsent, head.share([.consent]))
    evidence.features.set(.headShop, head.share([.shop, .app]))
    evidence.features.set(.headMedia, head.share([.media]))
    evidence.features.set(.headListing, head.share([.listing]))
    evidence.features.set(.headKinds, head.share(Self.interface))
    evidence.features.set(.textVisitor, text.share([.visitor]))
    evidence.features.set(.textObstacle, text.share(Self.obstacles))
    evidence.features.set(.textAccount, text.share([.account]))
    evidence.features.set(.textSubscription, text.share([.subscription]))
    evidence.features.set(.textMissing, text.share([.missing]))
    evidence.features.set(.textFault, text.share([.fault]))
    evidence.features.set(.textMachine, text.share([.machine]))
    evidence.features.set(.textConsent, text.share([.consent]))
    evidence.features.set(.textShop, text.share([.shop, .app]))
    evidence.features.set(.textMedia, text.share([.media]))
    evidence.features.set(.textKinds, text.share(Self.interface))
    evidence.features.set(.pageVisitor, page.share([.visitor]))
    evidence.features.set(.pageObstacle, page.share(Self.obstacles))
    evidence.features.set(.pageAccount, page.share([.account]))
    evidence.features.set(.pageMissing, page.share([.missing]))
    evidence.features.set(.pageFault, page.share([.fault]))
    evidence.features.set(.pageMachine, page.share([.machine]))
    evidence.features.set(.pageConsent, page.share([.consent]))
    evidence.features.set(.pageShop, page.share([.shop]))
    evidence.features.set(.pageMedia, page.share([.media]))
    evidence.features.set(.pageListing, page.share([.listing]))
    evidence.features.set(.pageKinds, page.share(Self.interface))
    evidence.features.set(.pageApp, page.share([.app]))
    evidence.features.set(.startsRunning, head[.running] > 0)
  }

  /// Reads the text of the buttons and fields of a thin page.
  private func readControls(into page: inout ConceptBook.Counts) {
    var bytes: [UInt8] = []
    for node in scan.silent {
      bytes.removeAll(keepingCapacity: true)
      switch document.tag(of: node) {
      case .button?: document.appendText(of: node, to: &bytes)
      case .input?:
        for name in [AttributeName.placeholder, .value, .ariaLabel] {
          guard let text = document.attribute(name, of: node), text.utf8.count < 80 else { continue }
          bytes += Array(text.utf8)
          bytes.append(0x20)
        }
      default: continue
      }
      guard !bytes.isEmpty, bytes.count < 300 else { continue }
      page.add(ConceptBook.shared.counts(in: bytes.span))
    }
  }

  /// Reads what a thin page shows to readers without scripts.
  private mutating func readNoscript() {
    var words = 0
    for element in scan.elements where element.tag == .noscript {
      var bytes: [UInt8] = []
      document.appendText(of: element.node, to: &bytes)
      guard !bytes.isEmpty, bytes.count < 2000 else { continue }
      let counts = ConceptBook.shared.counts(in: bytes.span)
      words += counts.words
      if counts[.browser] > 0 { evidence.features.set(.noscriptBrowser, true) }
    }
    evidence.features.set(.noscriptWords, words)
  }

  /// Counts amounts of money: a currency sign beside a number.
  static func prices(in text: Span<UInt8>) -> Int {
    var found = 0
    var index = 0
    func isDigit(_ place: Int) -> Bool {
      place >= 0 && place < text.count && text[place] >= 0x30 && text[place] <= 0x39
    }
    while index < text.count {
      // $, £ ¥, €, ₹ ₩ ₺ ₽.
      var length = 0
      switch text[index] {
      case 0x24: length = 1
      case 0xC2 where index + 1 < text.count && (text[index + 1] == 0xA3 || text[index + 1] == 0xA5): length = 2
      case 0xE2 where index + 2 < text.count && text[index + 1] == 0x82: length = 3
      default: break
      }
      if length == 0 {
        index += 1
        continue
      }
      let after = index + length
      let isBeside =
        isDigit(after) || isDigit(index - 1) || isDigit(after + 1) || isDigit(index - 2) || isDigit(index - 3)
      if isBeside { found += 1 }
      index = after
    }
    return found
  }
}
