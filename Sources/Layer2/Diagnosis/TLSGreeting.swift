public import EditionModel

/// What a server shows when an encrypted connection is set up with it.
public struct TLSGreeting: Sendable, Hashable {
  /// A certificate, as far as it is judged here.
  public struct Certificate: Sendable, Hashable {
    /// Whom it is for and who signed it, as their distinguished names.
    public var subject: String
    /// Who signed it.
    public var issuer: String
    /// When it begins; nil if the date can't be read.
    public var begin: Timestamp?
    /// When it ends.
    public var end: Timestamp?
    /// The hosts that it is for, in lower case; an asterisk stands for one label.
    public var hosts: [String]

    /// Creates a certificate.
    public init(subject: String, issuer: String, begin: Timestamp?, end: Timestamp?, hosts: [String]) {
      self.subject = subject
      self.issuer = issuer
      self.begin = begin
      self.end = end
      self.hosts = hosts
    }
  }

  /// `TLSv1.3`; nil if it isn't known.
  public var version: String?
  /// The server's own certificate first, then those of who signed it, as sent.
  public var certificates: [Certificate]

  /// Creates a greeting.
  public init(version: String?, certificates: [Certificate]) {
    self.version = version
    self.certificates = certificates
  }
}

extension TLSGreeting {
  /// What is wrong with a greeting.
  public struct Fault: Sendable, Hashable {
    /// What was seen.
    public var text: String
    /// Who must do what.
    public var hint: String
  }

  /// Why a client refuses the server, as far as the certificates show it: dates, names, then who signed. Nil if nothing can be
  /// seen; a signature that is wrong can't.
  /// - Parameters:
  ///   - host: whom the client asked for, in lower case.
  ///   - now: the client's time.
  func fault(for host: String, at now: Timestamp) -> Fault? {
    guard let own = certificates.first else {
      return Fault(text: "the server shows no certificate", hint: "The site must install one.")
    }
    if let dates = certificates.lazy.compactMap({ $0.dateFault(at: now, isOwn: $0 == own) }).first { return dates }
    // An address of IPv6 can be written in many ways.
    guard host.hasPrefix("[") || own.hosts.contains(where: { Self.pattern($0, matches: host) }) else {
      return Fault(
        text: "the certificate is for \(Self.list(own.hosts)), not for \(host)",
        hint: "The site must get a certificate with this name, or the name leads to a foreign server.")
    }
    if own.subject == own.issuer {
      return Fault(
        text: "the server signed its certificate itself",
        hint: "The site needs one by an authority that systems trust; Let's Encrypt gives them for nothing.")
    }
    if let gap = zip(certificates, certificates.dropFirst()).first(where: { $0.issuer != $1.subject }) {
      return Fault(
        text:
          "the certificates don't follow each other: \(gap.0.issuerName) signed one, and \(gap.1.subject) comes next",
        hint: "The site must send its own certificate and then that of each signer, in order.")
    }
    let last = certificates.last ?? own
    guard certificates.count > 1 else {
      return Fault(
        text: "the server sends its own certificate alone, and its signer, \(own.issuerName), isn't known here",
        hint: "The site must send the certificate of its signer too; browsers that know it hide this.")
    }
    return Fault(
      text: "the certificates end at \(last.issuerName), which isn't trusted here",
      hint: "If other sites fail too, install this system's list of authorities (ca-certificates) anew.")
  }

  /// What will be wrong soon: an end within two weeks, or an old protocol.
  func warning(at now: Timestamp) -> Fault? {
    if let version, ["SSLv3", "TLSv1", "TLSv1.0", "TLSv1.1"].contains(version) {
      return Fault(text: "\(version) is no longer safe", hint: "The site should offer TLS 1.2 or 1.3.")
    }
    guard let end = certificates.first?.end else { return nil }
    let days = (end - now) / (24 * 3_600)
    guard days < 14 else { return nil }
    return Fault(
      text: "the certificate ends in \(days) \(days == 1 ? "day" : "days")",
      hint: "If it isn't renewed by then, no client connects any more.")
  }

  /// One clause: the protocol, until when the certificate is good, and the signers.
  func summary() -> String {
    let end = certificates.first?.end.map { "a certificate good until \($0.day)" } ?? "a good certificate"
    let signers = certificates.map(\.issuerName)
    return [version ?? "TLS", end, signers.isEmpty ? nil : "signed by \(signers.joined(separator: ", that by "))"]
      .compactMap { $0 }.joined(separator: ", ")
  }

  /// RFC 6125, section 6.4.3: an asterisk is the whole leftmost label.
  static func pattern(_ pattern: String, matches host: String) -> Bool {
    guard pattern.hasPrefix("*.") else { return pattern == host }
    guard let dot = host.firstIndex(of: "."), dot > host.startIndex else { return false }
    return host[dot...] == pattern.dropFirst()
  }

  private static func list(_ hosts: [String]) -> String {
    switch hosts.count {
    case 0: "no host"
    case 1...3: hosts.joined(separator: " and ")
    default: "\(hosts[0]), \(hosts[1]) and \(hosts.count - 2) more"
    }
  }
}

extension TLSGreeting.Certificate {
  /// The common name of who signed, or all of its name.
  var issuerName: String {
    let parts = issuer.split(separator: ",").map { $0.split(separator: "=", maxSplits: 1) }
    let name = parts.first { $0.count == 2 && $0[0].filter { $0 != " " } == "CN" }?[1]
    return name.map { String($0.drop { $0 == " " }) } ?? issuer
  }

  fileprivate func dateFault(at now: Timestamp, isOwn: Bool) -> TLSGreeting.Fault? {
    let what = isOwn ? "the certificate" : "the certificate of its signer, \(subject),"
    if let end, now > end {
      return TLSGreeting.Fault(
        text: "\(what) ended on \(end.day)",
        hint: "The site must renew it. If other sites fail too, is this machine's clock right?")
    }
    if let begin, now < begin {
      return TLSGreeting.Fault(
        text: "\(what) begins on \(begin.day)",
        hint: "Is this machine's clock right? If it is, the site must wait or get another.")
    }
    return nil
  }
}

extension Timestamp {
  fileprivate var day: Substring { rfc3339().prefix(10) }
}
