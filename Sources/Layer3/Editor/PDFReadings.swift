import Archive
import EditionModel
import FoundationEssentials

/// What came of reading PDFs, each once, and the records that keep it.
///
/// A tool of another version reads another text, and a machine without one reads none. So what the tool said, its failures too,
/// stands in the archive as WARC `conversion` records, and a rebuild asks them alone.
actor PDFReadings {
  private let convert: PDFConverter?
  private var outcomes: [String: (outcome: Outcome, date: Timestamp)]
  private var last: Task<Outcome, Never>?

  /// The words of a PDF with their places, or why there are none.
  enum Outcome: Hashable, Sendable {
    case layout([UInt8])
    case failed(PDFConversionFailure)
  }

  /// - Parameter convert: nil where no tool is installed.
  init(convert: PDFConverter?) {
    self.convert = convert
    outcomes = [:]
  }

  /// Answers from an archive alone.
  init(records: [WARCRecord]) {
    convert = nil
    outcomes = [:]
    for record in records where record.kind == .conversion {
      guard let url = record.targetURI, let outcome = Outcome(record) else { continue }
      outcomes[url] = (outcome, record.date ?? Timestamp(0))
    }
  }

  /// One PDF at a time, so that a front page of hostile ones costs the memory of one.
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

  /// In the order of the URLs, so that the order of answers leaves no trace.
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

/// Why a PDF gave no text.
public enum PDFConversionFailure: String, Error, Hashable, Sendable {
  case noTool = "no-tool"
  case unreadable
  case tooLarge = "too-large"
  case broken

  /// For readers, as a receipt says it.
  var why: String {
    switch self {
    case .noTool: "the page is a PDF, and nothing that reads PDFs is installed here"
    case .unreadable: "the page is a PDF that is damaged or locked"
    case .tooLarge: "the page is a PDF that takes too long to read"
    case .broken: "the page is a PDF, and what reads PDFs here does not run"
    }
  }
}
