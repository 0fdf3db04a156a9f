import Archive
import ArgumentParser
import EditionModel
import Foundation

/// The sample edition's little web, kept as files in `Sample/`.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Packs the sample edition's small web; `make sample` calls it.",
    subcommands: [Pack.self, Embed.self])

  struct Pack: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Packs the sample's files into one archive; equal files give equal bytes.")

    @Argument(help: "The folder with web.json.", completion: .directory)
    var folder: String

    @Argument(help: "The archive to write.", completion: .file(extensions: ["warc.gz"]))
    var output: String

    func run() throws {
      let web = try SampleWeb(folder: URL(filePath: folder, directoryHint: .isDirectory))
      let archive = try web.packed()
      try SampleCommand.write(Data(archive), to: output)
      say("\(counted(web.manifest.responses.count, "response")), \(archive.count) bytes")
    }
  }

  struct Embed: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the packed sample as a Swift file, so that the binary needs no file beside it.")

    @Argument(help: "The folder with web.json.", completion: .directory)
    var folder: String

    @Argument(help: "The Swift file to write.", completion: .file(extensions: ["swift"]))
    var output: String

    /// A literal in Base64 compiles at once; the same bytes as an array literal, which is what SwiftPM's own
    /// embedding writes, took two minutes.
    func run() throws {
      let archive = try SampleWeb(folder: URL(filePath: folder, directoryHint: .isDirectory)).packed()
      let text = Array(Data(archive).base64EncodedString().utf8)
      let lines = stride(from: 0, to: text.count, by: 116).map { start in
        "  " + String(decoding: text[start..<min(start + 116, text.count)], as: UTF8.self) + "\\"
      }
      let file =
        [
          "// Made from Sample/ by `make sample`; not to be edited.", "// swift-format-ignore-file",
          "let sampleArchiveBase64: StaticString = \"\"\"",
        ] + lines + ["", "  \"\"\"", ""]
      try SampleCommand.write(Data(file.joined(separator: "\n").utf8), to: output)
    }
  }

  private static func write(_ data: Data, to path: String) throws {
    do {
      try data.write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw CommandFailure("\(path) can't be written. Choose a file in a folder that exists and is yours.")
    }
  }
}
