import Archive
import DNSSEC
import EditionModel
import JSONFormat
import Testing
import WebAddress

@testable import Diagnosis
@testable import Fetching

private struct FixedResolver: Resolver {
  var answer: Result<[IPAddress], FetchFailure>
  func addresses(of name: String) async throws(FetchFailure) -> [IPAddress] { try answer.get() }
}

private struct FixedTransport: Transport {
  var outcome: Result<Int, FetchFailure>
  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    let isRobots = request.url.path == "/robots.txt"
    let body = isRobots ? "User-agent: *\nDisallow: /private\n" : "<!DOCTYPE html><p>A page"
    let status = isRobots ? 200 : try outcome.get()
    return Exchange(
      date: Timestamp(0),
      response: HTTPResponseMessage(
        status: status, headers: HeaderFields([.init("Content-Type", isRobots ? "text/plain" : "text/html")]),
        body: Array(body.utf8)))
  }
}

/// Name servers that are silent, or a resolver that gives one answer to everything.
private struct FixedLink: ServerLink {
  func ask(_ question: Question, of server: NameServer, _ options: QueryOptions) async -> Reply {
    Reply(server: server, question: question, outcome: .silence)
  }
}

@Suite struct TheWayToAHost {
  private func examine(
    _ place: String = "example.org", name: Result<[IPAddress], FetchFailure> = .success([.v4(0x5DB8_D822)]),
    connects: Bool = true, page: Result<Int, FetchFailure> = .success(200)
  ) async -> HostReport {
    let fetcher = Fetcher(
      transport: FixedTransport(outcome: page), policy: FetchPolicy(userAgent: "test")
    ) { Timestamp(0) }
    let means = HostExamination.Means(
      fetcher: fetcher, resolver: FixedResolver(answer: name), nameServer: nil, link: FixedLink(),
      chain: ChainExamination(link: FixedLink(), now: { 0 }), connect: { _, _ in connects })
    return await HostExamination(means).report(on: place)
  }

  @Test("A host without a fault is reached through all layers, even where no root server answers from here")
  func sound() async {
    let report = await examine()
    #expect(report.broken == nil)
    #expect(report.steps.map(\.layer) == HostReport.Layer.allCases)
    #expect(report.steps.allSatisfy { $0.state == .ok || $0.layer == .chain })
    #expect(report.verdict == .indeterminate)
  }

  @Test("The first broken layer is named with what to do, and nothing above it is reached")
  func broken() async {
    let gone = FetchFailure(.dns, "there is no name example.org")
    let cases: [(HostReport, HostReport.Layer)] = [
      (await examine("no host at all"), .name), (await examine("http://user@example.org/"), .name),
      (await examine("http://127.0.0.1/"), .name), (await examine(name: .success([.v4(0x0A00_0001)])), .addresses),
      (await examine(name: .failure(gone)), .name), (await examine(connects: false), .tcp),
      (await examine(page: .failure(FetchFailure(.tls, "the certificate has expired"))), .tls),
      (await examine(page: .failure(FetchFailure(.timeout, "no answer in time"))), .http),
      (await examine(page: .success(503)), .http), (await examine("https://example.org/private/x"), .robots),
    ]
    for (report, layer) in cases {
      #expect(report.broken?.layer == layer)
      #expect(report.broken?.hint != nil)
      let after = report.steps.drop { $0.layer != layer }.dropFirst()
      #expect(after.allSatisfy { $0.state == .notReached })
    }
  }

  @Test("Hosts that fail for one cause are one finding, and others stay apart")
  func groups() async {
    let gone = FetchFailure(.dns, "the name server does not answer")
    var reports: [HostReport] = []
    for host in ["a.example.org", "b.example.org"] { reports.append(await examine(host, name: .failure(gone))) }
    reports.append(await examine("c.example.com", connects: false))
    reports.append(await examine("d.example.com"))
    let groups = HostGroup.groups(of: reports)
    #expect(groups.map(\.hosts.count) == [2, 1])
    #expect(groups.first?.text == "2 hosts under .example.org: the name server does not answer")
  }

  @Test("The answer for programs has the keys that others rely on")
  func json() async {
    let json = (await examine(connects: false)).json
    #expect(json["host"]?.string == "example.org" && json["verdict"]?.string == "indeterminate")
    #expect(json["broken"]?.string == "TCP")
    #expect(json["layers"]?.array?.last?["state"]?.string == "not reached")
  }
}
