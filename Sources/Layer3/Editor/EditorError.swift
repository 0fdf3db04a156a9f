/// The reason why an edition could not be made, as one line for a person.
public enum EditorError: Error, CustomStringConvertible, Equatable {
  /// The source gave no stories. The text says why. Only where no connection was made may this machine's network be the cause.
  case noCandidates(String, madeNoConnection: Bool = false)
  /// Every story that the source shows was published before, or can't be read.
  case nothingNew
  /// The archive lacks a record that a rebuild needs. The text is its name.
  case noInputs(String)

  /// The line for a person.
  public var description: String {
    switch self {
    case .noCandidates(let why, let madeNoConnection):
      "Couldn't load stories: \(why)." + (madeNoConnection ? " Is this machine online?" : "")
    case .nothingNew:
      "No edition was made: every story in the lists was already published, or can't be read here."
    case .noInputs(let name): "This archive can't be rebuilt: it has no readable record \(name)."
    }
  }
}
