import ArticleModel

/// An attribute of an element. One without a value is left out.
struct Attribute {
  let name: StaticString
  let value: String?

  /// An attribute by its name, for those without a short form here.
  static func named(_ name: StaticString, _ value: String?) -> Attribute { Attribute(name: name, value: value) }
  static func named(_ name: StaticString, _ value: Int) -> Attribute { Attribute(name: name, value: String(value)) }

  /// An attribute that counts by being there: `hidden=""`.
  static func flag(_ name: StaticString, if isSet: Bool = true) -> Attribute {
    Attribute(name: name, value: isSet ? "" : nil)
  }

  static func `class`(_ names: String?) -> Attribute { named("class", names) }
  static func id(_ name: String?) -> Attribute { named("id", name) }
  static func href(_ address: String) -> Attribute { named("href", address) }
  static func src(_ address: String) -> Attribute { named("src", address) }
  static func rel(_ relation: String) -> Attribute { named("rel", relation) }
  static func type(_ mediaType: String?) -> Attribute { named("type", mediaType) }
  static func name(_ name: String) -> Attribute { named("name", name) }
  static func content(_ value: String) -> Attribute { named("content", value) }
  static func value(_ value: String) -> Attribute { named("value", value) }
  static func role(_ role: String) -> Attribute { named("role", role) }
  static func lang(_ tag: String?) -> Attribute { named("lang", tag) }
  static func dir(_ direction: TextDirection) -> Attribute { named("dir", direction.rawValue) }

  /// The direction as the text itself has it, where none is known.
  static func dir(orAuto direction: TextDirection? = nil) -> Attribute { named("dir", direction?.rawValue ?? "auto") }

  /// For what is in English, whatever is around it.
  static let leftToRight = dir(.leftToRight)

  /// The name of an element for people who can't see it.
  static func label(_ words: String) -> Attribute { named("aria-label", words) }

  /// For what only repeats in print what is said elsewhere.
  static let decoration = named("aria-hidden", "true")

  /// Data for a script that must see the element: `data-…`.
  static func `do`(_ action: String) -> Attribute { named("data-do", action) }
}
