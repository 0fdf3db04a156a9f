/// An element of a drawing, with what may be kept of it.
struct VectorElement {
  /// A name of ``VectorNames``.
  var name: String
  /// Name and value, each checked; in the order of names, each once.
  var attributes: [(name: String, value: VectorValue)] = []
  var children: [Child] = []

  enum Child {
    case element(VectorElement)
    case text(String)
  }

  /// The value of an attribute as text.
  func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value.text }

  var elements: [VectorElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }
}

/// A checked value: text that can do nothing, or a part of the drawing.
enum VectorValue: Hashable {
  case text(String)
  /// The name of an element, `#id`; as a colour, with what to use if there is no such element.
  case reference(String, fallback: String?)

  var text: String? { if case .text(let text) = self { text } else { nil } }
}

/// What is known and allowed.
enum VectorNames {
  /// Elements that are written.
  static let kept: Set<String> = [
    "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
    "tspan", "textPath", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker",
  ]

  /// Elements that show something that can't be kept.
  static let lost: Set<String> = [
    "foreignObject", "image", "feImage", "video", "audio", "canvas", "iframe", "object", "embed", "solidColor", "mesh",
    "hatch",
  ]

  /// Elements whose text is drawn.
  static let textual: Set<String> = ["text", "tspan", "textPath"]

  /// Attributes that are written, by the form of their values.
  static let forms: [String: VectorForm] = {
    let lists: [(VectorForm, String)] = [
      (
        .numbers,
        """
        x y width height cx cy r rx ry x1 y1 x2 y2 fx fy fr dx dy rotate offset pathLength refX refY markerWidth \
        markerHeight startOffset textLength viewBox points stroke-width stroke-dasharray stroke-dashoffset \
        stroke-miterlimit opacity fill-opacity stroke-opacity stop-opacity font-size letter-spacing word-spacing \
        baseline-shift transform-origin
        """
      ),
      (.path, "d"), (.transform, "transform gradientTransform patternTransform"),
      (.paint, "fill stroke"), (.colour, "color stop-color"),
      (.reference, "clip-path mask marker-start marker-mid marker-end"), (.family, "font-family"),
      (
        .keyword,
        """
        fill-rule clip-rule stroke-linecap stroke-linejoin text-anchor dominant-baseline alignment-baseline \
        font-weight font-style font-variant font-stretch text-decoration visibility display overflow gradientUnits \
        spreadMethod patternUnits patternContentUnits clipPathUnits maskUnits maskContentUnits markerUnits orient \
        vector-effect shape-rendering text-rendering paint-order direction writing-mode unicode-bidi lengthAdjust \
        preserveAspectRatio mask-type mix-blend-mode isolation white-space
        """
      ),
    ]
    var forms: [String: VectorForm] = [:]
    for (form, names) in lists { for name in names.split(separator: " ") { forms[String(name)] = form } }
    return forms
  }()

  /// Those of ``forms`` that a style sheet can set, under the same names. Geometry in styles is rare and has units.
  static let styled = Set(
    forms.filter { ![.path].contains($0.value) }.keys.filter { $0.contains("-") }
      + [
        "fill", "stroke", "color", "opacity", "display", "visibility", "overflow", "transform", "direction", "mask",
        "isolation",
      ])

  /// Elements that may name another, and by which attribute.
  static let referring: Set<String> = ["use", "textPath", "linearGradient", "radialGradient", "pattern"]
}
