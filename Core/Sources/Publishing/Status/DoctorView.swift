/// The way to a host, layer by layer, as the operator's page shows it.
public struct DoctorView: Hashable, Sendable {
  /// How a layer or a zone is.
  public enum State: String, Hashable, Sendable {
    /// It works.
    case sound
    /// It works, but not as it should, or could not be judged.
    case doubtful
    /// It is what keeps pages from coming.
    case broken
    /// A layer below is broken.
    case notReached
  }

  /// One layer.
  public struct Layer: Hashable, Sendable {
    /// Its name, such as `TLS`.
    public var name: String
    /// How it is.
    public var state: State
    /// What was seen.
    public var text: String
    /// Who must do what.
    public var hint: String?

    /// Makes a layer.
    public init(name: String, state: State, text: String, hint: String?) {
      (self.name, self.state, self.text, self.hint) = (name, state, text, hint)
    }
  }

  /// One zone of the chain of signatures.
  public struct Zone: Hashable, Sendable {
    /// Its name; `.` for the root.
    public var name: String
    /// How it is.
    public var state: State
    /// The verdict in one word: secure, insecure, bogus, indeterminate.
    public var verdict: String
    /// The keys that its parent names.
    public var signers: [String]
    /// Its own keys.
    public var keys: [String]

    /// Makes a zone.
    public init(name: String, state: State, verdict: String, signers: [String], keys: [String]) {
      (self.name, self.state, self.verdict, self.signers, self.keys) = (name, state, verdict, signers, keys)
    }
  }

  /// Something found in the chain, with the record that shows it.
  public struct Remark: Hashable, Sendable {
    /// How much it matters.
    public var state: State
    /// What was seen.
    public var text: String
    /// The record.
    public var record: String
    /// Who must do what.
    public var hint: String

    /// Makes a remark.
    public init(state: State, text: String, record: String, hint: String) {
      (self.state, self.text, self.record, self.hint) = (state, text, record, hint)
    }
  }

  /// As it was asked for.
  public var host: String
  /// All layers, from below.
  public var layers: [Layer]
  /// From the root downwards.
  public var zones: [Zone]
  /// The worst first.
  public var remarks: [Remark]

  /// Makes a view.
  public init(host: String, layers: [Layer], zones: [Zone], remarks: [Remark]) {
    (self.host, self.layers, self.zones, self.remarks) = (host, layers, zones, remarks)
  }
}
