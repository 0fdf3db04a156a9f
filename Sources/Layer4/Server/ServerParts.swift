public import Delivery
public import EditionModel
public import Publishing
public import Selection
public import Programs
public import Site
public import Storage
public import StorySources

/// The publication that a server serves.
public struct ServedPublication: Sendable {
  /// Its editions.
  public var store: PublicationStore
  /// Where its stories come from.
  public var source: any SourceProfile
  /// What the operator leaves out of the week's best, as of every edition.
  public var mute: MuteRule
  /// Renders its files.
  public var publisher: Publisher
  /// What `/readyz` judges the newest edition by.
  public var schedule: Schedule
  /// Whether editions are made; else `/readyz` expects none.
  public var isLive: Bool

  /// Names what is served.
  public init(
    store: PublicationStore, source: any SourceProfile, mute: MuteRule = .none, publisher: Publisher,
    schedule: Schedule, isLive: Bool = true
  ) {
    self.store = store
    self.source = source
    self.mute = mute
    self.publisher = publisher
    self.schedule = schedule
    self.isLive = isLive
  }
}

/// Who may ask a server, and for how much.
public struct ServerAccess: Sendable {
  /// The peers that may name the client.
  public var proxies: TrustedProxies
  /// Whether links begin with the host that a trusted proxy was asked for, instead of the publisher's address.
  public var followsRequests: Bool
  /// Whether scripts of other sites may read what programs may read.
  public var isOpenToScripts: Bool
  /// Whether `/metrics` is among the pages; see also ``WebServer/operatorApplication(host:port:onRunning:)``.
  public var hasMetrics: Bool
  /// Whether it is there also for those who come through a proxy.
  public var passesMetricsOn: Bool
  /// What clients may take.
  public var limits: ServerLimits

  /// Makes rules; by default no proxy is trusted.
  public init(
    proxies: TrustedProxies = .none, followsRequests: Bool = false, isOpenToScripts: Bool = false,
    hasMetrics: Bool = true, passesMetricsOn: Bool = false, limits: ServerLimits = ServerLimits()
  ) {
    self.proxies = proxies
    self.followsRequests = followsRequests
    self.isOpenToScripts = isOpenToScripts
    self.hasMetrics = hasMetrics
    self.passesMetricsOn = passesMetricsOn
    self.limits = limits
  }
}

/// What a server passes on to: who examines, who subscribes, who reports.
public struct ServerDesks: Sendable {
  /// Examines the way to a host for the operator's page, which is there under the same condition as `/metrics`.
  public var doctor: (@Sendable (String) async -> DoctorView)?
  /// Who subscribes to mail and notifications.
  public var mail: MailDesk
  /// Reports the status; nil for a reporter with the standard settings.
  public var status: StatusReporter?

  /// Makes desks; by default nobody sits there.
  public init(
    doctor: (@Sendable (String) async -> DoctorView)? = nil, mail: MailDesk = MailDesk(), status: StatusReporter? = nil
  ) {
    self.doctor = doctor
    self.mail = mail
    self.status = status
  }
}

/// What the server needs for editions that go elsewhere: mail, notifications, shares of their delivery, passes.
public struct MailDesk: Sendable {
  /// Nil where no mail is sent.
  public var subscriptions: Subscriptions?
  /// Whether readers may subscribe themselves.
  public var isOpen: Bool
  /// What relays that report bounces prove themselves with; nil if they have no say.
  public var bounceToken: String?
  /// Browsers that get notifications; nil where none are sent.
  public var push: PushSubscriptions?
  /// Gives editions to processes elsewhere that deliver them; nil where there are none.
  public var shares: ShareDesk?
  /// Makes passes for wallets; nil where there are none.
  public var passes: PassDesk?

  /// Makes a desk; by default it is closed.
  public init(
    subscriptions: Subscriptions? = nil, isOpen: Bool = false, bounceToken: String? = nil,
    push: PushSubscriptions? = nil, shares: ShareDesk? = nil, passes: PassDesk? = nil
  ) {
    self.push = push
    self.shares = shares
    self.passes = passes
    self.subscriptions = subscriptions
    self.isOpen = isOpen
    self.bounceToken = bounceToken
  }
}
