import Foundation
import Testing

@testable import tenhn

@Suite struct TheLog {
  private func line(_ message: String, _ fields: [(String, String)] = []) -> LogLine {
    LogLine(
      time: Date(timeIntervalSince1970: 1_778_047_200), level: "notice", label: "tenhn", message: message,
      fields: fields.map { (name: $0.0, value: $0.1) })
  }

  @Test("An event is a line for people")
  func text() {
    #expect(
      line("sealed", [("edition", "2026-05-06-morning"), ("cause", "no such name")]).text(as: .text)
        == "2026-05-06T06:00:00Z notice tenhn: sealed edition=2026-05-06-morning cause=\"no such name\"")
  }

  @Test("An event is one JSON object for programs")
  func json() throws {
    let text = line("sealed", [("edition", "2026-05-06-morning")]).text(as: .json)
    let object = try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    #expect(object["edition"] == "2026-05-06-morning")
    #expect(object["level"] == "notice")
    #expect(object["message"] == "sealed")
    #expect(object["time"] == "2026-05-06T06:00:00Z")
  }

  @Test("A line break in a title or a cause never begins a second event", arguments: [LogLine.Format.text, .json])
  func injection(format: LogLine.Format) {
    let hostile = "gone\n2026-05-06T06:00:00Z critical tenhn: forged\u{1b}[2J\r"
    let text = line(hostile, [("title", hostile)]).text(as: format)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 })
  }
}
