import Editor
import Foundation
import Logging
import OfflineCommands
import Testing

@testable import tenhn

/// Words from outside in what the program prints.
@Suite("Text from outside on a terminal") struct OutsideWordsTests {
  private let hostile = "A\u{1B}]0;x\u{7} \u{9B}2J \u{202E}title\nSealed as trusted."

  private func isHarmless(_ text: String) -> Bool {
    !text.unicodeScalars.contains { scalar in
      scalar != "\n" && (scalar.properties.generalCategory == .control || (0x202A...0x202E).contains(scalar.value))
    }
  }

  @Test("A title commands nothing in the lines about an edition being made, and makes no line of its own")
  func progress() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("lines-\(UUID().uuidString)")
    try Data().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let printer = ProgressPrinter(output: try FileHandle(forWritingTo: file), isTerminal: false)
    printer.show(.read(title: hostile, site: hostile, outcome: .notReadable(why: hostile)))
    printer.show(.read(title: hostile, site: hostile, outcome: .story(minutes: 3, partial: hostile)))
    printer.show(.read(title: hostile, site: hostile, outcome: .reserve(minutes: 3)))
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(isHarmless(text), "\(text.debugDescription)")
    #expect(text.split(separator: "\n").count == 3)
  }

  @Test("A title commands nothing in the log, as text and as JSON", arguments: LogLine.Format.allCases)
  func log(format: LogLine.Format) throws {
    let line = LogLine(
      time: Date(), level: "info", label: "tenhn", message: "a fetch failed: \(hostile)", fields: [("title", hostile)]
    ).text(as: format)
    #expect(isHarmless(line) && !line.contains("\n"), "\(line.debugDescription)")
    guard format == .json else { return }
    // A program reads the same words.
    let read = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
    #expect(read["title"] == hostile)
  }

  @Test("A name commands nothing in an error")
  func errors() { #expect(isHarmless(CommandFailure("No file \(hostile).").description)) }
}
