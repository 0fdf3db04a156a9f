import ArticleModel
import HTML
import WebAddress

/// Turns the nodes that belong to an article into typed blocks, with their structure intact.
///
/// Linear in the nodes kept. Elements without structure of their own are walked with a stack on the heap; only lists,
/// tables, quotations and the like recurse, to a bounded depth, below which they lose their structure but not their text.
struct BlockBuilder {
  let document: HTMLDocument
  let selection: ContentSelection
  let links: LinkResolver
  let roles = ElementRole.byTag
  var notes: FootnoteIndex
  var line = InlineBuilder()
  /// Elements below the one being walked whose ends are still to come.
  var open: [(node: NodeID, exit: Exit)] = []
  /// Nodes that were used already, such as a caption or a footnote.
  var taken: NodeSet
  /// The file name found over the next code box.
  var codeTitle: String?
  /// Something was left out since the last heading, so that it may stand over nothing.
  var hasLostSinceHeading = false
  var isInHeading = false
  /// What is being built takes one line only: a heading, a term, a caption.
  var isOneLine = false
  /// The labels of buttons count as text, because a heading has no other.
  var keepsButtons = false
  var headingNode: NodeID?
  var lastImageURL: String?
  var isRightToLeft: Bool
  /// Whether the page tells its script that single dollars enclose formulas; nil until asked.
  private var hasDollarMath: Bool?
  /// The nodes being walked are a note's, which the selection may have left out.
  private var isInNote = false

  /// How deeply lists, tables, quotations and figures may stand in each other.
  static let structureDepth = 24

  struct Content {
    var blocks: [Block]
    var footnotes: [Footnote]
  }

  /// - Parameter base: the page's own address, against which its `base` element and its links are resolved.
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
  /// - Parameter title: the article's title; a heading at the beginning that repeats it is left out.
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

  /// MathJax's `inlineMath` and KaTeX's `delimiters`, in the page's own scripts.
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
    // The text points at its notes, wherever the choice of nodes has put them.
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
  /// The direction that the page declares on its root or body.
  var declaredDirection: TextDirection? {
    for node in [documentElement, body] {
      guard let node, let direction = attribute(.dir, of: node) else { continue }
      if let direction = TextDirection(rawValue: direction.lowercased()) { return direction }
    }
    return nil
  }
}
