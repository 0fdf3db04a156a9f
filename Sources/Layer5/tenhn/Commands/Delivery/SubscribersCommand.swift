import ArgumentParser
import Delivery
import EditionModel
import Foundation
import JSONFormat
import OfflineCommands
import OutsideText
import Publishing
import Storage

/// `tenhn subscribers`: who gets editions by mail.
struct SubscribersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subscribers", abstract: "Lists, adds and removes who gets editions by mail.",
    subcommands: [List.self, Add.self, Remove.self, Import.self, Export.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the subscribers.")
    @OptionGroup var options: DataOptions
    @Flag(help: "One JSON object a line.") var json = false

    func run() async throws {
      let subscribers = try await options.publication().subscribers.all()
      if subscribers.isEmpty, !json {
        return say("Nobody is subscribed. Add somebody with `tenhn subscribers add ADDRESS`.")
      }
      for subscriber in subscribers {
        guard json else {
          let slots = subscriber.slots.isEmpty ? "all editions" : subscriber.slots.joined(separator: ", ")
          let why = subscriber.word.isEmpty ? "" : ": \(subscriber.word)"
          emit(TerminalText.line("\(subscriber.address)  \(subscriber.state.rawValue)\(why)  \(slots)"))
          continue
        }
        var writer = JSONWriter(escapesLineSeparators: true)
        writer.object { json in
          json.field("address", subscriber.address)
          json.field("state", subscriber.state.rawValue)
          json.field("since", subscriber.since.rfc3339())
          json.key("slots")
          json.array(subscriber.slots) { $0.value($1) }
          json.field("why", subscriber.word.isEmpty ? nil : subscriber.word)
        }
        emit(String(decoding: writer.bytes, as: UTF8.self))
      }
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Adds a subscriber, who must have agreed; or lets paused mail begin again.")
    @OptionGroup var options: DataOptions
    @Argument(transform: mailAddress) var address: MailAddress
    @Option(help: "Only this slot, such as morning; may be repeated.") var slot: [String] = []
    @Flag(help: "Also if they have left before.") var again = false

    func run() async throws {
      let list = try options.subscriptions()
      switch try await list.add(address, slots: slot, evenIfLeft: again) {
      case .added:
        try await options.noteSubscribers("added", 1)
        say("Added \(address).")
      case .isThere: say("\(address) is subscribed already; nothing was changed.")
      case .hasLeft: throw CommandFailure("\(address) has left. If they want to come back, say so with --again.")
      }
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Removes an address at once and for good. A keyed hash of it is kept, so that no import brings it back."
    )
    @OptionGroup var options: DataOptions
    @Argument(transform: mailAddress) var address: MailAddress

    func run() async throws {
      let wasThere = try await options.subscriptions().remove(address)
      try await options.noteSubscribers("removed", 1)
      guard wasThere else {
        return say("\(address) wasn't on the list of subscribers. From now on no import and no mail-to brings it mail.")
      }
      say("Removed \(address).")
    }
  }

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Adds addresses from a file, one a line, with slots behind it if not all. Whoever has left stays away.")
    @OptionGroup var options: DataOptions
    @Argument(help: "A file, or - for standard input.") var file: String

    func run() async throws {
      let text =
        file == "-"
        ? String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
        : try? String(contentsOfFile: file, encoding: .utf8)
      guard let text else { throw CommandFailure("\(file) can't be read.") }
      let list = try options.subscriptions()
      let report = try await list.add(lines: text)
      try await options.noteSubscribers("imported", report.added)
      say("Added \(report.added). Already subscribed: \(report.there). Left before and not added: \(report.left).")
      for line in report.invalid.prefix(10) { warn("Line \(line) has no valid address.") }
      if !report.invalid.isEmpty {
        throw CommandFailure("\(counted(report.invalid.count, "line was", "lines were")) left out.")
      }
    }
  }

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the active subscribers as `import` reads them.")
    @OptionGroup var options: DataOptions

    func run() async throws {
      for subscriber in try await options.publication().subscribers.all() where subscriber.state == .active {
        emit(([subscriber.address] + subscriber.slots).joined(separator: " "))
      }
    }
  }
}

extension CommandOptions {
  /// Writes the act into the journal, without addresses.
  func noteSubscribers(_ what: String, _ count: Int) async throws {
    guard count > 0 else { return }
    // Swift 6.3's optimiser crashes where these throw among the arguments of an awaited call.
    let (store, publication) = (try store(), try settings().publication)
    try await store.record(
      .subscribers, ["what": what, "count": "\(count)", "publication": publication], at: .now)
  }

  /// Who gets mail.
  func subscriptions() throws -> Subscriptions {
    let settings = try settings()
    return Subscriptions(settings.series(in: try store()), settings)
  }
}
