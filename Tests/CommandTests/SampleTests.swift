import Archive
import Foundation
import Testing

@Suite struct EmbeddedSample {
  @Test("The sample in the binary is the one in its folder")
  func sampleInTheBinary() async throws {
    let command = try CommandLine()
    let packed = WARCReader.readAll(
      [UInt8](try Data(contentsOf: URL(fileURLWithPath: try await command.sampleArchive()))))
    let source = try String(
      contentsOf: CommandLine.repository.appendingPathComponent("Sources/Layer5/tenhn/Sample/SampleArchive.swift"),
      encoding: .utf8)
    let parts = source.components(separatedBy: "\"\"\"")
    try #require(parts.count == 3)
    let base64 = parts[1].filter { !$0.isWhitespace && $0 != "\\" }
    let embedded = WARCReader.readAll([UInt8](try #require(Data(base64Encoded: base64))))
    // Records, not bytes: another zlib packs the same records differently.
    #expect(embedded.records.count > 100)
    #expect(embedded.records == packed.records, "run `make sample`")
  }
}
