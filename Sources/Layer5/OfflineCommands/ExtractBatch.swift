import CharacterEncoding
import Extraction
import Foundation
import HTML
import Synchronization

/// Reads pages line by line, extracts some at a time, writes in the order read.
struct ExtractBatch {
  let extractor: Extractor
  let fields: [ExtractField]
  let jobs: Int

  func run(_ file: String) throws {
    let input = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
    guard let input else { throw CommandFailure("cannot open \(file): check the path") }
    var lines = LineReader(input)
    while true {
      // A round holds a few pages a job, so that memory stays flat however long the input is.
      var round: [[UInt8]] = []
      while round.count < jobs * 4, let line = lines.next() {
        if !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { round.append(line) }
      }
      if round.isEmpty { return }
      for result in results(of: round) { FileHandle.standardOutput.write(Data(result)) }
    }
  }

  private func results(of round: [[UInt8]]) -> [[UInt8]] {
    if jobs == 1 { return round.map(result) }
    let results = Mutex([[UInt8]](repeating: [], count: round.count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < round.count else { return }
        let result = result(of: round[index])
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0 }
  }

  /// The line that answers a line; a bad one is answered too.
  func result(of line: [UInt8]) -> [UInt8] {
    var output = JSONText()
    var id = ""
    do {
      let page = try BatchLine(line)
      id = page.text("id") ?? ""
      let url = page.text("url").flatMap { $0.isEmpty ? nil : $0 }
      let html: [UInt8]
      if let inline = page.strings["html"] {
        html = inline
      } else if let path = page.text("path") {
        let bytes = try readPossiblyGzipped(path)
        html = CharacterEncoding.Encoding.sniff(bytes).decodeToUTF8(bytes)
      } else {
        throw CommandFailure("a line needs html or path")
      }
      if fields.contains(.units) {
        let record = TrainingRecord(HTMLDocument.parse(html), url: url, extractor: extractor)
        output.raw("{\"id\":")
        output.string(id)
        output.raw(",\"units\":")
        output.bytes += try JSONEncoder().encode(record)
        output.raw("}")
      } else {
        ExtractField.write(fields, of: extractor.extract(html: html, url: url), id: id, to: &output)
      }
    } catch {
      let message = error is BatchLine.Malformed ? "the line is no JSON object" : "\(error)"
      output = JSONText()
      output.raw("{\"id\":")
      output.string(id)
      output.raw(",\"error\":")
      output.string(message)
      output.raw("}")
    }
    output.bytes.append(0x0A)
    return output.bytes
  }
}

/// Cuts a file into lines, however long.
private struct LineReader {
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  init(_ handle: FileHandle) {
    self.handle = handle
  }

  mutating func next() -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      if isAtEnd {
        defer { start = buffer.count }
        return start < buffer.count ? Array(buffer[start...]) : nil
      }
      searched = buffer.count - start
      buffer.removeSubrange(..<start)
      start = 0
      let data = handle.readData(ofLength: 1 << 18)
      if data.isEmpty { isAtEnd = true } else { buffer += data }
    }
  }
}
