import ArticleModel
import HTML

/// The notes of an article: which links point at them, where they stand, which links lead back.
///
/// Every generator marks notes up in its own way, but in all of them a short link in the text points at a place that
/// links back to it. That mutual link tells a note from any other link on the page; class names and ARIA roles only help
/// where there is no way back.
struct FootnoteIndex {
  struct Note {
    var id: String
    var label: String
    /// The element whose contents are the note.
    var definition: NodeID
  }

  private let document: HTMLDocument
  private var notes: [Note] = []
  private var noteOfReference: [NodeID: Int] = [:]
  private var backlinks: Set<NodeID> = []
  private var isUsed: [Bool] = []

  /// The notes' own elements, which the flow of the article leaves out.
  var definitionNodes: [NodeID] { notes.map(\.definition) }
  var used: [Note] { notes }

  init(document: HTMLDocument, selection: ContentSelection, links: LinkResolver) {
    self.document = document
    var finder = FootnoteFinder(document: document, selection: selection, links: links)
    for note in finder.find() {
      let index = notes.count
      notes.append(Note(id: note.id, label: note.label, definition: note.definition))
      for reference in note.references { noteOfReference[reference] = index }
      backlinks.formUnion(note.backlinks)
    }
  }

  /// Adds a note that stands in the line of text, and gives its reference.
  mutating func add(_ definition: NodeID) -> Inline {
    var number = notes.count + 1
    while notes.contains(where: { $0.id == "note-\(number)" }) { number += 1 }
    let note = Note(id: "note-\(number)", label: "\(notes.count + 1)", definition: definition)
    notes.append(note)
    return .footnoteReference(id: note.id, label: note.label)
  }

  func reference(at link: NodeID) -> Inline? {
    noteOfReference[link].map { .footnoteReference(id: notes[$0].id, label: notes[$0].label) }
  }

  func isBacklink(_ link: NodeID) -> Bool { backlinks.contains(link) }

  /// The reference in a raised text that holds nothing else but its brackets.
  func reference(wrappedBy node: NodeID) -> Inline? {
    guard !noteOfReference.isEmpty, let link = document.first(.a, in: node), let reference = reference(at: link) else {
      return nil
    }
    func words(_ node: NodeID) -> Int {
      document.visibleText(of: node, limit: 64).count { $0.isWordByte || $0 == 0x2A }
    }
    return words(link) == words(node) ? reference : nil
  }

  func hasNotes(below node: NodeID) -> Bool {
    notes.contains { document.contains(node, $0.definition) || document.contains($0.definition, node) }
  }
}

extension BlockBuilder {
  /// A note beside the line, as Tufte's style sheet and its kin set them: shown as a footnote.
  mutating func sidenote(_ node: NodeID) {
    line.append(notes.add(node))
    taken.insert(node)
  }
}
