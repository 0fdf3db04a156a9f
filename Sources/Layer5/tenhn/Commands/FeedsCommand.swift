import StorySources
import Editor
import ArgumentParser
import FeedFormat
import Foundation
import OfflineCommands
import OutsideText
import Publishing
import WebAddress

/// `tenhn feeds`: the feeds of a publication as other feed readers have them, in and out.
struct FeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feeds", abstract: "Takes feeds from a feed reader's list (OPML), and gives them back.",
    subcommands: [Import.self, Export.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Adds a publication with the feeds of an OPML file to the configuration file, or gives one these feeds.",
      discussion:
        "Name the publication with --publication, as --publication my-feeds. Every other line of the file stays as it is."
    )
    @OptionGroup var options: DataOptions
    @Argument(help: "An OPML file, or - for standard input.") var file: String
    @Flag(name: .customLong("print"), help: "Print the section instead of writing it.") var isPrinted = false

    func run() throws {
      guard let name = options.flags.given["publication"]?.last else {
        throw CommandFailure("Name the publication that these feeds are for, as --publication my-feeds.")
      }
      let list = try read()
      for address in list.invalid.prefix(10) {
        warn("\(TerminalText.line(address)) isn't a web address; it is left out.")
      }
      for address in list.tooLong.prefix(10) {
        warn("\(TerminalText.line(address))… has more than \(WebURL.maximumBytes) bytes; it is left out.")
      }
      let silent = max(0, list.invalid.count - 10) + max(0, list.tooLong.count - 10)
      if silent > 0 { warn("\(silent) more addresses are left out for the same reasons.") }
      guard !list.entries.isEmpty else { throw CommandFailure("\(file) names no feed.") }
      let feeds = list.entries.map(\.address)
      if isPrinted { return emit(SettingsEditor.section(name, feeds: feeds), ending: "") }
      let path = options.configurationPath
      let isThere = FileManager.default.fileExists(atPath: path)
      guard let before = isThere ? try? String(contentsOfFile: path, encoding: .utf8) : "" else {
        throw CommandFailure("The configuration file \(path) can't be read.")
      }
      let after = try SettingsEditor(text: before, path: path).setting(feeds: feeds, of: name)
      // What can't be used is never written.
      _ = try Installation(environment: [:], file: SettingsFile(after, at: path), machine: Machine()) {
        try? String(contentsOfFile: $0, encoding: .utf8)
      }
      do {
        let url = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(after.utf8).write(to: url, options: .atomic)
      } catch {
        throw CommandFailure("Can't write \(path). Print the section with --print, and add it yourself.")
      }
      let count = feeds.count == 1 ? "1 feed" : "\(feeds.count) feeds"
      say("\(path): [publication \(name)] has \(count). Start `tenhn serve` again to use it.")
    }

    private func read() throws -> FeedList {
      let data =
        file == "-"
        ? FileHandle.standardInput.readDataToEndOfFile() : try? Data(contentsOf: URL(fileURLWithPath: file))
      guard let data else { throw CommandFailure("\(file) can't be read.") }
      guard let list = FeedList.read([UInt8](data)) else {
        throw CommandFailure("\(file) isn't OPML. Export the list of feeds from your feed reader as OPML.")
      }
      return list
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the feeds that a publication is made from, as OPML.")
    @OptionGroup var options: DataOptions

    func run() throws {
      let settings = try options.settings()
      let feeds = settings.edition.sourceProfile.probes.filter(\.isFeed)
      guard !feeds.isEmpty else {
        throw CommandFailure(
          "\(settings.title) is made from \(settings.edition.sourceProfile.fullName), not from feeds.")
      }
      let list = OPML(title: settings.title, feeds: feeds.map { OPML.Feed(title: $0.name, address: $0.url) })
      emit(String(decoding: list.bytes, as: UTF8.self), ending: "")
    }
  }
}
