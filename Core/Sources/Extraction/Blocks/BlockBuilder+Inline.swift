import ArticleModel
import HTML

extension BlockBuilder {
  mutating func enterInline(
    _ node: NodeID, _ role: ElementRole, _ facts: ElementFacts?, into blocks: inout [Block]
  ) -> Step {
    if touchesNeighbour(node, role) { line.separate() }
    switch role {
    case .emphasis: return open(.emphasis)
    case .strong: return open(.strong)
    case .deleted: return open(.deleted)
    case .subscript: return open(.subscript)
    case .superscript:
      if let reference = notes.reference(wrappedBy: node) {
        line.append(reference)
        return .skip
      }
      return open(.superscript)
    case .code: return enterCode(node, facts, into: &blocks)
    case .link: return enterLink(node, facts)
    case .quotation:
      line.appendVerbatim("“")
      return .descend(.quotation)
    case .rubyText:
      // The page's own brackets for browsers without ruby (`rp`) were skipped. Readers always get brackets.
      guard document.hasWord(node) else { return .skip }
      line.appendVerbatim("（")
      return .descend(.ruby)
    case .button:
      return keepsButtons || isZoom(node) || keepsQuestions && document.isQuestion(node) ? .descend(.nothing) : .skip
    case .input: return .skip
    default: return enterUnknown(node, into: &blocks)
    }
  }

  /// Returns whether a button only shows a figure's picture larger.
  private func isZoom(_ node: NodeID) -> Bool {
    document.contains(.img, below: node, limit: 12) && !document.hasWord(node)
      && document.ancestors(of: node).prefix(4).contains { document.isElement($0, .figure) }
  }

  private mutating func open(_ format: InlineBuilder.Format, url: String = "") -> Step {
    line.open(format, url: url)
    return .descend(.format)
  }

  // MARK: - Links

  private mutating func enterLink(_ node: NodeID, _ facts: ElementFacts?) -> Step {
    guard let address = document.attribute(.href, of: node) else { return .descend(.nothing) }
    if let reference = notes.reference(at: node) {
      line.append(reference)
      return .skip
    }
    if notes.isBacklink(node) { return .skip }
    if links.fragment(address) != nil {
      if isPermalink(node, facts) { return .skip }
      // A heading that links to itself isn't a link.
      if isInHeading { return .descend(.nothing) }
    }
    guard let url = links.link(address) else { return .descend(.nothing) }
    return open(.link, url: url)
  }

  /// Returns whether a link on the page is a sign that only links to its own place.
  private func isPermalink(_ node: NodeID, _ facts: ElementFacts?) -> Bool {
    let hasPicture = document.contains(.img, below: node, limit: 8)
    if !document.hasWord(node) { return !hasPicture }
    guard isInHeading else { return false }
    let isDeclared =
      facts?.traits.contains(.permalink) == true
      || [AttributeName.ariaLabel, .title].contains { name in
        guard let label = document.attribute(name, of: node)?.lowercased() else { return false }
        return label.contains("permalink") || label.contains("link to") || label.contains("anchor")
      }
    guard let headingNode else { return false }
    let own = document.visibleText(of: node, limit: 2000).filter(\.isWordByte).count
    let all = document.visibleText(of: headingNode, limit: 2000).filter(\.isWordByte).count
    guard all > own else { return false }
    let label = String(decoding: document.visibleText(of: node, limit: 40), as: UTF8.self).trimmedBothEnds.lowercased()
    return isDeclared || ["link", "permalink", "anchor", "copy link"].contains(label)
  }

  // MARK: - Code

  private mutating func enterCode(_ node: NodeID, _ facts: ElementFacts?, into blocks: inout [Block]) -> Step {
    let layout = layout(of: node)
    if layout == .page { return .descend(.nothing) }
    if !isOneLine, isCodeBox(node) {
      endLine(into: &blocks)
      appendCode(at: node, into: &blocks)
      return .skip
    }
    if layout == .line, document.contains(.a, below: node, limit: 40) {
      linkedCode(node)
      return .skip
    }
    var bytes = document.visibleText(of: node, limit: 100_000)
    if bytes.first?.isHTMLSpace == true { line.separate() }
    if layout == .lines {
      line.separate()
      bytes = Array(CodeReader.text(of: node, in: document, roles: roles).utf8)
    }
    let code = inlineCode(bytes)
    if !code.isEmpty { line.append(.code(code)) }
    if bytes.last?.isHTMLSpace == true || layout == .lines { line.separate() }
    return .skip
  }

