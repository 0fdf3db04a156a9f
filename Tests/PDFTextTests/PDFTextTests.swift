import Foundation
import TestSupport
import Testing

@testable import PDFText

/// Poppler's tool, where it is installed.
struct PDFTextTests {
  private static let folders = "/usr/bin:/bin:/usr/local/bin:/opt/homebrew/bin"
  private static let tool = PDFTool(named: "pdftotext", in: folders)

  @Test(
    "A PDF gives its title and its words with their places", .enabled(if: Self.tool != nil, "needs pdftotext"))
  func wordsOfPDF() async throws {
    let tool = try #require(Self.tool)
    let layout = try await tool.layout(of: SmallPDF.bytes(title: "On walls", lines: SmallPDF.lines)).get()
    let text = String(decoding: layout, as: UTF8.self)
    #expect(text.contains("<title>On walls</title>"))
    #expect(text.contains(">Remark</word>") && text.contains("xMin="))
  }

  @Test(
    "A file that is no PDF is unreadable", .enabled(if: Self.tool != nil, "needs pdftotext"))
  func fileThatIsNoPDF() async throws {
    let tool = try #require(Self.tool)
    for bytes in [[], Array("%PDF-1.4\n".utf8), Array("%PDF-1.7\n".utf8) + (0..<4096).map { UInt8($0 * 37 % 251) }] {
      #expect(await tool.layout(of: bytes) == .failure(.unreadable))
    }
  }

  @Test("A tool that doesn't exist is nil")
  func missingTool() {
    #expect(PDFTool(named: "no-such-tool-of-anyone", in: Self.folders) == nil)
    #expect(PDFTool(named: "none", in: "") == nil)
    // Programs are never taken from the current folder.
    #expect(PDFTool(named: "./pdftotext", in: Self.folders) == nil)
  }
}
