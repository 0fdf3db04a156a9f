public import ArgumentParser
import EditionModel
import Foundation
public import Selection

/// Walks recorded snapshots in order of time and decides at each cut-off.
struct SelectCommand: ParsableCommand {
  static let configuration = SelectOptions.configuration
  @OptionGroup var options: SelectOptions

  func run() throws { try options.run() }
}

/// What `select` is asked, apart from where data folders are read.
public struct SelectOptions: ParsableArguments {
  /// The name and the help of the command.
  public static let configuration = CommandConfiguration(
    commandName: "select",
    abstract: "Chooses ten stories at each cut-off of a recorded history, or learns new weights from it.")

  @Option(help: "Snapshots of the front page, one JSON object a line, gzip allowed.")
  var history: String?

  @Option(
    help:
      "Learn weights from a record instead: a file of snapshots or a data folder. Prints what would change and changes nothing; repeat for more, the last one is judged."
  )
  var refit: [String] = []

  @Option(help: "With --refit: the file to write the new weights to.")
  var output: String?

  @Option(help: "A cut-off as HH:MM; repeat for more (default 06:00 and 18:00).")
  var cutoff: [TimeOfDay] = []

  @Option(help: "The IANA zone of the cut-offs.")
  var timeZone = "UTC"

  @Option(help: "A rule to leave out, to measure what it costs; repeat for more.", transform: rule(named:))
  var without: [Rule] = []

  @Option(help: "A file of weights to choose with, as --refit writes it.")
  var weights: String?

  @Option(
    help: "Hours before each cut-off of which alone the recorder knows: how an edition comes out after a restart.")
  var watched: Int?

  @Flag(help: "At each month's first cut-off, learn weights from what was recorded before: for measuring.")
  var relearn = false

  @Option(help: "With --relearn: a further record to learn from; repeat for more.")
  var beside: [String] = []

  @Option(help: "A story to explain instead: its features, its score and its neighbours.")
  var explain: Int64?

  @Option(help: "The moment of the explanation: Unix seconds, or RFC 3339.")
  var at: Moment?

  /// Creates options from the command line.
  public init() {}

  /// Checks that the options fit together.
  public func validate() throws {
    guard (explain == nil) == (at == nil) else { throw ValidationError("--explain and --at go together") }
    guard (history == nil) != refit.isEmpty else { throw ValidationError("Give either --history or --refit") }
    guard watched.map({ (1...1000).contains($0) }) ?? true else {
      throw ValidationError("--watched takes 1 to 1000 hours")
    }
    guard output == nil || !refit.isEmpty else { throw ValidationError("--output needs --refit") }
  }

  /// Runs the command.
  ///
  /// - Parameter folder: reads the record of a data folder. Nil where the program has no store.
  public func run(folder: ((String) throws -> [Candidate])? = nil) throws {
    let weights = try self.weights.map(ChoiceWeights.init(file:)) ?? .standard
    guard let history else { return try learn(from: weights, folder: folder) }
    var parameters = Parameters.standard
    parameters.rules.subtract(without)
    let recording = try Recording(path: history, cutoffs: cutoff, zone: timeZone)
    var walk = Walk(snapshots: recording.snapshots, parameters: parameters, weights: weights)
    walk.watched = watched.map { Int64($0) * 3600 }
    if let explain, let at {
      let earlier = recording.cutoffs.filter { $0 < at.seconds }
      for (index, moment) in earlier.enumerated() {
        _ = walk.decide(at: moment, previous: index > 0 ? earlier[index - 1] : nil)
      }
      let choice = walk.decide(at: at.seconds, previous: earlier.last)
      emit(try Explanation(of: explain, in: choice, walk: walk, at: at.seconds).text())
      return
    }
    var learner = relearn ? try Relearning(recording.snapshots, beside: beside, from: weights) : nil
    for (index, moment) in recording.cutoffs.enumerated() {
      if let learned = learner?.weights(at: moment) { walk.selector.weights = learned }
      let choice = walk.decide(at: moment, previous: index > 0 ? recording.cutoffs[index - 1] : nil)
      emit(try ChoiceLine(cutoff: moment, choice: choice).json())
    }
  }

  private func learn(from weights: ChoiceWeights, folder: ((String) throws -> [Candidate])?) throws {
    let records = try refit.map { path in Refit(candidates: try record(at: path, folder: folder)) }
    guard let last = records.last, let zone = TimeZone(identifier: timeZone) else {
      throw ValidationError("\"\(timeZone)\" isn't a known time zone. Use an IANA name such as Europe/Berlin.")
    }
    let times = cutoff.isEmpty ? [TimeOfDay(hour: 6), TimeOfDay(hour: 18)] : cutoff
    let report = try RefitReport(last, beside: Array(records.dropLast()), weights: weights) { span in
      TimeOfDay.moments(
        of: times, from: span.lowerBound.rawValue, through: span.upperBound.rawValue, in: zone
      ).map { Timestamp($0) }
    }
    say(report.text(records: refit, output: output))
    guard let output else { return }
    do {
      try Data(report.learned.text.utf8).write(to: URL(fileURLWithPath: output), options: .withoutOverwriting)
    } catch {
      throw CommandFailure("\(output) can't be written. Name a new file in a folder that exists.")
    }
  }

  private func record(at path: String, folder: ((String) throws -> [Candidate])?) throws -> [Candidate] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CommandFailure("\(path) doesn't exist. Give a file of snapshots or a data folder.")
    }
    guard isFolder.boolValue else { return RecordedHistory.candidates(of: try Snapshot.read(path).snapshots) }
    guard let folder else {
      throw CommandFailure("\(path) is a folder, which only `tenhn select` reads. Give a file of snapshots.")
    }
    return try folder(path)
  }
}

/// A rule by its name.
private func rule(named name: String) throws -> Rule {
  guard let rule = Rule(rawValue: name) else {
    throw ValidationError("\(name) isn't a rule. Use one of \(Rule.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  return rule
}
