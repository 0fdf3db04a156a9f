import ArgumentParser
import JSONFormat
import VectorGraphics

/// Prints a drawing (SVG) written anew.
struct DrawingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drawing", abstract: "Prints a drawing (SVG) written anew, as an edition keeps it.",
    discussion: """
      With --batch, standard input holds one JSON object a line, {"id", "svg" or "path"}, and standard output gets one line \
      for each: {"id","svg","width","height"}, or {"id","error"}.
      """)

  @Flag(help: "Read JSON lines from standard input.")
  var batch = false

  @Argument(help: "A file, gzip allowed; - is standard input.")
  var file = "-"

  func run() throws {
    if batch { return try runBatch() }
    let bytes = file == "-" ? try StandardInput.readAll() : try readPossiblyGzipped(file)
    guard let drawing = VectorPicture(rewriting: bytes) else { throw CommandFailure(Self.refusal) }
    var output = StandardOutput()
    output.write(drawing.bytes)
    output.write("\n")
    output.flush()
  }

  private static let refusal = "not a drawing that can be kept whole: an edition would link to it"

  private func runBatch() throws {
    var input = StandardInput()
    var output = StandardOutput()
    while try input.nextLine({ line in answer(line, into: &output) }) {}
    output.flush()
  }

  /// One line of input gives one of output, come what may.
  private func answer(_ line: UnsafeBufferPointer<UInt8>, into output: inout StandardOutput) {
    let object = JSONLine(line, decoding: "svg")
    if object == nil, line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return }
    var json = JSONWriter()
    json.object { json in
      json.key("id")
      if let id = object?.raw("id") { json.verbatim(id) } else { json.null() }
      guard let object else { return json.field("error", "not a JSON object") }
      do {
        guard let file = try file(of: object) else { throw CommandFailure("neither svg nor path: give one of them") }
        guard let drawing = VectorPicture(rewriting: file) else { throw CommandFailure(Self.refusal) }
        json.field("svg", String(decoding: drawing.bytes, as: UTF8.self))
        json.field("width", drawing.width)
        json.field("height", drawing.height)
        json.field("isStable", VectorPicture.isRewritten(drawing.bytes))
      } catch {
        json.field("error", "\(error)")
      }
    }
    json.endLine()
    output.write(json.bytes)
  }

  private func file(of object: JSONLine) throws -> [UInt8]? {
    if let text = object.string("svg") { return text }
    return try object.string("path").map { try readPossiblyGzipped(String(decoding: $0, as: UTF8.self)) }
  }
}
