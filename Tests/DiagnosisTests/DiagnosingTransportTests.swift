import Archive
import EditionModel
import Status
import Testing
import WebAddress

@testable import DNSSEC
@testable import Diagnosis
@testable import Fetching

private struct FailingTransport: Transport {
  var code: FetchFailure.Code
  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    throw FetchFailure(code, "the name server fails")
  }
}

/// Counts how often a name was followed.
private actor Counter {
  private(set) var count = 0
  func add() { count += 1 }
}

@Suite struct DiagnosedFailures {
  private func report(_ verdict: ChainVerdict) -> ChainReport {
    ChainReport(
      host: .root, verdict: verdict,
      findings: [
        ChainFinding(
          code: .signatureInvalid, severity: .broken, zone: .root, record: "RRSIG",
          text: "the signature of NSEC3 x.de by key 33834 is invalid", hint: "")
      ], zones: [], aliases: [])
  }

  private func message(_ code: FetchFailure.Code, _ verdict: ChainVerdict, counter: Counter? = nil, times: Int = 1)
    async throws
    -> String
  {
    let report = report(verdict)
    let transport = DiagnosingTransport(FailingTransport(code: code), limit: 3) { _ in
      await counter?.add()
      return report
    }
    let url = try #require(WebURL("https://site.de/page"))
    let request = ExchangeRequest(url: url, headers: HeaderFields([]), bodyLimit: 10, time: .seconds(1))
    var message = ""
    for _ in 0..<times {
      do throws(FetchFailure) { _ = try await transport.exchange(request) } catch { message = error.message }
    }
    return message
  }

  @Test("A name whose chain is broken gets the fault as its failure's message")
  func bogus() async throws {
    let text = try await message(.dns, .bogus)
    #expect(text == "\(StatusFacts.invalidName): the signature of NSEC3 x.de by key 33834 is invalid")
  }

  @Test(
    "A failure of another kind, or a name whose chain is whole, keeps its own message",
    arguments: [ChainVerdict.secure, .insecure, .indeterminate])
  func others(verdict: ChainVerdict) async throws {
    #expect(try await message(.dns, verdict) == "the name server fails")
    #expect(try await message(.connect, .bogus) == "the name server fails")
  }

  @Test("A name is followed once, however often it fails")
  func once() async throws {
    let counter = Counter()
    _ = try await message(.dns, .bogus, counter: counter, times: 5)
    #expect(await counter.count == 1)
  }
}
