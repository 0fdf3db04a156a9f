/// What a name server says about the signatures of a name (DNSSEC). It is the server's word: nothing is checked here.
public enum NameValidation: Sendable, Hashable {
  case validated
  /// The name is not signed, or the server does not check.
  case notValidated
  /// The server refuses the name because its signatures are wrong.
  case bogus
  /// The server doesn't answer, or none was asked.
  case unknown
}
