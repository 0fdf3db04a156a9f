import Editor
import EditionModel
import Publishing
import Server
import ServiceLifecycle
import Site
import Storage

/// Every publication of the program over one data folder, and the one server of all.
struct Presses {
  /// In the order of the settings.
  let all: [Press]
  private let listing: SiteSettings
  private let metrics = Metrics()

  init(_ installation: Installation, _ store: Store) {
    listing = installation.listing
    var recoveries: [String: Recovery] = [:]
    all = installation.publications.map { [metrics] settings in
      let recorder = settings.place.recorder ?? settings.publication
      let group = installation.publications.filter { ($0.place.recorder ?? $0.publication) == recorder }
      let recovery = recoveries[recorder] ?? Recovery()
      recoveries[recorder] = recovery
      let sharing = settings.isRecorder ? group.map(\.publication).filter { $0 != settings.publication } : []
      return Press(
        Newsroom(store: store, settings: settings, sharing: sharing, metrics: metrics), recovery,
        watched: group.map(\.schedule))
    }
  }

  /// The server of all, at one port.
  func application(host: String, port: Int, onRunning: @escaping @Sendable (Int) async -> Void) -> any Service {
    if let several { return several.application(host: host, port: port, onRunning: onRunning) }
    return all[0].server.application(host: host, port: port, onRunning: onRunning)
  }

  /// What operators ask for, at a port of its own.
  func operatorApplication(host: String, port: Int) -> any Service {
    if let several { return several.operatorApplication(host: host, port: port) }
    return all[0].server.operatorApplication(host: host, port: port)
  }

  /// Nil if there is one publication, which is at the root.
  private var several: PublicationsServer? {
    guard all.count > 1 else { return nil }
    let members = all.map { PublicationsServer.Member(name: $0.newsroom.publication.id, server: $0.server) }
    return PublicationsServer(
      first: members[0], others: Array(members.dropFirst()), publisher: Publisher(settings: listing), metrics: metrics,
      hasMetrics: all[0].newsroom.settings.showsMetrics,
      passesMetricsOn: all[0].newsroom.settings.metrics == .yes)
  }
}

extension Press {
  init(_ newsroom: Newsroom, _ recovery: Recovery, watched: [Schedule]) {
    let settings = newsroom.settings
    var setup = settings.status
    setup.isLive = settings.live && !newsroom.store.isReadOnly
    let reporter = StatusReporter(store: newsroom.publication, schedule: newsroom.schedule, setup: setup)
    let server = WebServer(
      ServedPublication(
        store: newsroom.publication, source: settings.edition.sourceProfile, mute: settings.edition.muteRule,
        publisher: Publisher(settings: settings.site), schedule: newsroom.schedule, isLive: setup.isLive),
      access: ServerAccess(
        proxies: settings.trustedProxies, followsRequests: settings.followsRequests,
        isOpenToScripts: settings.isOpenToScripts, hasMetrics: settings.showsMetrics,
        passesMetricsOn: settings.metrics == .yes),
      desks: ServerDesks(
        doctor: newsroom.doctor, mail: settings.mailDesk(newsroom.publication), status: reporter),
      metrics: newsroom.metrics, now: { .now }, logger: newsroom.logger)
    self.init(
      newsroom: newsroom, server: server, isLive: setup.isLive, reporter: reporter, channel: settings.alertChannel,
      recovery: recovery, watched: watched)
  }
}
