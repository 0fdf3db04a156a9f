import ArticleModel

/// An attribute of an element. One without a value is left out.
struct MarkupAttribute {
  let name: StaticString
  let value: String?

  /// Whether it is a `href`.
  var isAddress: Bool {
    name.utf8CodeUnitCount == 4 && name.withUTF8Buffer { $0.elementsEqual("href".utf8) }
  }

  /// An attribute by its name, for those without a short form here.
  static func named(_ name: StaticString, _ value: String?) -> MarkupAttribute {
    MarkupAttribute(name: name, value: value)
  }
  static func named(_ name: StaticString, _ value: Int) -> MarkupAttribute {
    MarkupAttribute(name: name, value: String(value))
  }

  /// An attribute that counts by being there: `hidden=""`.
  static func flag(_ name: StaticString, if isSet: Bool = true) -> MarkupAttribute {
    MarkupAttribute(name: name, value: isSet ? "" : nil)
  }

  static func `class`(_ names: String?) -> MarkupAttribute { named("class", names) }
  static func id(_ name: String?) -> MarkupAttribute { named("id", name) }
  static func href(_ address: String) -> MarkupAttribute { named("href", address) }
  static func src(_ address: String) -> MarkupAttribute { named("src", address) }
  static func rel(_ relation: String) -> MarkupAttribute { named("rel", relation) }
  static func type(_ mediaType: String?) -> MarkupAttribute { named("type", mediaType) }
  static func name(_ name: String) -> MarkupAttribute { named("name", name) }
  static func content(_ value: String) -> MarkupAttribute { named("content", value) }
  static func value(_ value: String) -> MarkupAttribute { named("value", value) }
  static func role(_ role: String) -> MarkupAttribute { named("role", role) }
  static func lang(_ tag: String?) -> MarkupAttribute { named("lang", tag) }
  static func dir(_ direction: TextDirection) -> MarkupAttribute { named("dir", direction.rawValue) }

  /// The given direction, else the text's own.
  static func dir(orAuto direction: TextDirection? = nil) -> MarkupAttribute {
    named("dir", direction?.rawValue ?? "auto")
  }

  /// For what is in English, whatever is around it.
  static let leftToRight = dir(.leftToRight)

  /// The name of an element for people who can't see it.
  static func label(_ words: String) -> MarkupAttribute { named("aria-label", words) }

  /// For what only repeats in print what is said elsewhere.
  static let decoration = named("aria-hidden", "true")

  /// Data for a script that must see the element: `data-…`.
  static func `do`(_ action: String) -> MarkupAttribute { named("data-do", action) }
}
