import ArgumentParser
import CharacterEncoding
import HTML
import JSONFormat

/// Prints the tree that a browser would make of a page.
struct ParseHTMLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse-html", abstract: "Prints the tree of a page in the format of html5lib's tests.",
    discussion: """
      With --batch, standard input holds one JSON object a line, {"id", "html" or "path", "fragment"?, "scripting"?}, and \
      standard output gets one line for each: {"id","tree"}, {"id","nodes"} with --count, or {"id","error"}.
      """)

  @Option(help: "Parse a fragment inside this element (div, 'svg desc', 'math mi').")
  var fragment: String?

  @Flag(help: "Parse as a browser that runs scripts does.")
  var scripting = false

  @Flag(help: "Read JSON lines from standard input.")
  var batch = false

  @Flag(help: "With --batch, build the trees and print the numbers of their nodes only.")
  var count = false

  @Argument(help: "A file, gzip allowed; - is standard input.")
  var file = "-"

  func run() throws {
    if batch { return try runBatch() }
    let bytes = file == "-" ? try StandardInput.readAll() : try readPossiblyGzipped(file)
    let page = Page(html: Encoding.sniff(bytes).decodeToUTF8(bytes), fragment: fragment, scripting: scripting)
    var output = StandardOutput()
    output.write(page.document.dump(below: page.top))
    output.write("\n")
    output.flush()
  }

  private func runBatch() throws {
    var input = StandardInput()
    var output = StandardOutput()
    while try input.nextLine({ line in answer(line, into: &output) }) {}
    output.flush()
  }

  /// One line of input gives one of output, come what may.
  private func answer(_ line: UnsafeBufferPointer<UInt8>, into output: inout StandardOutput) {
    let object = JSONLine(line, decoding: "html")
    if object == nil, line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return }
    var json = JSONWriter()
    json.object { json in
      json.key("id")
      if let id = object?.raw("id") { json.verbatim(id) } else { json.null() }
      guard let object else { return json.field("error", "not a JSON object") }
      do {
        let page = try Page(object, fragment: fragment, scripting: scripting)
        if count {
          json.field("nodes", page.document.nodeCount)
        } else {
          json.field("tree", page.document.dump(below: page.top))
        }
      } catch {
        json.field("error", "\(error)")
      }
    }
    json.endLine()
    output.write(json.bytes)
  }
}

/// A page and where its tree begins.
private struct Page {
  let document: HTMLDocument
  let top: NodeID

  init(html: [UInt8], fragment: String?, scripting: Bool) {
    let options = ParseOptions(scripting: scripting)
    guard let fragment else {
      document = HTMLDocument.parse(html, options: options)
      top = document.root
      return
    }
    var name = fragment[...]
    var namespace = Namespace.html
    for (prefix, candidate) in [("svg ", Namespace.svg), ("math ", .mathML)] where name.hasPrefix(prefix) {
      name = name.dropFirst(prefix.count)
      namespace = candidate
    }
    document = HTMLDocument.parseFragment(html, context: String(name), namespace: namespace, options: options)
    top = document.fragmentRoot
  }

  init(_ object: JSONLine, fragment: String?, scripting: Bool) throws {
    let html: [UInt8]
    if let text = object.string("html") {
      html = text
    } else if let path = object.string("path") {
      let bytes = try readPossiblyGzipped(String(decoding: path, as: UTF8.self))
      html = Encoding.sniff(bytes).decodeToUTF8(bytes)
    } else {
      throw CommandFailure("neither html nor path: give one of them as a string")
    }
    let context = object.string("fragment").map { String(decoding: $0, as: UTF8.self) }
    self.init(html: html, fragment: context ?? fragment, scripting: object.bool("scripting") ?? scripting)
  }
}
