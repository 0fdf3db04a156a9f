import ArgumentParser
import EditionModel
import JSONFormat
import OfflineCommands
import OutsideText
import Storage

extension DeliverCommand {
  /// `tenhn deliver status`: what became of an edition's deliveries.
  struct DeliveryStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status", abstract: "Shows what became of an edition's deliveries, by channel.")
    @OptionGroup var options: DataOptions
    @Option(help: "Another edition than the one delivered last.") var edition: KeyArgument?
    @Flag(help: "As JSON.") var json = false

    func run() async throws {
      let outbox = try options.publication().outbox
      var key = edition?.key
      if key == nil { key = try await outbox.newest() }
      let tallies = if let key { try await outbox.tallies(of: key) } else { [DeliveryTally]() }
      if json { return emit(Self.json(key, tallies), ending: "\n") }
      guard let key, !tallies.isEmpty else { return say("Nothing was delivered yet.") }
      say("\(key)")
      for tally in tallies { say("  \(Self.line(tally))") }
      for word in try await outbox.words(of: key) {
        say("  \(word.channel), \(word.count) \(word.state.rawValue): \(TerminalText.line(word.word))")
      }
      guard tallies.contains(where: { $0.doubts > 0 }) else { return }
      say("Nobody knows whether uncertain deliveries arrived, so they aren't repeated. To send them again:")
      say("  tenhn deliver release --edition \(key)")
      say("To leave it at that: tenhn deliver dismiss --edition \(key)")
    }

    private static func line(_ tally: DeliveryTally) -> String {
      let states: [(DeliveryState, String)] = [
        (.accepted, "accepted"), (.refused, "refused"), (.expired, "expired"), (.uncertain, "uncertain"),
      ]
      var parts = states.compactMap { state, word in tally.states[state].map { "\($0) \(word)" } }
      if tally.waiting > 0 { parts.append("\(tally.waiting) waiting") }
      if !tally.isBalanced { parts.append("not all accounted for") }
      return "\(tally.channel): \(tally.queued) queued, \(parts.joined(separator: ", "))"
    }

    static func json(_ key: EditionKey?, _ tallies: [DeliveryTally]) -> String {
      var json = JSONWriter()
      json.object { json in
        json.field("edition", key?.description)
        json.key("channels")
        json.array(tallies) { json, tally in
          json.object { json in
            json.field("channel", tally.channel)
            json.field("queued", tally.queued)
            json.field("accepted", tally.states[.accepted] ?? 0)
            json.field("refused", tally.states[.refused] ?? 0)
            json.field("expired", tally.states[.expired] ?? 0)
            json.field("uncertain", tally.states[.uncertain] ?? 0)
            json.field("waiting", tally.waiting)
          }
        }
      }
      return String(decoding: json.bytes, as: UTF8.self)
    }
  }
}
