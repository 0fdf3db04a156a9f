import DNSSEC
import Diagnosis
import EditionModel
import Editor
import Fetching
import Publishing
import StorySources
import WebAddress

/// The live web, and the way to a host.
extension Newsroom {
  /// Lets a task use the live web, and closes every connection afterwards.
  func overTheNetwork<Result: Sendable>(
    _ body: (any Transport) async throws -> Result
  ) async throws -> Result {
    let transport = LiveTransport(policy: policy) { .now }
    do {
      let result = try await body(RevalidatingTransport(transport, cache: answers))
      await transport.shutdown()
      return result
    } catch {
      await transport.shutdown()
      throw error
    }
  }

  /// Examines the way to a host, as `tenhn doctor HOST` does.
  @Sendable func doctor(_ host: String) async -> DoctorView {
    let transport = LiveTransport(policy: policy) { .now }
    let fetcher = Fetcher(transport: transport, policy: policy) { .now }
    let report = await HostExamination(ChainOptions.internet(fetcher)).report(on: host)
    await transport.shutdown()
    return DoctorView(report)
  }

  /// Names that can't be found get their diagnosis, within a time that an edition can wait.
  func diagnosing(_ transport: any Transport) -> any Transport {
    DiagnosingTransport(
      transport,
      examination: ChainExamination(link: LiveServerLink(milliseconds: 600), seconds: 6) { Timestamp.now.rawValue },
      sparing: Set(settings.edition.sourceProfile.probes.compactMap { WebURL($0.url)?.hostName }))
  }
}
