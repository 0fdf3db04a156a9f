import EditionModel
import Foundation
public import Selection

/// Learns weights anew at the beginning of each month, from what was recorded before it: how an installation that
/// refits every month would have chosen.
struct Relearning {
  private let first: Timestamp
  private let lessons: Lessons
  private let beside: [Lessons]
  private let start: ChoiceWeights
  private var month: DateComponents?

  init(_ snapshots: [Snapshot], beside files: [String], from weights: ChoiceWeights) throws {
    first = Timestamp(snapshots.first?.t ?? 0)
    lessons = Refit(candidates: RecordedHistory.candidates(of: snapshots)).lessons(before: .latest)
    beside = try files.map { path in
      Refit(candidates: RecordedHistory.candidates(of: try Snapshot.read(path).snapshots)).lessons(before: .latest)
    }
    start = weights
  }

  /// Weights that were learned before a moment. Nil if the month is the same as at the call before.
  mutating func weights(at moment: Int64) -> ChoiceWeights? {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let now = calendar.dateComponents([.year, .month], from: Date(timeIntervalSince1970: TimeInterval(moment)))
    guard now != month else { return nil }
    month = now
    // What was young two days before still grew afterwards.
    let known = lessons.before(Timestamp(moment - Refit.ripening))
    let enough = moment - first.rawValue >= Int64(Refit.minimumDays) * 86_400
    guard enough || !beside.isEmpty else { return nil }
    return Refit.weights(from: beside + (enough ? [known] : []), keeping: start)
  }
}

extension ChoiceWeights {
  /// Reads a file of weights.
  ///
  /// - Throws: ``CommandFailure`` if it can't be read or isn't a table of weights.
  public init(file path: String) throws {
    do {
      try self.init(text: String(decoding: Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self))
    } catch let error as Malformed {
      throw CommandFailure("\(path) can't be used as weights: \(error). `tenhn select --refit` writes such a file.")
    } catch {
      throw CommandFailure("\(path) can't be read. Check that the file exists.")
    }
  }
}
