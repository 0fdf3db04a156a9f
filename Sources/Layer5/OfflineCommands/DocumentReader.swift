import CharacterEncoding
import Extraction
import Foundation
import PDFText

/// Extracts from the bytes of a file: a page, or a PDF.
struct DocumentReader {
  let extractor: Extractor

  /// - Throws: ``CommandFailure`` where a PDF needs a tool that is not installed, or cannot be read.
  func extract(_ bytes: [UInt8], url: String?) throws -> Extract {
    guard bytes.starts(with: Array("%PDF-".utf8)) else {
      return extractor.extract(html: Self.markup(of: bytes), url: url)
    }
    guard let tool = PDFTool(named: "pdftotext", in: ProcessInfo.processInfo.environment["PATH"] ?? "") else {
      throw CommandFailure("This is a PDF: install pdftotext (Debian: poppler-utils) to read its text.")
    }
    switch blocking({ await tool.layout(of: bytes) }) ?? .failure(.broken) {
    case .success(let layout): return extractor.extract(printedLayout: layout, url: url)
    case .failure(.unreadable): throw CommandFailure("The PDF is damaged or locked. Does another program open it?")
    case .failure(.tooLarge):
      throw CommandFailure("The PDF takes more time or memory than is allowed. Read it with another program.")
    case .failure(.broken): throw CommandFailure("pdftotext can't be started. Does `pdftotext -v` run?")
    }
  }

  /// A page's bytes as UTF-8, by the encoding that it declares or seems to have.
  static func markup(of bytes: [UInt8]) -> [UInt8] {
    CharacterEncoding.Encoding.sniffPage(bytes).decodeToUTF8(bytes)
  }
}
