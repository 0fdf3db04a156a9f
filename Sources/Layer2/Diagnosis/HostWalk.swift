import DNSSEC
import EditionModel
import Fetching
import Status
import WebAddress

/// Judges what was seen at each layer: the pure part of an examination.
struct HostWalk {
  private let place: String
  private var steps: [HostReport.Step] = []
  var chain: ChainReport?

  init(_ place: String) { self.place = place }

  /// The place as a URL; HTTPS where it names no scheme.
  var url: WebURL? {
    guard let url = WebURL(place.contains("://") ? place : "https://\(place)/"), !url.hostName.isEmpty else {
      return nil
    }
    return url
  }

  var isWhole: Bool { !steps.contains { $0.state == .broken } }

  /// All layers: those above a broken one as not reached.
  var report: HostReport {
    let seen = Dictionary(steps.map { ($0.layer, $0) }) { first, _ in first }
    let all = HostReport.Layer.allCases.map { layer in
      seen[layer] ?? HostReport.Step(layer: layer, state: .notReached, text: "not reached")
    }
    return HostReport(host: place, steps: all, chain: chain)
  }

  // MARK: - Names

  mutating func judge(clock report: ChainReport) {
    if let finding = report.findings.first(where: { $0.code == .clockWrong }) {
      fail(.clock, finding.text, finding.hint)
    } else {
      pass(.clock, report.verdict == .indeterminate ? "nothing speaks against it" : "agrees with the root's signatures")
    }
  }

  mutating func judge(_ resolver: ResolverReport?, of host: String) {
    guard let resolver else { return pass(.resolver, "the system's own") }
    guard resolver.isReachable else {
      return fail(
        .resolver, "the name server of this machine doesn't answer",
        "That is yours to mend: look at /etc/resolv.conf, or name another server with --resolver.")
    }
    pass(.resolver, resolver.isValidated ? "it answers, and checks signatures" : "it answers")
  }

  mutating func judge(
    name host: String, _ answer: Result<[IPAddress], FetchFailure>, _ resolver: ResolverReport?, _ chain: ChainReport
  ) {
    let words = resolver.map { $0.explanations.isEmpty ? "" : ": \($0.explanations.joined(separator: "; "))" } ?? ""
    switch answer {
    case .success(let addresses) where !addresses.isEmpty:
      pass(.name, "\(host) is \(addresses.map(\.description).joined(separator: " and "))")
    case .success:
      fail(.name, "\(host) has no address", Self.spelling(chain))
    case .failure(let failure):
      if resolver?.refusesUnchecked == true || chain.verdict == .bogus {
        // The name is there, and the name server keeps it back: the next layer says why.
        add(.name, .warning, "the name server refuses \(host)\(words)", nil)
      } else {
        fail(.name, failure.message + words, Self.spelling(chain))
      }
    }
  }

  private static func spelling(_ chain: ChainReport) -> String {
    (chain.cause?.zone == .root ? nil : chain.cause?.hint) ?? chain.findings.first {
      $0.code == .nameMissing || $0.code == .addressMissing
    }?.hint
      ?? "Is the name written correctly, and does this machine's name server answer?"
  }

  mutating func judge(chain report: ChainReport) {
    guard isWhole else { return }
    switch report.verdict {
    case .secure:
      warn(.chain, "signed all the way from the root to \(report.host)", report)
    case .insecure:
      let zone = report.zones.first { $0.verdict == .insecure }?.name
      warn(.chain, zone.map { "\($0) is not signed; nothing above it is wrong" } ?? "not signed", report)
    case .bogus:
      let text = report.cause?.text ?? "its signatures are wrong"
      fail(
        .chain, "\(StatusFacts.invalidName): \(text)",
        report.cause?.hint ?? "That is for the owner of the name to mend.")
    case .indeterminate:
      add(
        .chain, .warning, "could not be followed: \(report.cause?.text ?? "the servers of the way gave no answer")",
        report.cause?.hint)
    }
  }

  private mutating func warn(_ layer: HostReport.Layer, _ text: String, _ report: ChainReport) {
    let warning = report.findings.first { $0.severity == .warning }
    add(layer, warning == nil ? .ok : .warning, warning.map { "\(text); \($0.text)" } ?? text, warning?.hint)
  }

  mutating func judge(_ addresses: [IPAddress], of host: String, isAllowed: Bool) -> [IPAddress]? {
    do throws(FetchFailure) {
      let vetted = try addresses.vetted(name: host, isAllowed: isAllowed)
      pass(.addresses, "\(vetted.count == 2 ? "IPv4 and IPv6" : vetted[0].family), all public")
      return vetted
    } catch {
      fail(.addresses, error.message, "A public name that leads to a private address is an attack or a mistake.")
      return nil
    }
  }

  // MARK: - The server

  mutating func judge(_ result: FetchResult, isSecure: Bool, _ greeting: TLSGreeting?, host: String, at now: Timestamp)
  {
    guard let failure = result.failure else {
      passTLS(isSecure: isSecure, greeting, at: now)
      pass(.http, "\(result.status ?? 0), \(result.type ?? "no type"), \(result.body.count) bytes")
      pass(.robots, "robots.txt lets tenhn read it")
      return pass(
        .text,
        result.text == nil ? "not text, but \(result.type ?? "something else")" : "text in \(result.charset ?? "?")")
    }
    if failure.code == .tls {
      let fault = greeting?.fault(for: host, at: now)
      return fail(
        .tls, fault?.text ?? failure.message,
        fault?.hint ?? "The server and this system agree on no safe connection; that is the site's to mend.")
    }
    passTLS(isSecure: isSecure, greeting, at: now)
    switch failure.layer {
    case .robots:
      pass(.http, "the server answers")
      fail(.robots, failure.message, "The site's own wish; its stories become cards.")
    case .content:
      pass(.http, "\(result.status ?? 0)")
      pass(.robots, "robots.txt lets tenhn read it")
      fail(.text, failure.message, "The page is too large, or of a kind that has no text; its stories become cards.")
    default:
      fail(.http, failure.message, Self.hint(status: result.status))
    }
  }

  private mutating func passTLS(isSecure: Bool, _ greeting: TLSGreeting?, at now: Timestamp) {
    guard isSecure else { return pass(.tls, "the address asks for no encryption") }
    guard let greeting else { return pass(.tls, "the certificate is good") }
    let warning = greeting.warning(at: now)
    add(
      .tls, warning == nil ? .ok : .warning,
      [greeting.summary(), warning?.text].compactMap { $0 }.joined(separator: "; "),
      warning?.hint)
  }

  private static func hint(status: Int?) -> String {
    switch status {
    case 401, 403: "The site refuses programs, this address or readers without an account."
    case 404, 410: "The page is gone or has moved."
    case 429: "The site is asked too often from here."
    case .some(500...): "The site is out of order; it may be back later."
    default: "The server answers, but not as the web's protocol asks, or not in time."
    }
  }

  // MARK: - Steps

  mutating func pass(_ layer: HostReport.Layer, _ text: String) { add(layer, .ok, text, nil) }

  mutating func fail(_ layer: HostReport.Layer, _ text: String, _ hint: String) { add(layer, .broken, text, hint) }

  private mutating func add(_ layer: HostReport.Layer, _ state: HostReport.State, _ text: String, _ hint: String?) {
    steps.append(HostReport.Step(layer: layer, state: state, text: text, hint: hint))
  }
}

extension IPAddress {
  fileprivate var family: String { if case .v4 = self { "IPv4 alone" } else { "IPv6 alone" } }
}
