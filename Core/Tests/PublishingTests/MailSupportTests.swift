import EditionModel
import Testing

@testable import Publishing

/// What Gmail, Apple Mail and Outlook (the one for Windows, which draws by Word) make of what our mail uses.
///
/// Facts from caniemail.com as its repository had them on 29 November 2026 (hteumeuleu/caniemail, `_features/css-NAME.md`). It tests no
/// feature called `color` or `font-family`: those two rows are common knowledge. What isn't in the table may not be used.
private enum MailSupport {
  enum Where {
    case anywhere
    /// Outlook for Windows ignores it elsewhere.
    case onlyOn(Set<String>)
    /// Outlook for Windows ignores it, or needs to be told in its own way.
    case with(String)
    /// Outlook for Windows knows no other values.
    case among(Set<String>)
    /// Outlook for Windows knows other units in part.
    case inPixels
  }

  static let properties: [String: Where] = [
    // Everywhere (Gmail, Apple Mail, Outlook): yes. Of `font-family` it is known from `font`, which may name one: Gmail's apps ignore
    // that, like `text-decoration`, for accounts of others.
    "background-color": .anywhere, "color": .anywhere, "font-family": .anywhere,
    // Outlook: no `rem`; its app for Windows no percentages and no relative words.
    "font-size": .inPixels,
    // Outlook: numbers up to 599 are normal, all others bold.
    "font-weight": .among(["bold", "normal"]),
    // Outlook: one value, and no `overline`.
    "text-decoration": .among(["underline", "none", "line-through"]),
    // Gmail, Outlook: no negative values. Outlook: not on span.
    "margin": .onlyOn(["body", "table", "h1", "h2", "p"]),
    // Outlook: cells alone.
    "padding": .onlyOn(["td", "body"]),
    // Outlook: at most 8px, unreliable on p and div.
    "border-left": .onlyOn(["td"]), "border-top": .onlyOn(["td"]),
    // Outlook: not on body, span, div, p and img.
    "width": .onlyOn(["table", "td"]),
    // Outlook until 2016: no; 2019: tables alone. A table of 600 pixels for Outlook is around ours.
    "max-width": .with("mso-hide:all or table"),
    // Outlook: px behave weirdly without a rule.
    "line-height": .with("mso-line-height-rule:exactly"),
    // Outlook: no (`max-height` too, from 2007 to 2019), so it is told to hide the element in its own way; Gmail, Apple Mail: yes.
    "display": .with("mso-hide:all"), "opacity": .with("mso-hide:all"), "overflow": .with("mso-hide:all"),
    "max-height": .with("mso-hide:all"),
    "mso-hide": .anywhere, "mso-line-height-rule": .anywhere,
  ]

  static let elements: Set<String> = [
    "html", "head", "meta", "title", "style", "body", "div", "table", "tbody", "tr", "td", "h1", "h2", "p", "a", "b",
  ]

  /// What is wrong with an element's styles; empty if nothing is.
  static func faults(_ element: String, _ style: String) -> [String] {
    style.replacing("&#39;", with: "'").split(separator: ";").compactMap { rule in
      let parts = rule.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2, let place = properties[parts[0]] else { return "\(element): \(rule) is not in the table" }
      if parts[0] == "margin", parts[1].contains("-") { return "\(element): a negative margin" }
      switch place {
      case .anywhere: return nil
      case .onlyOn(let elements): return elements.contains(element) ? nil : "\(parts[0]) on \(element)"
      case .with("mso-hide:all or table"): return element == "table" || style.contains("mso-hide:all") ? nil : "\(rule)"
      case .among(let values): return values.contains(parts[1]) ? nil : "\(rule)"
      case .inPixels: return parts[1].wholeMatch(of: /[0-9]+px/) == nil ? "\(rule)" : nil
      case .with(let other): return style.contains(other) ? nil : "\(rule) without \(other)"
      }
    }
  }
}

@Suite("A mail uses what Gmail, Apple Mail and Outlook show") struct MailSupportTests {
  private func elements(_ html: String) -> [(name: String, style: String)] {
    html.matches(of: /<([a-z][a-z0-9]*)([^>]*)>/).map { match in
      (String(match.1), match.2.firstMatch(of: /style="([^"]*)"/).map { String($0.1) } ?? "")
    }
  }

  private var html: String {
    get throws {
      var bundle = Fixtures.bundle()
      bundle.edition.basis = .partial
      let mail = Publisher(settings: Fixtures.settings).mail(
        of: bundle, now: bundle.edition.cutoff, unsubscribe: "https://ten.example/unsubscribe/x", publisher: "Ann & Co",
        book: .attached)
      return String(decoding: mail.html, as: UTF8.self)
    }
  }

  @Test("in its elements and in their styles")
  func inline() throws {
    let found = elements(try html)
    #expect(found.count > 60 && found.contains { $0.style.contains("border-left") })
    #expect(Set(found.map(\.name)).subtracting(MailSupport.elements) == [])
    #expect(found.flatMap { MailSupport.faults($0.name, $0.style) } == [])
  }

  @Test(
    "and the check finds what they don't show",
    arguments: [
      ("p", "padding:8px"), ("div", "display:none"), ("p", "line-height:20px"), ("div", "width:600px"),
      ("p", "border-top:1px solid #000"),
      ("td", "display:flex"), ("td", "position:absolute"), ("p", "margin:-4px"), ("div", "max-width:600px"),
      ("td", "box-shadow:none"), ("p", "font-size:1rem"), ("p", "font-size:120%"), ("h2", "font-weight:600"),
      ("a", "text-decoration:underline dotted"), ("a", "text-decoration:overline"), ("div", "max-height:0"),
    ])
  func finds(element: String, style: String) { #expect(MailSupport.faults(element, style).count == 1) }

  @Test("in its sheet, without which it can be read too: Gmail drops the query for dark colours, Outlook all of it")
  func sheet() throws {
    let text = try html
    let sheet = try #require(text.firstMatch(of: /<style>(.+?)<\/style>/.dotMatchesNewlines())).1
    #expect(sheet.utf8.count < 16_384)
    // Nothing but colours and the scheme is said there alone.
    let named = Set(sheet.matches(of: /[{;]([a-z-]+):/).map { String($0.1) })
    #expect(named == ["color-scheme", "supported-color-schemes", "background-color", "color", "border-color"])
  }
}
