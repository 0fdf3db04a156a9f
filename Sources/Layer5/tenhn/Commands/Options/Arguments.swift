import ArgumentParser
import EditionModel

/// An edition's key as an argument.
struct KeyArgument: ExpressibleByArgument {
  let key: EditionKey

  init?(argument: String) {
    guard let key = EditionKey(argument) else { return nil }
    self.key = key
  }
}

/// A time as an argument, in RFC 3339.
struct TimeArgument: ExpressibleByArgument {
  let time: Timestamp

  init?(argument: String) {
    guard let time = Timestamp(rfc3339: argument) else { return nil }
    self.time = time
  }
}
