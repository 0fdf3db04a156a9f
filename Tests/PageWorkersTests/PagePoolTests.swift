import ArticleModel
import EditionModel
import Extraction
import Foundation
import PageWorkers
import Sandbox
import TestSupport
import Testing

/// Pages read by processes of the program itself.
@Suite("Pages in a process of their own", .enabled(if: PagePool.thisProgram != nil, "needs /proc"))
struct PagePoolTests {
  /// Beside the test bundle, where the build puts it.
  private static let program =
    (Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
    ?? URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0])).deletingLastPathComponent()
    .appendingPathComponent("tenhn").path

  private func pool(_ arguments: [String] = ["--drill"], time: Duration = .seconds(300)) -> PagePool {
    var limits = WorkerPool.Limits()
    limits.time = time
    return PagePool(program: Self.program, arguments: ["read-pages"] + arguments, limits: limits)
  }

  private func request(_ html: String) -> PageRequest {
    PageRequest(.html, url: "https://site.example/post", bytes: Array(html.utf8))
  }

  private static let ordinary =
    "<title>On walls</title><article><h1>On walls</h1>"
    + String(
      repeating: "<p>A wall leans for a long time before it falls, and says so to those who look at it.</p>", count: 20)
    + "<table><tr><td>1<td>2<tr><td>3<td>4</table><pre>let x = 1</pre></article>"

  @Test("A page read in another process gives what it gives in this one, to the byte")
  func same() async throws {
    let pool = pool()
    let requests =
      [
        request(Self.ordinary), request(""), request("<p>\u{0}\u{1b}<b>x"),
        PageRequest(.plainText, url: "https://site.example/a.txt", bytes: Array("One.\n\n> Two\n\n    three".utf8)),
        PageRequest(.printedLayout, url: "https://site.example/a.pdf", bytes: Array("<html><body>".utf8)),
        PageRequest(
          .html, url: "https://site.example/", exchange: ExchangeFacts(status: 403, asksToRetry: true),
          wantsVisibleText: true, bytes: Array("<p>One</p><script>two</script><p>three".utf8)),
      ]
    for request in requests {
      let (here, there) = (try request.answer().get(), try await pool.read(request).get())
      #expect(try CanonicalJSON.encode(there.extract.article) == CanonicalJSON.encode(here.extract.article))
      #expect(there.extract.receipt == here.extract.receipt)
      #expect(there.extract.signals == here.extract.signals)
      #expect(there.visibleText == here.visibleText)
    }
    await pool.close()
  }

  @Test("A page that takes longer than a page may is read where nobody waits: a rebuild isn't another edition")
  func patient() async throws {
    // Two seconds more than the usual processor time, however quick the machine.
    let slow = request("<!-- tenhn-drill:slow -->" + Self.ordinary)
    let usual = pool()
    #expect(await usual.read(slow).map { _ in true } == .failure(.tooSlow))
    await usual.close()
    let patient = PagePool(
      program: Self.program, arguments: ["read-pages", "--drill", "--patient"], isPatient: true)
    #expect(try await patient.read(slow).get().extract.receipt.kind == .full)
    await patient.close()
  }

  @Test(
    "A page that crashes its reader, spins or grows fails with a reason, and the next page is read",
    arguments: [
      ("crash", PageFailure.crashed), ("spin", .tooSlow), ("grow", .crashed),
    ])
  func faults(drill: String, failure: PageFailure) async throws {
    let pool = pool()
    let answer = await pool.read(request("<!-- tenhn-drill:\(drill) -->"))
    guard case .failure(failure) = answer else {
      Issue.record("\(drill): \(answer)")
      return
    }
    #expect(try await pool.read(request(Self.ordinary)).get().extract.article.plainText.contains("leans"))
    await pool.close()
  }

  @Test("A page on which its reader hangs is too slow")
  func hang() async throws {
    let pool = pool(time: .seconds(2))
    guard case .failure(.tooSlow) = await pool.read(request("tenhn-drill:hang")) else {
      Issue.record("It answered.")
      return
    }
    await pool.close()
  }

  @Test("Pages are read in this process if no other can be started")
  func fallback() async throws {
    let pool = pool([])
    await pool.close()
    #expect(try await pool.read(request(Self.ordinary)).get().extract.receipt.kind == .full)
  }

  @Test("All words of a page are those that a reader could see")
  func visibleText() throws {
    let page = PageRequest(
      .html, url: "https://site.example/", wantsVisibleText: true,
      bytes: Array("<p>One</p><p>two</p><script>other</script><style>things</style>".utf8))
    #expect(try page.answer().get().visibleText?.split(separator: " ") == ["One", "two"])
  }
}
