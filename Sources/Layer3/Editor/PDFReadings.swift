import Archive
import EditionModel
import FoundationEssentials

/// Reads PDFs, each once, and keeps the outcomes for the archive.
///
/// Another version of the tool reads another text, and a machine without the tool reads nothing. So the archive keeps the
/// tool's output, and its failures, as WARC `conversion` records, and a rebuild asks only those.
actor PDFReadings {
  private let convert: PDFConverter?
  private var outcomes: [String: (outcome: Outcome, date: Timestamp)]
  private var last: Task<Outcome, Never>?

  /// The words of a PDF with their places, or why there are none.
  enum Outcome: Hashable, Sendable {
    case layout([UInt8])
    case failed(PDFConversionFailure)
  }

  /// Reads with a tool.
  ///
  /// - Parameter convert: nil if no tool is installed.
  init(convert: PDFConverter?) {
    self.convert = convert
    outcomes = [:]
  }

  /// Answers from an archive only.
  init(records: [WARCRecord]) {
    convert = nil
    outcomes = [:]
    for record in records where record.kind == .conversion {
      guard let url = record.targetURI, let outcome = Outcome(record) else { continue }
      outcomes[url] = (outcome, record.date ?? Timestamp(0))
    }
  }

  /// Reads a PDF. One at a time, so a front page of hostile ones needs the memory of one.
  ///
  /// - Parameter date: when the PDF came.
  func read(_ pdf: [UInt8], from url: String, at date: Timestamp) async -> Outcome {
    if let known = outcomes[url] { return known.outcome }
    let before = last
    let task = Task { [convert] in
      _ = await before?.value
      guard let convert else { return Outcome.failed(.noTool) }
      return Outcome(await convert(pdf))
    }
    last = task
    let outcome = await task.value
    outcomes[url] = (outcome, date)
    return outcome
  }

  /// Adds the outcomes to an archive in the order of the URLs, whatever the order of answers was.
  func write(to writer: inout WARCWriter) {
    for (url, known) in outcomes.sorted(by: { $0.key < $1.key }) {
      writer.append(
        conversion: known.outcome.block, uri: url, contentType: known.outcome.contentType, date: known.date)
    }
  }
}

extension PDFReadings.Outcome {
  private static let layoutType = "application/xhtml+xml"
  private static let failureType = "application/vnd.tenhn.failure"

  init(_ result: Result<[UInt8], PDFConversionFailure>) {
    switch result {
    case .success(let layout): self = .layout(layout)
    case .failure(let failure): self = .failed(failure)
    }
  }

  init?(_ record: WARCRecord) {
    switch record.contentType {
    case Self.layoutType: self = .layout(record.block)
    case Self.failureType:
      guard let failure = PDFConversionFailure(rawValue: String(decoding: record.block, as: UTF8.self)) else {
        return nil
      }
      self = .failed(failure)
    default: return nil
    }
  }

  var contentType: String { if case .layout = self { Self.layoutType } else { Self.failureType } }

  var block: [UInt8] {
    switch self {
    case .layout(let layout): layout
    case .failed(let failure): Array(failure.rawValue.utf8)
    }
  }
}

/// Turns a PDF into what ``Extractor/extract(printedLayout:url:)`` reads.
public typealias PDFConverter = @Sendable ([UInt8]) async -> Result<[UInt8], PDFConversionFailure>

/// The reason why a PDF gave no text.
public enum PDFConversionFailure: String, Error, Hashable, Sendable {
  /// No tool is installed.
  case noTool = "no-tool"
  /// The PDF is damaged or locked.
  case unreadable
  /// The PDF takes too long.
  case tooLarge = "too-large"
  /// The tool doesn't run.
  case broken

  /// One clause for readers, in a receipt.
  var why: String {
    switch self {
    case .noTool: "the page is a PDF, and no PDF reader is installed here"
    case .unreadable: "the page is a PDF that is damaged or locked"
    case .tooLarge: "the page is a PDF that takes too long to read"
    case .broken: "the page is a PDF, and the PDF reader here doesn't run"
    }
  }
}
