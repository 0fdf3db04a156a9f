import ArgumentParser
import Foundation
import Selection

/// Recorded snapshots and the cut-offs that fall into them.
struct Recording {
  let snapshots: [Snapshot]
  let cutoffs: [Int64]

  init(path: String, cutoffs times: [TimeOfDay], zone name: String) throws {
    guard let zone = TimeZone(identifier: name) else {
      throw ValidationError("\"\(name)\" isn't a known time zone. Use an IANA name such as Europe/Berlin.")
    }
    let (snapshots, damaged) = try Snapshot.read(path)
    if damaged > 0 { printError("\(damaged) lines of \(path) aren't snapshots and were skipped.") }
    guard let first = snapshots.first?.t, let last = snapshots.last?.t else {
      throw CommandFailure("\(path) has no snapshots. Give a file of recorded front pages.")
    }
    self.snapshots = snapshots
    cutoffs = TimeOfDay.moments(
      of: times.isEmpty ? [TimeOfDay(hour: 6), TimeOfDay(hour: 18)] : times, from: first, through: last, in: zone)
  }
}

/// A moment as an argument: Unix seconds, or RFC 3339.
struct Moment: ExpressibleByArgument {
  let seconds: Int64

  init?(argument: String) {
    if let seconds = Int64(argument) {
      self.seconds = seconds
    } else if let date = try? Date(argument, strategy: .iso8601) {
      seconds = Int64(date.timeIntervalSince1970)
    } else {
      return nil
    }
  }
}

/// Prints a line on standard error.
func printError(_ line: String) {
  warn(line)
}
