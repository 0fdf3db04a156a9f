import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import WebAddress

/// A client for each vetted address of a host, kept while the edition is made: robots.txt, page and images share a connection.
actor ClientPool {
  struct Key: Hashable {
    var host: String
    var address: String
  }

  private struct Entry {
    var client: HTTPClient
    var lastUse: Int
  }

  private let capacity: Int
  private var entries: [Key: Entry] = [:]
  private var uses = 0
  private var isShut = false

  init(capacity: Int = 64) { self.capacity = capacity }

  /// Nil after the shutdown.
  func client(_ key: Key, limits: LiveTransport.Limits, bodyLimit: Int, isAllowed: Bool) -> HTTPClient? {
    guard !isShut else { return nil }
    uses += 1
    if let entry = entries[key] {
      entries[key]?.lastUse = uses
      return entry.client
    }
    let client = Self.makeClient(key, limits: limits, bodyLimit: bodyLimit, isAllowed: isAllowed)
    entries[key] = Entry(client: client, lastUse: uses)
    if entries.count > capacity, let stale = entries.min(by: { $0.value.lastUse < $1.value.lastUse })?.key,
      let entry = entries.removeValue(forKey: stale)
    {
      retire(entry.client)
    }
    return client
  }

  func shutdown() async {
    isShut = true
    for entry in entries.values { try? await entry.client.shutdown() }
    entries = [:]
  }

  /// An exchange may still run on it; the longest one is over by then.
  private func retire(_ client: HTTPClient) {
    Task {
      try? await Task.sleep(for: .seconds(60))
      try? await client.shutdown()
    }
  }

  private static func makeClient(
    _ key: Key, limits: LiveTransport.Limits, bodyLimit: Int, isAllowed: Bool
  ) -> HTTPClient {
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: .init(limits.connect), read: .init(limits.silence)), decompression: .disabled)
    configuration.httpVersion = .http1Only
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.connectionPool.idleTimeout = .seconds(10)
    configuration.dnsOverride = [key.host: key.address]
    let expected = key.address
    configuration.http1_1ConnectionDebugInitializer = { channel in
      channel.eventLoop.submit {
        let remote = channel.remoteAddress?.ipAddress.flatMap(IPAddress.init)
        guard let remote, "\(remote)" == expected, isAllowed || remote.isGloballyReachable else {
          throw FetchFailure(.blockedAddress, "the connection leads to another address than the one vetted")
        }
        let pipeline = channel.pipeline.syncOperations
        let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
        try pipeline.addHandler(
          ResponseGuard(headLimit: limits.headBytes, bodyLimit: bodyLimit), position: .before(parser))
      }
    }
    return HTTPClient(eventLoopGroup: MultiThreadedEventLoopGroup.singleton, configuration: configuration)
  }
}
