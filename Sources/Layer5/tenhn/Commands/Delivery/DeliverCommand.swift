import ArgumentParser
import Delivery
import EditionModel
import Foundation
import OfflineCommands
import Publishing
import Storage

/// `tenhn deliver`: delivers what is due, and shows what became of it.
struct DeliverCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliver", abstract: "Delivers editions by mail, webhooks and push. `serve` does so by itself.",
    subcommands: [Now.self, DeliveryStatus.self, Release.self, Dismiss.self, Test.self], defaultSubcommand: Now.self)

  struct Now: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delivers what is due and ends. What was delivered before isn't delivered again.")
    @OptionGroup var options: DataOptions
    @Option(help: "An edition to deliver to everybody, however old it is.") var edition: KeyArgument?
    @Option(help: "A share of the addresses, such as 3/8: each address is in one of the eight.") var shard:
      ShareArgument?
    @Option(
      help: "The address of a site that the edition is read from, by HTTPS. It needs the site's shard-secret.")
    var from: SiteArgument?

    func run() async throws {
      let installation = try options.installation()
      options.startLogs(installation.whole)
      // An edition named by its key is one publication's, and so is the address of a site.
      if edition != nil || from != nil { _ = try installation.one() }
      let due = installation.named.filter(\.delivery.isOn)
      guard !due.isEmpty else {
        throw CommandFailure("Nothing is set up to deliver by: set mail-server and mail-from, webhooks, or push.")
      }
      let store = try options.existingStore()
      var troubles: [String] = []
      for settings in due {
        // Trouble with one publication is no reason to keep another's readers waiting.
        do { troubles += try await deliver(settings, store, isOne: due.count == 1) } catch {
          guard due.count > 1, !(error is CancellationError) else { throw error }
          troubles.append("\(settings.publication): \(error)")
        }
      }
      guard troubles.isEmpty else {
        throw CommandFailure(
          troubles.joined(separator: "; ") + ". What waits is tried again; `tenhn mail test ADDRESS` shows more.")
      }
    }

    /// - Returns: what went wrong.
    private func deliver(_ settings: Settings, _ store: Store, isOne: Bool) async throws -> [String] {
      let publication = settings.series(in: store)
      let deliverer = Deliverer(publication, settings)
      if let from {
        try await read(from.site, deliverer, settings)
      } else if let key = edition?.key, try await publication.manifest(of: key) == nil {
        throw StoreError.editionMissing("\(key)")
      }
      guard let seat = try DeliverySeat.ofThisProcess(in: publication.folder) else {
        throw CommandFailure("Too many processes deliver from this folder. Try again later.")
      }
      let report = try await deliverer.round(
        edition.map { .named($0.key) } ?? .due, seat: seat, share: shard?.share ?? .all)
      try await say(report, publication, isOne: isOne)
      return report.troubles
    }

    private func say(_ report: DeliveryReport, _ publication: PublicationStore, isOne: Bool) async throws {
      let name = isOne ? "" : "\(publication.id): "
      if report.letters > 0 {
        OfflineCommands.say("\(name)Mails that ask to confirm a subscription: \(report.letters) accepted.")
      }
      if let key = report.held {
        return OfflineCommands.say(
          "\(name)This folder was restored after \(key) was published, so it isn't sent by itself. "
            + "To send it all the same: tenhn deliver --edition \(key)")
      }
      guard let key = report.edition else {
        let newest = try await publication.keys().first
        let hint = newest.map { " To deliver the newest all the same: tenhn deliver --edition \($0)" } ?? ""
        return OfflineCommands.say("\(name)The edition of the latest cut-off isn't here yet, so nothing is due.\(hint)")
      }
      var parts = ["\(report.accepted) accepted"]
      if report.refused > 0 { parts.append("\(report.refused) refused") }
      if report.waiting > 0 { parts.append("\(report.waiting) wait for another try") }
      if report.doubts > 0 { parts.append("\(report.doubts) uncertain (see `tenhn deliver status`)") }
      OfflineCommands.say("\(name)\(key): \(parts.joined(separator: ", ")).")
    }
  }

  /// What releases and dismissals apply to.
  struct Selection: ParsableArguments {
    @Option(help: "Only of this edition.") var edition: KeyArgument?
    @Option(help: "Only of this channel, such as mail.") var channel: String?

    /// Writes the act into the journal.
    func note(_ what: String, _ count: Int, _ publication: PublicationStore) async throws {
      guard count > 0 else { return }
      try await publication.store.record(
        .deliver,
        [
          "what": what, "count": "\(count)", "publication": publication.id,
          "edition": edition?.key.description ?? "all", "channel": channel ?? "all",
        ], at: .now)
    }
  }

  struct Release: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Queues uncertain deliveries again. Whoever got one already gets it twice.")
    @OptionGroup var options: DataOptions
    @OptionGroup var selection: Selection
    @Flag(help: "Those that were refused instead.") var refused = false

    func run() async throws {
      let publication = try options.publication()
      let count = try await publication.outbox.release(
        refused ? .refused : .uncertain, key: selection.edition?.key, channel: selection.channel, at: .now)
      try await selection.note(refused ? "released the refused" : "released", count, publication)
      say("Queued \(count) again. `tenhn serve` or `tenhn deliver` sends them.")
    }
  }

  struct Dismiss: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ends the warning about uncertain deliveries. They stay uncertain and aren't sent.")
    @OptionGroup var options: DataOptions
    @OptionGroup var selection: Selection

    func run() async throws {
      let publication = try options.publication()
      let count = try await publication.outbox.dismiss(key: selection.edition?.key, channel: selection.channel)
      try await selection.note("dismissed", count, publication)
      say("Dismissed \(count).")
    }
  }

  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Posts an example to a webhook.")
    @OptionGroup var options: DataOptions
    @Argument(help: "The name of its section in the file of webhooks.") var channel: String

    func run() async throws {
      let settings = try options.settings()
      let headlines = Headlines(
        name: "Test from \(settings.title)", address: settings.site.baseURL, titles: ["This is a test."])
      do {
        let word = try await settings.delivery.testWebhook(channel, headlines, id: UUID().uuidString.lowercased())
        say("It was delivered: \(word).")
      } catch let trouble as MailTrouble { throw CommandFailure(trouble.description) }
    }
  }
}
