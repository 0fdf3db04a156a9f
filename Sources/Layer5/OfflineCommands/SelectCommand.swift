import ArgumentParser
import Selection

/// Walks recorded snapshots in order of time and decides at each cut-off.
struct SelectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "select", abstract: "Chooses ten stories at each cut-off of a recorded history.")

  @Option(help: "Snapshots of the front page, one JSON object a line, gzip allowed.")
  var history: String

  @Option(help: "A cut-off as HH:MM; repeat for more (default 06:00 and 18:00).")
  var cutoff: [TimeOfDay] = []

  @Option(help: "The IANA zone of the cut-offs.")
  var timeZone = "UTC"

  @Option(help: "A rule to leave out, to measure what it costs; repeat for more.", transform: rule(named:))
  var without: [Rule] = []

  @Option(help: "A story to explain instead: its features, its score and its neighbours.")
  var explain: Int64?

  @Option(help: "The moment of the explanation: Unix seconds, or RFC 3339.")
  var at: Moment?

  func validate() throws {
    guard (explain == nil) == (at == nil) else { throw ValidationError("--explain and --at go together") }
  }

  func run() throws {
    var parameters = Parameters.standard
    parameters.rules.subtract(without)
    let recording = try Recording(path: history, cutoffs: cutoff, zone: timeZone)
    var walk = Walk(snapshots: recording.snapshots, parameters: parameters)
    if let explain, let at {
      let earlier = recording.cutoffs.filter { $0 < at.seconds }
      for (index, moment) in earlier.enumerated() {
        _ = walk.decide(at: moment, previous: index > 0 ? earlier[index - 1] : nil)
      }
      let choice = walk.decide(at: at.seconds, previous: earlier.last)
      Terminal.show(try Explanation(of: explain, in: choice, walk: walk, at: at.seconds).text())
      return
    }
    for (index, moment) in recording.cutoffs.enumerated() {
      let choice = walk.decide(at: moment, previous: index > 0 ? recording.cutoffs[index - 1] : nil)
      Terminal.showData(try ChoiceLine(cutoff: moment, choice: choice).json())
    }
  }
}

/// A rule by its name.
private func rule(named name: String) throws -> Rule {
  guard let rule = Rule(rawValue: name) else {
    throw ValidationError("\(name) isn't a rule. Use one of \(Rule.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  return rule
}
