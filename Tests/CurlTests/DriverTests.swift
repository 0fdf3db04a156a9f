import CCurl
import TestSupport
import Testing
import WebAddress

@testable import Curl

private let small = "HTTP/1.1 200 Fine\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello"
private let home = IPAddress.v4(0x7F00_0001)

private func transfer(
  _ server: ScriptedServer, host: String = "site.example", options: [CurlOption] = [],
  change: (inout CurlLimits) -> Void = { _ in }
) -> CurlTransfer {
  var limits = CurlLimits()
  change(&limits)
  return CurlTransfer(
    "http://\(host):\(server.port)/page", options: options, limits: limits,
    endpoint: CurlEndpoint(home, port: server.port))
}

private func failure(_ driver: CurlDriver, _ transfer: CurlTransfer) async -> CurlFailure? {
  do throws(CurlFailure) {
    _ = try await driver.perform(transfer)
    return nil
  } catch {
    return error
  }
}

@Suite("A connection leads to its endpoint") struct EndpointTests {
  @Test("without a look-up of the name")
  func noLookUp() async throws {
    let server = try ScriptedServer(small)
    let answer = try await CurlDriver().perform(transfer(server, host: "no-such-name.invalid"))
    #expect(String(decoding: answer.body, as: UTF8.self) == "hello")
    #expect(String(decoding: answer.head, as: UTF8.self).hasPrefix("HTTP/1.1 200 Fine\r\nContent-Type: text/plain"))
    #expect(answer.code == 200)
    #expect(server.requests.first?.contains("Host: no-such-name.invalid:\(server.port)") == true)
  }

  @Test("and to no other place, even if libcurl is told to go there")
  func lastGate() async throws {
    let (server, other) = (try ScriptedServer(small), try ScriptedServer(small))
    let elsewhere = CurlOption(CURLOPT_CONNECT_TO, .list(["::127.0.0.1:\(other.port)"]))
    #expect(await failure(CurlDriver(), transfer(server, options: [elsewhere]))?.reason == .endpoint)
    let named = CurlOption(CURLOPT_CONNECT_TO, .list(["::127.0.0.2:\(server.port)"]))
    #expect(await failure(CurlDriver(), transfer(server, options: [named]))?.reason == .endpoint)
    #expect(other.connections == 0 && server.connections == 0)
  }

  @Test("so that a kept connection serves one endpoint alone")
  func compartments() async throws {
    let one = try ScriptedServer(small)
    let two = try ScriptedServer(small, host: "127.0.0.2", port: one.port)
    let driver = CurlDriver()
    var moved = transfer(one)
    moved.endpoint = CurlEndpoint(.v4(0x7F00_0002), port: one.port)
    for request in [transfer(one), moved, transfer(one), moved] { _ = try await driver.perform(request) }
    #expect(one.connections == 1 && one.requests.count == 2)
    #expect(two.connections == 1 && two.requests.count == 2)
    _ = try await CurlDriver().perform(transfer(one))
    #expect(one.connections == 2)
    await driver.shutdown()
  }

  @Test("Nobody listens there: no connection")
  func nobody() async throws {
    let server = try ScriptedServer(small)
    server.stop()
    let answer = await failure(CurlDriver(), transfer(server))
    #expect(answer?.reason == .connection)
  }

  @Test(
    "URLs with a user, of files or of other protocols are not taken",
    arguments: [
      "http://user:secret@site.example/", "file:///etc/passwd", "ftp://site.example/", "gopher://site.example/",
      "smtp://site.example", "http://", "http://a b/",
    ])
  func strangers(url: String) async {
    let reason = await failure(CurlDriver(), CurlTransfer(url, endpoint: CurlEndpoint(home, port: 1)))?.reason
    #expect(reason == .url || reason == .login)
  }
}

@Suite("An answer is held to its limits") struct LimitTests {
  @Test("A header without an end")
  func header() async throws {
    let server = try ScriptedServer(
      "HTTP/1.1 200 OK\r\n", then: .again("X-Filler: \(String(repeating: "x", count: 500))\r\n"))
    #expect(await failure(CurlDriver(), transfer(server))?.reason == .headLimit)
    let line = try ScriptedServer("HTTP/1.1 200 OK\r\nX-Filler: ", then: .again(String(repeating: "x", count: 500)))
    #expect(await failure(CurlDriver(), transfer(line))?.reason == .headLimit)
  }

