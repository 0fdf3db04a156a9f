import ArgumentParser
import EditionModel
import Selection

/// The ten best of the past seven days, with hindsight.
struct WeekCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "week",
    abstract: "Lists the ten best stories of the past seven days, and whether our editions had them.")

  @Option(help: "Snapshots of the front page, one JSON object a line, gzip allowed.")
  var history: String

  @Option(help: "The moment to look back from: Unix seconds, or RFC 3339; repeat for more.")
  var at: [Moment]

  @Option(help: "A cut-off of our editions as HH:MM; repeat for more (default 06:00 and 18:00).")
  var cutoff: [TimeOfDay] = []

  @Option(help: "The IANA zone of the cut-offs.")
  var timeZone = "UTC"

  func run() throws {
    let recording = try Recording(path: history, cutoffs: cutoff, zone: timeZone)
    var walk = Walk(snapshots: recording.snapshots)
    var previous: Int64?
    var cutoffs = recording.cutoffs[...]
    for moment in at.map(\.seconds).sorted() {
      while let next = cutoffs.first, next <= moment {
        _ = walk.decide(at: next, previous: previous)
        previous = next
        cutoffs.removeFirst()
      }
      let candidates = walk.advance(to: moment)
      let stories = Selector().bestOfWeek(from: candidates, published: walk.published, at: Timestamp(moment))
      emit(try WeekLine(at: moment, stories: stories.map { WeekLine.Story($0, candidates: walk.candidates) }).json())
    }
  }
}

/// A line of output: a week's ten best stories.
private struct WeekLine: Encodable {
  struct Story: Encodable {
    let id: Int64
    let title: String
    let url: String?
    let published: Int64?
    let also: [Int64]
    let reason: Reason

    init(_ story: WeekStory, candidates: [CandidateID: Candidate]) {
      id = Int64(story.id.nativeID) ?? 0
      title = candidates[story.id]?.title ?? ""
      url = candidates[story.id]?.url
      published = story.published?.rawValue
      also = story.also.compactMap { Int64($0.nativeID) }
      reason = story.reason
    }
  }

  let at: Int64
  let stories: [Story]

  func json() throws -> String { String(decoding: try CanonicalJSON.encode(self), as: UTF8.self) }
}
