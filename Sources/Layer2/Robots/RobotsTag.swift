/// What a site allows for keeping and quoting a page: `X-Robots-Tag`, or the value of a robots `meta`.
public struct RobotsTag: Sendable, Hashable {
  /// `noarchive` or `nocache`: no copy may be kept.
  public var noArchive = false
  /// `nosnippet`: nothing of the page may be quoted.
  public var noSnippet = false
  /// `noindex` or `none`: the page may not be listed.
  public var noIndex = false
  /// `noai`, `noimageai`: not to be used by machines that learn or summarize.
  public var noAI = false
  /// The longest quotation in characters; nil if there is no limit, or -1, which means any length.
  public var maxSnippet: Int?
  /// `unavailable_after`, as written.
  public var unavailableAfter: String?

  /// - Parameters:
  ///   - values: of every field of that name, or every `meta`.
  ///   - token: directives for another named program are ignored.
  public init(_ values: [String] = [], token: String = "tenhn") {
    for value in values { add(value, token: token) }
  }

  /// Adds the directives of one value, `noarchive, max-snippet:200` or `otherbot: noindex`.
  public mutating func add(_ value: String, token: String = "tenhn") {
    var isMeant = true
    let parts = value.split(separator: ",").map { $0.trimmingBlanks() }
    for (index, part) in parts.enumerated() {
      guard let colon = part.firstIndex(of: ":") else {
        if isMeant { add(directive: part.lowercased(), value: nil) }
        continue
      }
      let name = part[..<colon].trimmingBlanks().lowercased()
      let rest = part[part.index(after: colon)...].trimmingBlanks()
      if name == "unavailable_after" {
        // Dates contain commas.
        if isMeant { unavailableAfter = ([rest] + parts[(index + 1)...]).joined(separator: ", ") }
        return
      }
      if Self.valued.contains(name) {
        if isMeant { add(directive: name, value: rest) }
      } else {
        // A name before a colon addresses that program, up to the next name.
        isMeant = name == token || name == "*"
        if isMeant { add(rest, token: token) }
      }
    }
  }

  private static let valued = ["max-snippet", "max-image-preview", "max-video-preview"]

  private mutating func add(directive: String, value: String?) {
    switch directive {
    case "noarchive", "nocache": noArchive = true
    case "nosnippet": noSnippet = true
    case "noindex", "none": noIndex = true
    case "noai", "noimageai": noAI = true
    case "max-snippet":
      guard let limit = value.flatMap({ Int($0) }), limit >= 0 else { return }
      maxSnippet = min(limit, maxSnippet ?? .max)
    default: return
    }
  }
}

extension StringProtocol {
  fileprivate func trimmingBlanks() -> String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
