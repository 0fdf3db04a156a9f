import ArgumentParser
import EditionModel
import OfflineCommands

/// An edition's key as an argument.
struct KeyArgument: ExpressibleByArgument {
  let key: EditionKey

  init?(argument: String) {
    guard let key = EditionKey(argument) else { return nil }
    self.key = key
  }
}

/// A time as an argument, in RFC 3339. Times at which no edition can be made are refused: a cut-off in the year 9999 took 6.7 GB.
struct TimeArgument: ExpressibleByArgument {
  let time: Timestamp

  init?(argument: String) {
    guard let time = Timestamp(rfc3339: argument) else { return nil }
    self.time = time
  }

  /// Checks that an edition could be made at this time.
  ///
  /// - Parameter isReplay: whether an archive answers, whose clock may be ahead of this machine's.
  /// - Throws: ``CommandFailure`` for a time before 2000, or more than a day ahead; of an archive's clock more than ten years.
  func check(now: Timestamp, isReplay: Bool) throws {
    let days: Int64 = isReplay ? 3660 : 1
    guard time >= Self.first, time <= now + days * 86_400 else {
      throw CommandFailure(
        "No edition can be made for \(time.rfc3339()). "
          + "Choose a time between \(Self.first.rfc3339()) and \((now + days * 86_400).rfc3339()).")
    }
  }

  /// The beginning of the year 2000: no source is older.
  private static let first = Timestamp(946_684_800)
}
