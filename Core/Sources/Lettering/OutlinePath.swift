/// A point of an outline. One that isn't on the curve bends the line between its neighbours (a quadratic curve).
public struct OutlinePoint: Hashable, Sendable {
  /// The place, in dots.
  public var x, y: Double
  /// Whether the outline goes through the point.
  public var isOnCurve: Bool

  /// Creates a point on the curve, or beside it.
  public init(x: Double, y: Double, isOnCurve: Bool = true) {
    self.x = x
    self.y = y
    self.isOnCurve = isOnCurve
  }
}

/// Closed contours that enclose an area. A contour inside another that runs the other way is a hole.
public struct OutlinePath: Hashable, Sendable {
  /// The contours, each begun with a point on the curve.
  public private(set) var contours: [[OutlinePoint]] = []

  /// Creates an empty path.
  public init() {}

  /// A rectangle.
  public static func box(x: Double, y: Double, width: Double, height: Double) -> OutlinePath {
    var path = OutlinePath()
    path.add([
      OutlinePoint(x: x, y: y), OutlinePoint(x: x + width, y: y), OutlinePoint(x: x + width, y: y + height),
      OutlinePoint(x: x, y: y + height),
    ])
    return path
  }

  /// Adds a contour. Its last point is joined to its first.
  public mutating func add(_ contour: [OutlinePoint]) {
    if contour.count > 1 { contours.append(contour) }
  }

  /// The path in SVG's notation (SVG 2, 9.3), with two decimals.
  public var svg: String {
    var text = ""
    for contour in contours {
      var isFirst = true
      forEachCurve(of: contour) { from, control, to in
        if isFirst { text += "M\(Self.number(from.x)) \(Self.number(from.y))" }
        isFirst = false
        if let control {
          text += "Q\(Self.number(control.x)) \(Self.number(control.y)) \(Self.number(to.x)) \(Self.number(to.y))"
        } else {
          text += "L\(Self.number(to.x)) \(Self.number(to.y))"
        }
      }
      text += "z"
    }
    return text
  }

  private static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    guard rest > 0 else { return sign + String(whole) }
    return "\(sign)\(whole)." + (rest % 10 == 0 ? String(rest / 10) : rest < 10 ? "0\(rest)" : String(rest))
  }

  /// Calls `body` with each straight line, curves cut into lines that differ from them by less than an eighth of a dot.
  func forEachLine(_ body: (OutlinePoint, OutlinePoint) -> Void) {
    for contour in contours {
      forEachCurve(of: contour) { from, control, to in
        guard let control else { return body(from, to) }
        let bend = max(abs(from.x - 2 * control.x + to.x), abs(from.y - 2 * control.y + to.y))
        let steps = max(1, Int((bend * 2).squareRoot().rounded(.up)))
        var before = from
        for step in 1...steps {
          let t = Double(step) / Double(steps)
          let (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t)
          let point = OutlinePoint(
            x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y)
          body(before, point)
          before = point
        }
      }
    }
  }

  /// Calls `body` with the lines and curves of a contour. Between two points beside the curve, it goes through their middle.
  private func forEachCurve(
    of contour: [OutlinePoint], _ body: (OutlinePoint, _ control: OutlinePoint?, OutlinePoint) -> Void
  ) {
    guard let first = contour.first else { return }
    var from = first
    var control: OutlinePoint?
    for point in contour.dropFirst() + [first] {
      if point.isOnCurve {
        body(from, control, point)
        from = point
        control = nil
      } else {
        if let bend = control {
          let middle = OutlinePoint(x: (bend.x + point.x) / 2, y: (bend.y + point.y) / 2)
          body(from, bend, middle)
          from = middle
        }
        control = point
      }
    }
  }
}
