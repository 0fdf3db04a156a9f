import ArticleModel
import HTML

/// The notes of an article: the links to them, their places, and the links back.
///
/// Every generator marks notes up in its own way. In all of them a short link in the text points at a place that links
/// back to it. This mutual link distinguishes a note from any other link on the page. Class names and ARIA roles help
/// only where there is no backlink.
struct FootnoteIndex {
  struct Note {
    var id: String
    var label: String
    /// The element that contains the note.
    var definition: NodeID
  }

  private let document: HTMLDocument
  private var notes: [Note] = []
  private var noteOfReference: [NodeID: Int] = [:]
  private var backlinks: Set<NodeID> = []
  private var ids: Set<String> = []
  private var definitions: Set<NodeID> = []
  /// The elements around the notes' own elements, and those themselves.
  private var holders: Set<NodeID> = []

  /// The notes' own elements, which are left out of the article's text.
  var definitionNodes: [NodeID] { notes.map(\.definition) }
  var used: [Note] { notes }

  init(document: HTMLDocument, selection: ContentSelection, links: LinkResolver) {
    self.document = document
    var finder = FootnoteFinder(document: document, selection: selection, links: links)
    for note in finder.find() {
      let index = notes.count
      append(Note(id: note.id, label: note.label, definition: note.definition))
      for reference in note.references { noteOfReference[reference] = index }
      backlinks.formUnion(note.backlinks)
    }
  }

  /// Adds a note that is inside a line of text, and returns its reference.
  mutating func add(_ definition: NodeID) -> Inline {
    var number = notes.count + 1
    while !ids.insert("note-\(number)").inserted { number += 1 }
    let note = Note(id: "note-\(number)", label: "\(notes.count + 1)", definition: definition)
    append(note)
    return .footnoteReference(id: note.id, label: note.label)
  }

  private mutating func append(_ note: Note) {
    notes.append(note)
    ids.insert(note.id)
    definitions.insert(note.definition)
    var current: NodeID? = note.definition
    while let node = current, holders.insert(node).inserted { current = document.parent(of: node) }
  }

  func reference(at link: NodeID) -> Inline? {
    noteOfReference[link].map { .footnoteReference(id: notes[$0].id, label: notes[$0].label) }
  }

  func isBacklink(_ link: NodeID) -> Bool { backlinks.contains(link) }

  /// Returns the reference in a raised text that holds only the reference and its brackets.
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
    if holders.contains(node) { return true }
    var current: NodeID? = node
    while let place = current {
      if definitions.contains(place) { return true }
      current = document.parent(of: place)
    }
    return false
  }
}

extension BlockBuilder {
  /// Shows a note beside the line as a footnote.
  /// Tufte's style sheet and similar ones set such notes.
  mutating func sidenote(_ node: NodeID) {
    line.append(notes.add(node))
    taken.insert(node)
  }
}
