import Archive
import ArgumentParser
import EditionModel
import Editor
import Fetching
import Foundation
import Logging
import Storage
import Synchronization
import OfflineCommands

extension EditionCommand {
  struct Build: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes and seals the edition whose cut-off is the latest at or before a time.")
    @OptionGroup var options: DataOptions
    @Option(
      help: "The edition's clock, as 2026-05-06T18:00:00Z; now by default. The edition says that it was published then."
    ) var at: TimeArgument?
    @Option(help: "Answer every request from this archive, none from the network.") var replay: String?

    func run() async throws {
      let settings = try options.settings()
      options.startLogs(settings)
      try at?.check(now: .now, isReplay: replay != nil)
      let clock = at?.time ?? .now
      guard let cutoff = settings.schedule.latest(atOrBefore: clock) else {
        throw CommandFailure("No edition is due at \(clock.rfc3339()). Check the settings morning and evening.")
      }
      let newsroom = Newsroom(store: try options.store(), settings: settings)
      let printer = ProgressPrinter()
      defer { printer.clear() }
      let briefs = Mutex(BriefEngine.Tally?.none)
      let outcome = try await newsroom.readingPages { readPage in
        let builder = newsroom.builder(
          printer: printer, readPage: readPage, engine: replay == nil ? settings.briefEngine : nil,
          onBriefs: { tally in briefs.withLock { $0 = tally } })
        if let replay {
          let transport = ReplayTransport(records: try Newsroom.records(in: replay))
          return try await builder.build(cutoff, over: transport) { [at] in at?.time ?? .now }
        }
        return try await newsroom.overTheNetwork { transport in
          try await builder.build(cutoff, over: transport) { [at] in at?.time ?? .now }
        }
      }
      await newsroom.noteBriefs(briefs.withLock(\.self))
      if case .sealed(let hash) = outcome {
        try await newsroom.store.record(
          .build, ["edition": "\(cutoff.key)", "hash": "\(hash)", "from": replay ?? "the network"], at: .now)
      }
    }
  }

  struct Rebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes an edition again from its archive alone, into a data folder of its own.")
    @OptionGroup var options: DataOptions
    @Argument(help: "The archive, such as archive/2026-05-06-morning.warc.gz.") var archive: String
    @Option(help: "The folder to make it in; empty or new.") var output: String

    func run() async throws {
      let settings = try options.settings()
      options.startLogs(settings)
      let store = try Store(DataFolder(URL(fileURLWithPath: output, isDirectory: true)))
      let newsroom = Newsroom(store: store, settings: settings)
      let printer = ProgressPrinter()
      defer { printer.clear() }
      let bytes = try Newsroom.bytes(of: archive)
      let rebuilt = try await newsroom.readingPages(isPatient: true) { readPage in
        try await newsroom.builder(printer: printer, readPage: readPage).rebuild(archive: bytes)
      }
      guard case .sealed(let hash) = rebuilt.outcome else {
        throw CommandFailure("\(output) already has the edition \(rebuilt.key). Choose an empty folder.")
      }
      if rebuilt.engine != Engine.name {
        say("Made by \(rebuilt.engine), rebuilt by \(Engine.name): the hash may differ from the sealed one.")
      }
      if !rebuilt.isComplete {
        say("Stories were withdrawn from this archive, so this edition differs from the sealed one.")
      }
      say("\(rebuilt.key) \(hash)")
    }
  }
}
