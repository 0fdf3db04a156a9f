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
      let publication = try options.publication()
      let (outbox, letters) = (publication.outbox, try await publication.letters.states())
      var key = edition?.key
      if key == nil { key = try await outbox.newest() }
      let tallies = if let key { try await outbox.tallies(of: key) } else { [DeliveryTally]() }
      if json { return emit(Self.json(key, tallies, letters), ending: "\n") }
      if !letters.isEmpty { say("Mails of the past two days that ask to confirm: \(Self.words(letters))") }
      if letters[.uncertain] != nil {
        say("Uncertain ones aren't repeated. Whoever got none can ask again after an hour.")
      }
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
      let words = words(tally.states) + (tally.isBalanced ? "" : ", not all accounted for")
      return "\(tally.channel): \(tally.queued) queued, \(words)"
    }

    /// `3 accepted, 1 waiting`.
    private static func words(_ states: [DeliveryState: Int]) -> String {
      var parts = finalStates.compactMap { state in states[state].map { "\($0) \(state.rawValue)" } }
      let waiting = waiting(states)
      if waiting > 0 { parts.append("\(waiting) waiting") }
      return parts.joined(separator: ", ")
    }

    private static let finalStates = [DeliveryState.accepted, .refused, .expired, .uncertain]
    private static func waiting(_ states: [DeliveryState: Int]) -> Int {
      states.filter { !$0.key.isFinal }.values.reduce(0, +)
    }

    private static func write(_ states: [DeliveryState: Int], _ json: inout JSONWriter) {
      json.field("accepted", states[.accepted] ?? 0)
      json.field("refused", states[.refused] ?? 0)
      json.field("expired", states[.expired] ?? 0)
      json.field("uncertain", states[.uncertain] ?? 0)
      json.field("waiting", waiting(states))
    }

    static func json(_ key: EditionKey?, _ tallies: [DeliveryTally], _ letters: [DeliveryState: Int]) -> String {
      var json = JSONWriter()
      json.object { json in
        json.field("edition", key?.description)
        json.key("channels")
        json.array(tallies) { json, tally in
          json.object { json in
            json.field("channel", tally.channel)
            json.field("queued", tally.queued)
            write(tally.states, &json)
          }
        }
        json.key("letters")
        json.object { write(letters, &$0) }
      }
      return String(decoding: json.bytes, as: UTF8.self)
    }
  }
}
