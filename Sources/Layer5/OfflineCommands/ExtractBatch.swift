import CharacterEncoding
import Extraction
import Foundation
import HTML

/// Reads pages line by line, extracts some at a time, writes in the order read.
struct ExtractBatch {
  let extractor: Extractor
  let fields: [ExtractField]
  let jobs: Int

  func run() throws {
    guard jobs > 1 else {
      var input = StandardInput()
      while try input.nextLine({ line in Self.write(result(of: line)) }) {}
      return
    }
    let lines = OrderedLines(
      from: StandardInput(), room: jobs * 16,
      nextLine: { input in
        var line: [UInt8]?
        _ = try input.nextLine { line = Array($0) }
        return line
      }, write: Self.write)
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      while let (number, line) = lines.next() {
        lines.finish(number, line.withUnsafeBufferPointer { result(of: $0) })
      }
    }
    try lines.check()
  }

  private static func write(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

  /// The line that answers a line; a bad one is answered too, a blank one is not.
  func result(of line: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard let object = JSONObject(line, decoding: "html") else {
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
      return isBlank ? [] : Array("{\"id\":null,\"error\":\"the line is no JSON object\"}\n".utf8)
    }
    var output = JSONText()
    let id = object.raw("id").map { Array($0) } ?? Array("null".utf8)
    do {
      let url = object.string("url").map { String(decoding: $0, as: UTF8.self) }
      let page = try page(object)
      if fields.contains(.units) {
        let record = TrainingRecord(
          HTMLDocument.parse(DocumentReader.markup(of: page.bytes)), url: url, extractor: extractor)
        output.raw("{\"id\":")
        output.bytes += id
        output.raw(",\"units\":")
        output.bytes += try JSONEncoder().encode(record)
        output.raw("}")
      } else {
        let url = url?.isEmpty == true ? nil : url
        let extract =
          page.isFile
          ? try DocumentReader(extractor: extractor).extract(page.bytes, url: url)
          : extractor.extract(html: page.bytes, url: url)
        ExtractField.write(fields, of: extract, id: id, to: &output)
      }
    } catch {
      output = JSONText()
      output.raw("{\"id\":")
      output.bytes += id
      output.raw(",\"error\":")
      output.string("\(error)")
      output.raw("}")
    }
    output.bytes.append(0x0A)
    return output.bytes
  }

  /// A page's text, or the bytes of a file.
  private func page(_ object: JSONObject) throws -> (bytes: [UInt8], isFile: Bool) {
    if let html = object.string("html") { return (html, false) }
    guard let path = object.string("path") else {
      throw CommandFailure("neither html nor path: give one of them as a string")
    }
    return (try readPossiblyGzipped(String(decoding: path, as: UTF8.self)), true)
  }
}
