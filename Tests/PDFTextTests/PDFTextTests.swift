import Foundation
import TestSupport
import Testing

@testable import PDFText

/// Poppler's tool, where it is installed, and how it is kept.
struct PDFTextTests {
  private static let folders = "/usr/bin:/bin:/usr/local/bin:/opt/homebrew/bin"
  private static let tool = PDFTool(named: "pdftotext", in: folders)

  @Test(.enabled(if: Self.tool != nil, "needs pdftotext"))
  func aPDFGivesItsTitleAndItsWordsWithTheirPlaces() throws {
    let tool = try #require(Self.tool)
    let layout = try tool.layout(of: SmallPDF.bytes(title: "On walls", lines: SmallPDF.lines)).get()
    let text = String(decoding: layout, as: UTF8.self)
    #expect(text.contains("<title>On walls</title>"))
    #expect(text.contains(">Remark</word>") && text.contains("xMin="))
  }

  @Test(.enabled(if: Self.tool != nil, "needs pdftotext"))
  func whatIsNoPDFIsUnreadableAndEndsNothing() throws {
    let tool = try #require(Self.tool)
    for bytes in [[], Array("%PDF-1.4\n".utf8), Array("%PDF-1.7\n".utf8) + (0..<4096).map { UInt8($0 * 37 % 251) }] {
      #expect(tool.layout(of: bytes) == .failure(.unreadable))
    }
  }

  @Test func aToolThatIsNotThereIsNil() {
    #expect(PDFTool(named: "no-such-tool-of-anyone", in: Self.folders) == nil)
    #expect(PDFTool(named: "none", in: "") == nil)
    // A folder of the current place is no place to take programs from.
    #expect(PDFTool(named: "./pdftotext", in: Self.folders) == nil)
  }
}

struct BoundedProcessTests {
  private func run(_ command: [String], input: [UInt8] = [], _ change: (inout BoundedProcess) -> Void = { _ in })
    -> Result<[UInt8], BoundedProcess.Failure>
  {
    var process = BoundedProcess(command: command)
    change(&process)
    return process.run(input: input)
  }

  @Test func inputGoesInAndOutputComesOut() throws {
    let input = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try run(["/bin/cat"], input: input).get() == input)
  }

  @Test func itSeesNoVariableAndNoFileOfOurs() throws {
    #expect(String(decoding: try run(["/usr/bin/env"]).get(), as: UTF8.self) == "LC_ALL=C.UTF-8\n")
    let own = try FileHandle(forReadingFrom: URL(filePath: #filePath))
    defer { try? own.close() }
    if FileManager.default.fileExists(atPath: "/proc/self/fd") {
      let open = String(decoding: try run(["/bin/ls", "/proc/self/fd"]).get(), as: UTF8.self)
      // The fourth is the folder that it lists.
      #expect(open.split(separator: "\n").count == 4)
    }
  }

  @Test func whatFailsIsNoText() {
    #expect(run(["/bin/false"]) == .failure(.exit))
    #expect(run(["/no/such/program"]) == .failure(.start))
  }

  @Test func whoTalksWithoutEndOrNeverEndsIsEnded() {
    #expect(run(["/usr/bin/yes"]) { $0.outputLimit = 100_000 } == .failure(.output))
    #expect(run(["/bin/sleep", "600"]) { $0.seconds = 1 } == .failure(.time))
  }
}
