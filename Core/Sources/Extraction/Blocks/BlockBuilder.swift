import ArticleModel
import HTML
import WebAddress

/// Turns the nodes that belong to an article into typed blocks and keeps their structure.
///
/// Takes time linear in the nodes kept. Elements without structure of their own are walked with a stack on the heap.
/// Lists, tables, quotations and the like recurse to a bounded depth. Below that depth they lose their structure but
/// keep their text.
struct BlockBuilder {
  let document: HTMLDocument
  let selection: ContentSelection
  let links: LinkResolver
  let roles = ElementRole.byTag
  var notes: FootnoteIndex
  var line = InlineBuilder()
  /// Elements that are open at the current node and whose ends are still to come.
  var open: [(node: NodeID, exit: Exit)] = []
  /// Nodes that were already used, such as a caption or a footnote.
  var taken: NodeSet
  /// The file name found above the next code box.
  var codeTitle: String?
  /// Whether something was left out since the last heading, which may then have no content.
  var hasLostSinceHeading = false
  var isInHeading = false
  /// Whether the nodes being walked belong to a figure, whose picture may link to a page of its own.
  var isInFigure = false
  /// Whether the content being built is limited to one line: a heading, a term, a caption.
  var isOneLine = false
  /// Whether the labels of buttons count as text, for a heading whose only text is a button.
  var keepsButtons = false
  /// Whether a button's question counts as text: where nothing was chosen, a question of the interface would too.
  var keepsQuestions = true
  var headingNode: NodeID?
  var lastImageURL: String?
  var isRightToLeft: Bool
  /// Whether the page tells its script that single dollars enclose formulas.
  /// Nil until it is first asked.
  private var hasDollarMath: Bool?
  /// Whether the nodes being walked belong to a note, which the selection may have left out.
  private var isInNote = false

  /// The maximum depth to which lists, tables, quotations and figures may be nested.
  static let structureDepth = 24

  struct Content {
    var blocks: [Block]
    var footnotes: [Footnote]
  }

  /// - Parameter base: the page's own address. The page's `base` element and its links are resolved against it.
  init(document: HTMLDocument, selection: ContentSelection, base: WebURL?) {
    self.document = document
    self.selection = selection
    links = LinkResolver(document: document, page: base)
    notes = FootnoteIndex(document: document, selection: selection, links: links)
    taken = NodeSet(capacity: document.nodeCount)
    isRightToLeft = document.declaredDirection == .rightToLeft
  }

  /// Builds the article's blocks.
  ///
  /// - Parameter title: the article's title. A heading at the beginning that repeats it is left out.
  mutating func build(title: String? = nil) -> Content {
    var blocks: [Block] = []
    for node in notes.definitionNodes { taken.insert(node) }
    for root in selection.roots {
      flow(over: root, depth: 0, into: &blocks)
      endLine(into: &blocks)
    }
    let footnotes = buildFootnotes()
    CodeLabels.drop(from: &blocks)
    Tidying(title: title).tidy(&blocks)
    return Content(blocks: blocks, footnotes: footnotes)
  }

  /// Returns whether the page's scripts set MathJax's `inlineMath` or KaTeX's `delimiters` to single dollars.
  mutating func usesDollars() -> Bool {
    if let known = hasDollarMath { return known }
    let found = document.elements(withTag: .script).contains { script in
      guard let child = document.firstChild(of: script) else { return false }
      return document.withText(of: child) { text in
        text.containsAny(["inlinemath", "rendermathinelement", "delimiters"]) && text.containsAny(["'$'", "\"$\""])
      }
    }
    hasDollarMath = found
    return found
  }

  func isDropped(_ node: NodeID) -> Bool { !isInNote && selection.dropped.contains(node) }

  private mutating func buildFootnotes() -> [Footnote] {
    var footnotes: [Footnote] = []
    // The text refers to its notes, even if the selection of nodes left them out.
    isInNote = true
    for note in notes.used {
      var content: [Block] = []
      taken.remove(note.definition)
      flow(over: note.definition, depth: 1, into: &content, contentsOnly: true)
      endLine(into: &content)
      taken.insert(note.definition)
      if !content.isEmpty { footnotes.append(Footnote(id: note.id, label: note.label, content: content)) }
    }
    return footnotes
  }
}

extension HTMLDocument {
  /// The text direction that the page declares on its root or body.
  var declaredDirection: TextDirection? {
    for node in [documentElement, body] {
      guard let node, let direction = attribute(.dir, of: node) else { continue }
      if let direction = TextDirection(rawValue: direction.lowercased()) { return direction }
    }
    return nil
  }
}
