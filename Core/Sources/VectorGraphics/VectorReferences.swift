/// What a drawing's references to its own parts add up to.
///
/// A few lines of `use` can stand for billions of shapes, or for themselves.
struct VectorReferences {
  private var parts: [String: VectorElement] = [:]
  private let root: VectorElement

  init(_ root: VectorElement) {
    self.root = root
    collect(root)
  }

  /// Whether the whole drawing, each reference followed, has no more elements than are allowed, and none that holds itself.
  var areBounded: Bool {
    var costs: [String: Int] = [:]
    var open: Set<String> = []
    guard let cost = cost(of: root, &costs, &open) else { return false }
    return cost <= VectorLimits.drawn
  }

  private mutating func collect(_ element: VectorElement) {
    if case .reference(let id, _)? = element.attributes.first(where: { $0.name == "id" })?.value, parts[id] == nil {
      parts[id] = element
    }
    for child in element.elements { collect(child) }
  }

  /// Nil for an endless one.
  private func cost(of element: VectorElement, _ costs: inout [String: Int], _ open: inout Set<String>) -> Int? {
    var sum = 1
    for (name, value) in element.attributes where name != "id" {
      guard case .reference(let id, _) = value else { continue }
      guard let part = cost(ofPart: id, &costs, &open) else { return nil }
      // A marker is drawn at each point of a line.
      let times =
        name.hasPrefix("marker") ? max(1, (element.value("d") ?? element.value("points") ?? "").utf8.count / 4) : 1
      sum += min(part * times, VectorLimits.drawn + 1)
    }
    for child in element.elements {
      guard let part = cost(of: child, &costs, &open) else { return nil }
      sum = min(sum + part, VectorLimits.drawn + 1)
    }
    return sum
  }

  private func cost(ofPart id: String, _ costs: inout [String: Int], _ open: inout Set<String>) -> Int? {
    if let known = costs[id] { return known }
    guard let part = parts[id] else { return 0 }
    // A chain of names is as deep as the stack that follows it.
    guard open.count < 50, open.insert(id).inserted else { return nil }
    defer { open.remove(id) }
    guard let cost = cost(of: part, &costs, &open) else { return nil }
    costs[id] = cost
    return cost
  }
}
