/// What was found on the way from the root to a name, in words for a person.
public struct ChainFinding: Sendable, Hashable {
  /// How much it matters.
  public enum Severity: Sendable, Hashable, Comparable {
    /// Worth knowing.
    case note
    /// It works, but is not as it should be.
    case warning
    /// Because of this a resolver that checks signatures refuses the name.
    case broken
  }

  /// The kind of finding.
  public var code: Code
  /// How much it matters.
  public var severity: Severity
  /// The zone whose operator can mend it.
  public var zone: DomainName
  /// The record that shows it, such as `RRSIG NSEC3 abc.de, key 33834`.
  public var record: String
  /// What was seen, in one clause.
  public var text: String
  /// Who must do what.
  public var hint: String

  /// The kinds of findings. Their raw values stand in the answer of `tenhn doctor --json` and never change.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The root has no key that the trust anchors name.
    case anchorMismatch = "anchor-mismatch"
    /// A DS record has the number of a key, and another digest.
    case digestMismatch = "ds-digest-mismatch"
    /// A DS record names a key that the zone doesn't have.
    case signerWithoutKey = "ds-without-key"
    /// No DS record has a digest or algorithm that is known here.
    case signerNotSupported = "ds-not-supported"
    /// A DS record has a SHA-1 digest alone.
    case digestNotRecommended = "ds-digest-not-recommended"
    /// The zone has a DS record and no key.
    case keysMissing = "dnskey-missing"
    /// The key that the parent names is withdrawn.
    case keyRevoked = "key-revoked"
    /// The key is none of its algorithm.
    case keyMalformed = "key-malformed"
    /// The key is not marked as one of a zone.
    case keyNotForZone = "key-not-for-zone"
    /// The algorithm should no longer be used.
    case algorithmNotRecommended = "algorithm-not-recommended"
    /// The algorithm is unknown here.
    case algorithmNotSupported = "algorithm-not-supported"
    /// Records of a signed zone have no signature.
    case signatureMissing = "signature-missing"
    /// The signature's time is over.
    case signatureExpired = "signature-expired"
    /// The signature's time is still to come.
    case signatureNotYetValid = "signature-not-yet-valid"
    /// The signature is not that of these records by this key.
    case signatureInvalid = "signature-invalid"
    /// The signature was made for another zone.
    case signatureByAnotherZone = "signature-wrong-signer"
    /// The signature names more labels than its records have.
    case signatureLabels = "signature-wrong-labels"
    /// The signature names a key that the zone doesn't have.
    case signatureWithoutKey = "signature-without-key"
    /// The signature's time is over within an hour.
    case signatureExpiresSoon = "signature-expires-soon"
    /// Nothing proves that the name or type doesn't exist.
    case denialMissing = "denial-missing"
    /// The proof that the name or type doesn't exist has a gap.
    case denialIncomplete = "denial-incomplete"
    /// Names are hashed more often than is accepted.
    case denialIterations = "nsec3-iterations"
    /// Names are hashed in an unknown way.
    case denialHash = "nsec3-hash-not-supported"
    /// A delegation without signatures, proved to be so.
    case unsignedDelegation = "unsigned-delegation"
    /// The name may be an unsigned delegation that the zone doesn't list.
    case optOut = "nsec3-opt-out"
    /// Servers of one zone give different answers.
    case serversDisagree = "servers-disagree"
    /// A server doesn't have the zone that it is named for.
    case serverLame = "server-lame"
    /// A server doesn't answer.
    case serverSilent = "server-silent"
    /// Answers over UDP are lost.
    case datagramsLost = "udp-lost"
    /// A server refuses TCP.
    case streamRefused = "tcp-refused"
    /// An answer is none.
    case answerMalformed = "answer-malformed"
    /// Aliases lead in a circle.
    case aliasLoop = "alias-loop"
    /// No server of a zone has an address.
    case delegationWithoutAddress = "delegation-without-address"
    /// A server's address is not a public one.
    case serverNotPublic = "server-address-not-public"
    /// The check would cost too much.
    case tooMuchWork = "too-much-work"
    /// All signatures are out of time: this machine's clock is wrong.
    case clockWrong = "clock-wrong"
    /// The name doesn't exist.
    case nameMissing = "name-does-not-exist"
    /// The name has no address.
    case addressMissing = "no-address"
  }
}

/// What a validating resolver would say (RFC 4035, section 4.3).
public enum ChainVerdict: String, Sendable, Hashable {
  /// Signed all the way from the root.
  case secure
  /// Proved to be unsigned somewhere on the way.
  case insecure
  /// Signatures are missing or wrong.
  case bogus
  /// What would be needed to judge it could not be had.
  case indeterminate

  /// The worse of two: `bogus`, `indeterminate`, `insecure`, `secure`.
  func worse(_ other: ChainVerdict) -> ChainVerdict { rank >= other.rank ? self : other }

  private var rank: Int {
    switch self {
    case .secure: 0
    case .insecure: 1
    case .indeterminate: 2
    case .bogus: 3
    }
  }
}