  @Test("Interim answers without an end")
  func interims() async throws {
    let server = try ScriptedServer("", then: .again("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"))
    #expect(await failure(CurlDriver(), transfer(server))?.reason == .interimLimit)
    let few = try ScriptedServer(
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + small, then: .close)
    let answer = try await CurlDriver().perform(transfer(few))
    #expect(String(decoding: answer.head, as: UTF8.self).hasPrefix("HTTP/1.1 200 Fine"))
  }

  @Test("A body without an end, and one that is declared too long")
  func body() async throws {
    let endless = try ScriptedServer("HTTP/1.1 200 OK\r\n\r\n", then: .again(String(repeating: "x", count: 1000)))
    #expect(await failure(CurlDriver(), transfer(endless))?.reason == .bodyLimit)
    let cut = try await CurlDriver().perform(transfer(endless) { ($0.bodyBytes, $0.cutsBody) = (1234, true) })
    #expect(cut.isCut && cut.body.count == 1234)
    let declared = try ScriptedServer("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", then: .hang)
    #expect(await failure(CurlDriver(), transfer(declared))?.reason == .bodyLimit)
  }

  @Test("Framing that carries nothing")
  func framing() async throws {
    let server = try ScriptedServer(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", then: .again(String(repeating: "x", count: 500)))
    #expect(await failure(CurlDriver(), transfer(server))?.reason == .framingLimit)
  }

  @Test("A body that ends early is no answer")
  func early() async throws {
    let server = try ScriptedServer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello", then: .close)
    #expect(
      await failure(CurlDriver(), transfer(server))
        == CurlFailure(.closedEarly, text: "transfer closed with 5 bytes remaining to read", hadAnswer: true))
    let silent = try ScriptedServer("", then: .close)
    let before = await failure(CurlDriver(), transfer(silent))
    #expect(before?.reason == .closedEarly && before?.hadAnswer == false)
  }
}

@Suite("A driver") struct DriverTests {
  @Test("carries out many transfers at once")
  func many() async throws {
    let server = try ScriptedServer(small)
    let driver = CurlDriver()
    let bodies = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<100 { group.addTask { (try? await driver.perform(transfer(server)).body.count) ?? 0 } }
      return await group.reduce(0, +)
    }
    #expect(bodies == 500)
    await driver.shutdown()
  }

  @Test("ends a transfer whose task is cancelled, before or after it began")
  func cancellation() async throws {
    let server = try ScriptedServer("HTTP/1.1 200 OK\r\n\r\n", then: .hang)
    let driver = CurlDriver()
    let task = Task { await failure(driver, transfer(server)) }
    while server.requests.isEmpty { await Task.yield() }
    task.cancel()
    #expect(await task.value?.reason == .cancelled)
    let late = Task {
      while !Task.isCancelled { await Task.yield() }
      return await failure(driver, transfer(server))
    }
    late.cancel()
    #expect(await late.value?.reason == .cancelled)
  }

  @Test("ends everything when it is shut down, and takes nothing afterwards")
  func shutdown() async throws {
    let server = try ScriptedServer("HTTP/1.1 200 OK\r\n\r\n", then: .hang)
    let driver = CurlDriver()
    let task = Task { await failure(driver, transfer(server)) }
    while server.requests.isEmpty { await Task.yield() }
    await driver.shutdown()
    #expect(await task.value?.reason == .unavailable)
    #expect(await failure(driver, transfer(server))?.reason == .unavailable)
    await driver.shutdown()
    await CurlDriver().shutdown()
  }

  @Test("posts a body with its fields, and nothing of its own but what HTTP needs")
  func post() async throws {
    let server = try ScriptedServer(small)
    _ = try await CurlDriver().perform(
      transfer(
        server,
        options: [.post(Array("{\"a\":1}".utf8)), .fields(["Content-Type: application/json", "Expect:", "Accept:"])]
          + CurlOption.ownConnection))
    #expect(
      server.requests.first
        == "POST /page HTTP/1.1\r\nHost: site.example:\(server.port)\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}"
    )
  }
}
