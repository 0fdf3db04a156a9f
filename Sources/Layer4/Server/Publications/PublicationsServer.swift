public import Hummingbird
public import Publishing
public import Site
import EditionModel
import Logging

/// Several publications as one web server: each under its name, and at the root a page that lists them.
///
/// Each is a whole ``WebServer``: one that fails leaves the others as they are.
public struct PublicationsServer: Sendable {
  /// A publication, and the name of its path.
  public struct Member: Sendable {
    /// The first part of every path of the publication.
    public var name: String
    /// The server of it, whose address ends with the name.
    public var server: WebServer

    /// Names a publication.
    public init(name: String, server: WebServer) { (self.name, self.server) = (name, server) }
  }

  private let members: [Member]
  private let root: RootRoutes
  private let first: WebServer

  /// Prepares a server.
  ///
  /// - Parameters:
  ///   - first: the publication that was there before the others: addresses of the time before lead to it.
  ///   - others: those after it.
  ///   - publisher: renders the pages about the whole.
  ///   - metrics: what is counted, by all of them.
  ///   - hasMetrics: whether `/metrics` is among the pages.
  ///   - passesMetricsOn: whether it is there also for those who come through a proxy.
  public init(
    first: Member, others: [Member], publisher: Publisher, metrics: Metrics, hasMetrics: Bool,
    passesMetricsOn: Bool = false
  ) {
    members = [first] + others
    self.first = first.server
    root = RootRoutes(
      members: members, publisher: publisher, metrics: metrics, hasMetrics: hasMetrics,
      passesMetricsOn: passesMetricsOn)
  }

  /// Every route at the root.
  var table: [Route] { root.all }

  /// The application, ready to run or to be tested without a socket.
  public func application(
    host: String, port: Int, onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    let names = first.table.names.merging(root.all.names) { first, _ in first }
    return WebServer.application(
      RequestMeter(
        metrics: first.metrics, names: names,
        next: HostGuard(
          ownHosts: members.contains { $0.server.isPrivate } ? Set(members.map(\.server.ownHost)) : nil,
          failures: first.main.failures, next: Lobby(members: members, root: root))),
      limits: first.limits, host: host, port: port, onRunning: onRunning, logger: first.logger)
  }

  /// `/metrics`, `/healthz` and `/readyz` alone, for a port that readers don't reach.
  public func operatorApplication(
    host: String, port: Int, onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    Application(
      router: root.router(of: root.operators(hasMetrics: true)),
      configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
      onServerRunning: { await onRunning($0.localAddress?.port ?? port) }, logger: first.logger)
  }
}
