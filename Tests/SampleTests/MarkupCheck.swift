/// A strict look at hand-written pages: every element is closed in order, every id is unique, every reference to one exists.
///
/// Stricter than a browser on purpose (it knows no implied end tags), so that a slip of the pen shows.
enum MarkupCheck {
  private static let void: Set<Substring> = ["meta", "link", "img", "br", "hr", "input", "wbr"]

  static func faults(in page: String) -> [String] {
    var faults: [String] = []
    var open: [Substring] = []
    var ids: Set<Substring> = []
    if !page.lowercased().hasPrefix("<!doctype html>") { faults.append("no doctype") }
    let rawText = page.replacing(/<script.*?<\/script>/.dotMatchesNewlines(), with: "<br>")
    for tag in rawText.matches(of: /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>"]|"[^"]*")*?)(\/?)>/) {
      let (_, closing, name, attributes, selfClosing) = tag.output
      if !closing.isEmpty {
        if open.last == name { open.removeLast() } else { faults.append("</\(name)> closes \(open.last ?? "nothing")") }
        continue
      }
      if !void.contains(name), selfClosing.isEmpty { open.append(name) }
      if let id = attributes.firstMatch(of: /\sid="([^"]*)"/)?.output.1, !ids.insert(id).inserted {
        faults.append("id \(id) appears twice")
      }
    }
    for reference in rawText.matches(of: /href="#([^"]+)"/) where !ids.contains(reference.output.1) {
      faults.append("#\(reference.output.1) leads nowhere")
    }
    // Old error pages leave html and body out; a title is the least that a page has.
    if !rawText.contains("<title>") { faults.append("no title") }
    return faults + open.map { "<\($0)> stays open" }
  }
}