  /// Returns the text of a code run.
  /// Line ends come from the source's layout; spaces count.
  private func inlineCode(_ bytes: [UInt8]) -> String {
    guard bytes.contains(where: { !$0.isHTMLSpace }) else { return bytes.isEmpty ? "" : " " }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var isAfterBreak = true
    for byte in bytes {
      if byte == 0x0A {
        while out.last == 0x20 || out.last == 0x09 { out.removeLast() }
        isAfterBreak = true
      } else if isAfterBreak, byte.isHTMLSpace {
        continue
      } else {
        if isAfterBreak, !out.isEmpty { out.append(0x20) }
        isAfterBreak = false
        out.append(byte)
      }
    }
    while let last = out.last, last.isHTMLSpace { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }

  private enum CodeLayout { case line, lines, page }

  /// Returns whether code is one line of text, has several lines, or has content that code never has.
  /// In the last case its end tag is missing, and everything after it fell into the element.
  private func layout(of node: NodeID) -> CodeLayout {
    var layout = CodeLayout.line
    var current = document.next(after: node, within: node)
    while let place = current {
      if let tag = document.tag(of: place) {
        switch document.elementRole(place, roles: roles) {
        case .heading, .list, .item, .table, .quote, .definitions, .figure, .preformatted, .details: return .page
        case .container:
          if tag == .div || tag == .tr || tag == .td || tag == .tbody { layout = .lines } else { return .page }
        case .lineBreak, .rule: layout = .lines
        default: break
        }
      }
      current = document.next(after: place, within: node)
    }
    return layout
  }

  /// Adds code with links in it as a run for each part.
  /// Documentation generators write types this way.
  private mutating func linkedCode(_ node: NodeID) {
    for child in document.children(of: node) {
      let bytes = document.visibleText(of: child, limit: 10_000)
      guard !bytes.isEmpty else { continue }
      let code = String(decoding: bytes, as: UTF8.self).trimmedBothEnds
      if bytes.first?.isHTMLSpace == true { line.separate() }
      guard !code.isEmpty else { continue }
      let url = document.isElement(child, .a) ? document.attribute(.href, of: child).flatMap(links.link) : nil
      if let url {
        line.open(.link, url: url)
        line.append(.code(code))
        line.close()
      } else {
        line.append(.code(code))
      }
      if bytes.last?.isHTMLSpace == true { line.separate() }
    }
  }

  // MARK: - Neighbours

  /// Returns whether two adjacent elements have no white space between them where a style sheet keeps them apart.
  /// Why: `10:00 CEST` and `May 5` must not become one word. Nothing is inserted within words (`<b>W</b>ord`).
  private func touchesNeighbour(_ node: NodeID, _ role: ElementRole) -> Bool {
    if touchesLabel(node, document.visibleText(of: node, limit: 1).first) { return true }
    guard role == .inline || role == .link, line.lastByte.isWordByte, let before = document.previousSibling(of: node),
      let tag = document.tag(of: node), let tagBefore = document.tag(of: before)
    else { return false }
    if tag == .a && tagBefore == .a { return true }
    if tag == .time || tagBefore == .time { return true }
    guard tag == .span || tag == .label || tag == .small || tag == .a,
      tagBefore == .span || tagBefore == .label || tagBefore == .small || tagBefore == .a || tagBefore == .b
        || tagBefore == .strong
    else { return false }
    guard let first = document.visibleText(of: node, limit: 1).first else { return false }
    let name = document.attribute(.class, of: node)
    let nameBefore = document.attribute(.class, of: before)
    // `<span>18:42</span><span>CEST</span>` on status pages: a number, then a capital, and neither is styled.
    if name == nil, nameBefore == nil, tag == .span, tagBefore == .span {
      return line.lastByte.isASCIIDigit && first >= 0x41 && first <= 0x5A
    }
    guard let name, let nameBefore, name != nameBefore else { return false }
    return (first >= 0x41 && first <= 0x5A) || first.isASCIIDigit
  }

  /// Returns whether a label in its own element ends right before a word.
  /// Why: an archive of papers writes `<span class=descriptor>Abstract:</span>Standing waves`, where the style sheet
  /// gives the label its margin.
  func touchesLabel(_ node: NodeID, _ first: @autoclosure () -> UInt8?) -> Bool {
    guard line.lastByte == UInt8(ascii: ":"), let first = first(), first.isWordByte, !first.isASCIIDigit,
      let label = document.previousSibling(of: node), let tag = document.tag(of: label)
    else { return false }
    return tag == .span || tag == .b || tag == .strong || tag == .label
  }

  /// Reads custom elements, some of which have a known meaning.
  private mutating func enterUnknown(_ node: NodeID, into blocks: inout [Block]) -> Step {
    guard let tag = document.tag(of: node), !tag.isKnown else { return .descend(.nothing) }
    let name = document.name(of: node)
    switch name {
    case "clipboard-copy", "copy-button", "tool-tip", "mjx-assistive-mml": return .skip
    case "d-footnote", "dt-fn":
      sidenote(node)
      return .skip
    case "d-cite", "dt-cite", "d-footnote-list", "d-citation-list", "d-bibliography": return .skip
    case "d-math", "dt-math":
      let isDisplayed = document.attribute(named: "block", of: node) != nil
      append(tex: document.textContent(of: node), display: isDisplayed, into: &blocks)
      return .skip
    case "amp-img", "amp-anim":
      if let image = image(at: node) { line.append(.image(image)) }
      return .skip
    case "math-renderer", "mjx-container", "katex-element":
      if let source = mathSource(in: node) {
        let isDisplayed = document.attribute(.display, of: node) == "true" || source.isDisplayed
        append(tex: source.tex, display: isDisplayed, into: &blocks)
        return .skip
      }
      if let source = MathText.source(document.textContent(of: node)) {
        append(tex: source.source, display: source.isDisplayed, into: &blocks)
        return .skip
      }
      return .descend(.nothing)
    default:
      guard !isOneLine, let embed = Embedding.customElement(name, node, document, links) else {
        return .descend(.nothing)
      }
      endLine(into: &blocks)
      blocks.append(.embed(embed))
      return .skip
    }
  }
}
