import Editor
import Foundation
import Logging
import PDFText
import PageWorkers

/// Reading pages and PDFs in other processes.
extension Newsroom {
  /// Lets a task read pages in processes of their own, and ends those afterwards.
  ///
  /// - Parameter isPatient: whether nobody waits, as on a rebuild. A page that was read once must not fail because the machine
  ///   is busier now: the edition would be another.
  func readingPages<Result: Sendable>(
    isPatient: Bool = false, _ body: (@escaping PageReader) async throws -> Result
  ) async throws -> Result {
    guard let program = PagePool.thisProgram else { return try await body { $0.answer() } }
    let arguments = ReadPagesCommand.arguments(isPatient: isPatient)
    let pool = PagePool(program: program, arguments: arguments, isPatient: isPatient) { [logger] in
      logger.warning("pages are read in the program's own process: no other can be started")
    }
    let start = Task { await pool.warmUp() }
    do {
      let result = try await body { await pool.read($0) }
      start.cancel()
      await pool.close()
      return result
    } catch {
      start.cancel()
      await pool.close()
      throw error
    }
  }

  /// Nil if the tool is switched off or not installed. Then PDFs are listed but not read.
  var pdfConverter: PDFConverter? {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? ""
    guard let tool = settings.pdfTool.flatMap({ PDFTool(named: $0, in: folders) }) else { return nil }
    return { pdf in
      await tool.layout(of: pdf).mapError { failure in
        switch failure {
        case .unreadable: .unreadable
        case .tooLarge: .tooLarge
        case .broken: .broken
        }
      }
    }
  }
}
