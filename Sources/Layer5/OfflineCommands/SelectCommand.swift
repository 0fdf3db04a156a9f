import ArgumentParser
import Foundation
import Selection

/// Walks recorded snapshots in order of time and decides at each cut-off.
struct SelectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "select", abstract: "Choose ten stories at each cut-off of a recorded history.")

  @Option(help: "Snapshots of the front page, one JSON object a line, gzip allowed.")
  var history: String

  @Option(help: "A cut-off as HH:MM; repeat for more (default 06:00 and 18:00).")
  var cutoff: [CivilTime] = []

  @Option(help: "The IANA zone of the cut-offs.")
  var timeZone = "UTC"

  @Option(help: "A rule to leave out, to measure what it costs; repeat for more.", transform: rule(named:))
  var without: [Rule] = []

  func run() throws {
    guard let zone = TimeZone(identifier: timeZone) else { throw ValidationError("unknown time zone \(timeZone)") }
    let (snapshots, damaged) = try Snapshot.read(history)
    if damaged > 0 { printError("\(damaged) lines of \(history) are no snapshots and were passed over") }
    guard let first = snapshots.first?.t, let last = snapshots.last?.t else {
      throw CommandFailure("\(history) holds no snapshot: give a file of recorded front pages")
    }
    let times = cutoff.isEmpty ? [CivilTime(hour: 6), CivilTime(hour: 18)] : cutoff
    let cutoffs = CivilTime.moments(of: times, from: first, through: last, in: zone)
    var parameters = Parameters.standard
    parameters.rules.subtract(without)
    var walk = Walk(snapshots: snapshots, parameters: parameters)
    for (index, moment) in cutoffs.enumerated() {
      let choice = walk.decide(at: moment, previous: index > 0 ? cutoffs[index - 1] : nil)
      print(try ChoiceLine(cutoff: moment, choice: choice).json())
    }
  }
}

/// The snapshots in order, with the editions decided on the way.
struct Walk {
  private let snapshots: [Snapshot]
  private var next = 0
  private var recorded = RecordedHistory()
  private(set) var published: [Published] = []
  private let selector: Selector

  init(snapshots: [Snapshot], parameters: Parameters = .standard) {
    self.snapshots = snapshots
    selector = Selector(parameters: parameters)
  }

  mutating func decide(at cutoff: Int64, previous: Int64?) -> Choice {
    while next < snapshots.count, snapshots[next].t <= cutoff {
      recorded.add(snapshots[next])
      next += 1
    }
    let candidates = recorded.seen(after: cutoff - 31 * 86400)
    let choice = selector.choose(
      from: candidates, published: published, cutoff: cutoff, previousCutoff: previous)
    published += choice.picks.compactMap { pick in
      guard let candidate = recorded.candidates[pick.id] else { return nil }
      return Published(id: pick.id, title: candidate.title, url: candidate.url, also: pick.also, cutoff: cutoff)
    }
    return choice
  }
}

/// A line of output, in the shape that DESIGN.md fixes.
private struct ChoiceLine: Encodable {
  let cutoff: Int64
  let picks: [Int64]
  let reserves: [Int64]
  let reasons: [String: Reason]

  init(cutoff: Int64, choice: Choice) {
    self.cutoff = cutoff
    picks = choice.picks.compactMap { Int64($0.id.nativeID) }
    reserves = choice.reserves.compactMap { Int64($0.id.nativeID) }
    reasons = Dictionary(
      (choice.picks + choice.reserves).map { ($0.id.nativeID, $0.reason) }, uniquingKeysWith: { first, _ in first })
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

func printError(_ line: String) {
  FileHandle.standardError.write(Data((line + "\n").utf8))
}

/// A rule by its name.
private func rule(named name: String) throws -> Rule {
  guard let rule = Rule(rawValue: name) else {
    throw ValidationError("no rule \(name): give one of \(Rule.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  return rule
}
