import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Asks an XML parser that nobody here wrote.
enum WellFormedXML {
  /// What is wrong with a document, nil where nothing is.
  static func problem(in bytes: [UInt8]) -> String? {
    let parser = XMLParser(data: Data(bytes))
    parser.shouldResolveExternalEntities = false
    guard !parser.parse() else { return nil }
    let text = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let line = text.indices.contains(parser.lineNumber - 1) ? text[parser.lineNumber - 1] : ""
    let around = line.dropFirst(max(0, parser.columnNumber - 60)).prefix(120)
    return "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "unknown") near \(around)"
  }
}
