import Archive
import ArgumentParser
import EditionModel
import Foundation

/// The sample edition's little web, kept as files in `Sample/`.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Work on the sample edition's little web.", subcommands: [Pack.self])

  struct Pack: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Pack the sample's files into one archive; equal files give equal bytes.")

    @Argument(help: "The folder with web.json.", completion: .directory)
    var folder: String

    @Argument(help: "The archive to write.", completion: .file(extensions: ["warc.gz"]))
    var output: String

    func run() throws {
      let web = try SampleWeb(folder: URL(filePath: folder, directoryHint: .isDirectory))
      let archive = try web.packed()
      do {
        try Data(archive).write(to: URL(filePath: output), options: .atomic)
      } catch {
        throw CommandFailure("\(output) can't be written: choose a file in a folder that exists and is yours")
      }
      print("\(web.manifest.responses.count) responses, \(archive.count) bytes")
    }
  }
}
