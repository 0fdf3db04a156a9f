import CharacterEncoding
import Extraction
import Foundation
import HTML
import JSONFormat

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

  private static func write(_ bytes: [UInt8]) { if !Output.write(bytes) { endWithoutReader() } }

  /// The line that answers a line; a bad one is answered too, a blank one is not.
  func result(of line: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard let object = JSONLine(line, decoding: "html") else {
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
      return isBlank ? [] : failure("the line isn't a JSON object", id: nil)
    }
    let id = object.raw("id").map { Array($0) }
    do {
      var json = JSONWriter()
      let url = object.string("url").map { String(decoding: $0, as: UTF8.self) }
      let page = try page(object)
      if fields.contains(.units) {
        let record = TrainingRecord(
          HTMLDocument.parse(DocumentReader.markup(of: page.bytes)), url: url, extractor: extractor)
        let units = try JSONEncoder().encode(record)
        json.object { json in
          json.key("id")
          json.verbatim(id ?? Self.null)
          json.key("units")
          json.verbatim(units)
        }
      } else if fields.contains(.receiptFeatures) {
        let record = ReceiptRecord(
          HTMLDocument.parse(DocumentReader.markup(of: page.bytes)), url: url, extractor: extractor)
        json.object { json in
          json.key("id")
          json.verbatim(id ?? Self.null)
          json.key("receipt_features")
          json.object { json in
            for (name, value) in zip(ReceiptRecord.names, record.values) {
              json.key(named: name)
              json.value(Double(value))
            }
          }
        }
      } else {
        let url = url?.isEmpty == true ? nil : url
        let extract =
          page.isFile
          ? try DocumentReader(extractor: extractor).extract(page.bytes, url: url)
          : extractor.extract(html: page.bytes, url: url)
        ExtractField.write(fields, of: extract, id: id ?? Self.null, to: &json)
      }
      json.endLine()
      return json.bytes
    } catch {
      return failure("\(error)", id: id)
    }
  }

  private static let null = Array("null".utf8)

  private func failure(_ message: String, id: [UInt8]?) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("id")
      json.verbatim(id ?? Self.null)
      json.field("error", message)
    }
    json.endLine()
    return json.bytes
  }

  /// A page's text, or the bytes of a file.
  private func page(_ object: JSONLine) throws -> (bytes: [UInt8], isFile: Bool) {
    if let html = object.string("html") { return (html, false) }
    guard let path = object.string("path") else {
      throw CommandFailure("neither html nor path: give one of them as a string")
    }
    return (try readPossiblyGzipped(String(decoding: path, as: UTF8.self)), true)
  }
}
