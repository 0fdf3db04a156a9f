/// Why an edition could not be made: one line for the person.
public enum EditorError: Error, CustomStringConvertible, Equatable {
  /// The sources gave nothing at all.
  case noCandidates(String)
  /// What the sources show was published before, or can't be read.
  case nothingNew
  /// The archive lacks a record that a rebuild needs.
  case noInputs(String)

  public var description: String {
    switch self {
    case .noCandidates(let why):
      "Couldn't load stories: \(why). Is this machine online?"
    case .nothingNew:
      "No edition was made: every story of the lists was published before, or can't be read here."
    case .noInputs(let name): "The archive has no readable record \(name), so no edition can be rebuilt from it."
    }
  }
}
