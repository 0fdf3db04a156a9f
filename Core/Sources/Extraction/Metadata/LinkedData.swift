import HTML
import JSONFormat

/// The objects of a page's JSON-LD (schema.org), in page order, including those in a graph.
struct LinkedData: Sendable {
  private(set) var objects: [[String: JSON]] = []
  private static let budget = JSON.Budget(bytes: 2_000_000, depth: 64)
  private var byID: [String: Int] = [:]

  init(_ document: HTMLDocument) {
    for script in document.elements(withTag: .script) {
      guard document.withAttribute(.type, of: script, { $0.isLinkedDataType }) == true else { continue }
      var bytes: [UInt8] = []
      document.appendText(of: script, to: &bytes)
      guard let value = JSON(lenient: bytes, within: Self.budget) else { continue }
      add(value, depth: 0)
    }
  }

  private mutating func add(_ value: JSON, depth: Int) {
    guard depth < 8, objects.count < 2000 else { return }
    switch value {
    case .array(let values): for value in values { add(value, depth: depth + 1) }
    case .object:
      let object = value.dictionary ?? [:]
      if let graph = object["@graph"] { add(graph, depth: depth + 1) }
      if object["@type"] != nil {
        if let id = object["@id"]?.text, byID[id] == nil { byID[id] = objects.count }
        objects.append(object)
      }
      for key in ["mainEntity", "mainEntityOfPage", "hasPart"] {
        if let inner = object[key] { add(inner, depth: depth + 1) }
      }
    default: break
    }
  }

  /// The object that describes the article itself, else the one for the page.
  var article: [String: JSON]? {
    objects.first { object in Self.types(object).contains { Self.articleTypes.contains($0) || $0.hasSuffix("Article") }
    }
      ?? objects.first { Self.types($0).contains { Self.pageTypes.contains($0) } }
  }

  /// The objects of a type.
  func objects(ofType type: String) -> [[String: JSON]] { objects.filter { Self.types($0).contains(type) } }

  /// Returns the object that a value contains or names by its `@id`.
  func resolved(_ value: JSON) -> [String: JSON]? {
    guard let object = value.dictionary else { return nil }
    if object.count == 1, let id = object["@id"]?.text, let index = byID[id] { return objects[index] }
    if object["name"] == nil, let id = object["@id"]?.text, let index = byID[id] { return objects[index] }
    return object
  }

  /// Returns the names of one or more people; some pages nest a person in a person's name.
  func names(of value: JSON, depth: Int = 0) -> [String] {
    if let text = value.text { return [text] }
    guard depth < 3, let name = resolved(value)?["name"] else { return [] }
    return name.list.flatMap { names(of: $0, depth: depth + 1) }
  }

  static func types(_ object: [String: JSON]) -> [String] {
    (object["@type"]?.list ?? []).compactMap { $0.text }.map { name in
      name.split { $0 == "/" || $0 == ":" || $0 == "#" }.last.map(String.init) ?? name
    }
  }

  private static let articleTypes: Set<String> = [
    "Article", "BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting", "DiscussionForumPosting", "Review",
    "CriticReview", "Recipe", "HowTo", "Question", "APIReference", "Chapter", "Thesis", "CreativeWork",
    "SoftwareSourceCode",
  ]
  private static let pageTypes: Set<String> = [
    "WebPage", "ItemPage", "FAQPage", "AboutPage", "QAPage", "MedicalWebPage",
  ]
}

extension JSON {
  /// The string without white space at both ends, or nil if it is empty.
  var text: String? {
    guard case .string(let text) = self else { return nil }
    let trimmed = text.trimmedBothEnds
    return trimmed.isEmpty ? nil : trimmed
  }

  /// The values of an array, or the value itself.
  var list: [JSON] {
    if case .array(let values) = self { values } else { [self] }
  }
}

extension Span<UInt8> {
  fileprivate var isLinkedDataType: Bool {
    let type: StaticString = "application/ld+json"
    guard count >= type.utf8CodeUnitCount else { return false }
    for i in 0..<type.utf8CodeUnitCount where self[i].asciiLowercased != type.utf8Start[i] { return false }
    return true
  }
}
