/// The operator's page on the way to a host. It is served only where `/metrics` is: strangers must not make this machine ask others.
struct DoctorPage {
  let view: DoctorView?
  let settings: SiteSettings
  private typealias Words = Wording.Doctor

  static let path = "/doctor"

  func markup() -> Markup {
    PageShell(
      settings: settings, title: Words.title, description: Words.description, path: Self.path, isIndexed: false
    ).markup { html in
      html.header(.class("edition")) {
        html.h1(Words.title)
        html.p(.class("facts"), text: Words.description)
      }
      writeForm(html)
      guard let view else { return }
      write(view.layers, of: view.host, html)
      guard !view.zones.isEmpty else { return }
      html.section(.class("aside")) {
        html.h2(Words.chain)
        ChainFigure(zones: view.zones).write(html)
        write(view.remarks, html)
      }
    }
  }

  private func writeForm(_ html: MarkupWriter) {
    html.form(.class("search"), .named("method", "post"), .named("action", settings.basePath + Self.path)) {
      html.label(.named("for", "host"), text: Words.host)
      html.input(
        .id("host"), .name("host"), .value(view?.host ?? ""), .named("autocomplete", "off"), .named("required", ""),
        .named("maxlength", 255))
      html.button(.type("submit"), text: Words.examine)
    }
  }

  private func write(_ layers: [DoctorView.Layer], of host: String, _ html: MarkupWriter) {
    html.section(.class("aside")) {
      html.h2 { html.bdi(host) }
      html.dl(.class("status")) {
        for layer in layers {
          html.dt(layer.name)
          html.dd {
            html.text("\(Words.sign(layer.state)) \(layer.text)")
            if let hint = layer.hint, layer.state != .sound { html.span(.class("why"), text: hint) }
          }
        }
      }
    }
  }

  private func write(_ remarks: [DoctorView.Remark], _ html: MarkupWriter) {
    guard !remarks.isEmpty else { return }
    html.ul {
      for remark in remarks {
        html.li {
          html.text("\(Words.sign(remark.state)) \(remark.text) (")
          html.code(remark.record)
          html.text(")")
          html.span(.class("why"), text: remark.hint)
        }
      }
    }
  }
}

/// The zones as boxes one below the other, with the keys that each parent names between them.
struct ChainFigure {
  let zones: [DoctorView.Zone]
  /// In pixels; a phone's width.
  private static let (width, box, gap) = (320, 58, 34)

  func write(_ html: MarkupWriter) {
    let height = zones.count * (Self.box + Self.gap) - Self.gap + 2
    html.figure {
      html.element("svg")(
        .named("viewBox", "0 0 \(Self.width) \(height)"), .named("width", Self.width), .named("height", height),
        .role("img"), .label(description), .named("font-family", "inherit"), .named("font-size", "13")
      ) {
        for (index, zone) in zones.enumerated() {
          write(zone, at: 1 + index * (Self.box + Self.gap), isFirst: index == 0, html)
        }
      }
      html.figcaption(Wording.Doctor.figure)
    }
  }

  /// For people who can't see the figure.
  private var description: String {
    zones.map { "\(Wording.Doctor.zone($0.name)): \($0.verdict)" }.joined(separator: "; ")
  }

  private func write(_ zone: DoctorView.Zone, at top: Int, isFirst: Bool, _ html: MarkupWriter) {
    if !isFirst {
      html.element("path")(
        .named("d", "M20 \(top - Self.gap)V\(top)"), .named("stroke", "currentColor"),
        .named("stroke-dasharray", zone.signers.isEmpty ? "2 4" : nil)
      ) {}
    }
    html.element("text")(.named("x", "32"), .named("y", top - 12), .named("fill", "currentColor")) {
      if !isFirst { html.text(Wording.Doctor.signers(zone.signers)) }
    }
    html.element("rect")(
      .named("x", "1"), .named("y", top), .named("width", Self.width - 2), .named("height", Self.box),
      .named("fill", "none"),
      .named("stroke", "currentColor"), .named("stroke-width", zone.state == .broken ? "3" : "1")
    ) {}
    html.element("text")(
      .named("x", "12"), .named("y", top + 23), .named("fill", "currentColor"), .named("font-weight", "bold")
    ) { html.text("\(Wording.Doctor.sign(zone.state)) \(short(Wording.Doctor.zone(zone.name))) · \(zone.verdict)") }
    html.element("text")(.named("x", "12"), .named("y", top + 44), .named("fill", "currentColor")) {
      html.text(Wording.Doctor.keys(zone.keys))
    }
  }

  private func short(_ name: String) -> String { name.count <= 28 ? name : "…" + name.suffix(27) }
}

extension Wording {
  enum Doctor {
    static let title = "Doctor"
    static let description = "Which link on the way to a site is broken, and who can mend it."
    static let host = "Site"
    static let examine = "Examine"
    static let chain = "The chain of signatures"
    static let figure = "From the root down to the name. A thick frame marks the zone where the chain breaks."

    static func sign(_ state: DoctorView.State) -> String {
      switch state {
      case .sound: "✓"
      case .doubtful: "!"
      case .broken: "✗"
      case .notReached: "·"
      }
    }

    static func zone(_ name: String) -> String { name == "." ? "the root" : name }

    static func signers(_ signers: [String]) -> String {
      signers.isEmpty ? "names no key" : "names key \(list(signers))"
    }

    static func keys(_ keys: [String]) -> String {
      keys.isEmpty ? "no keys" : "\(keys.count == 1 ? "key" : "keys") \(list(keys))"
    }

    private static func list(_ items: [String]) -> String {
      items.count <= 2
        ? items.joined(separator: " and ") : "\(items.prefix(1).joined()) and \(items.count - 1) more"
    }
  }
}
