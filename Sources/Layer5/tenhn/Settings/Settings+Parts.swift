import StorySources
import Alerting
import EditionModel
import Editor
import Fetching
import Foundation
import OfflineCommands
import Publishing
import Programs
import Selection
import Site
import Storage

/// What the parts of the program are set up with.
extension Settings {
  /// When editions are decided.
  var schedule: Schedule {
    let timeZone = self.timeZone
    let zone = Zone(identifier: text(of: Self.table.timeZone)) { instant in
      timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant.rawValue)))
    }
    return Schedule(
      zone: zone,
      slots: [
        Slot(name: "morning", hour: self.morning.hour, minute: self.morning.minute),
        Slot(name: "evening", hour: self.evening.hour, minute: self.evening.minute),
      ].filter { self.slots.contains($0.name) && $0.name != doubledSlot })
  }

  /// The slot that has the other one's time, so that it has no edition; nil for two times. Earlier versions wrote such files, and
  /// an upgrade must not end the program.
  private var doubledSlot: String? {
    guard self.slots.count > 1, self.morning == self.evening else { return nil }
    return self.morning.hour < 12 ? "evening" : "morning"
  }

  /// What to say of it.
  var timesWarning: String? {
    doubledSlot.map {
      "morning and evening have the same time, so there is no \($0) edition. Change one of them, or name the other in slots."
    }
  }

  /// What the making of an edition depends on.
  var edition: EditionSettings {
    let schedule = schedule
    return EditionSettings(
      publication: self.publication, sources: self.sources, timeZone: schedule.zone.identifier,
      slots: schedule.slots, audience: self.audience, publicArticles: self.publicArticles,
      weights: self.choiceWeights,
      discussionItems: self.discussionComments == EditionSettings.standardDiscussionItems
        ? nil : self.discussionComments,
      mute: leftOut.isEmpty ? nil : leftOut.joined(separator: ", "))
  }

  /// Everything that the operator leaves out, as terms of a ``MuteRule``.
  private var leftOut: [String] {
    var terms = self.mute.terms
    for term in self.leaveOut.map({ "site:\($0)" }) where !terms.contains(term) { terms.append(term) }
    if self.minimumPoints > 0 { terms.append("points:\(self.minimumPoints)") }
    if self.minimumComments > 0 { terms.append("comments:\(self.minimumComments)") }
    return terms
  }

  /// How fetches behave.
  var fetchPolicy: FetchPolicy {
    var policy = FetchPolicy.standard(version: Engine.version, contact: self.contact)
    policy.allowed = self.allow
    return policy
  }

  /// What the pages say about the site.
  var site: SiteSettings {
    var site = SiteSettings(
      title: self.title, baseURL: address + place.path, schedule: schedule, audience: self.audience,
      contact: self.contact,
      version: Engine.version)
    site.publication = self.publication
    site.colour = self.colour
    if !place.path.isEmpty { site.listing = SiteSettings(baseURL: address).basePath + "/" }
    site.booksHaveDiscussions = self.bookDiscussions
    let source = edition.sourceProfile
    site.countsVotes = source.countsVotes
    site.sourceName = source.fullName
    // A private instance has its addresses in the settings.
    site.notifies = self.push
    site.hasApplePass = self.pass != nil
    site.hasGooglePass = googleIssuer != nil
    site.appID = self.appID
    site.appPage = self.appPage
    if self.briefEngineAddress != nil, let model = self.briefModel, let responsible = self.responsible {
      site.briefChooser = .init(model: model, responsible: responsible)
    }
    site.makesEditions = self.live
    // Whoever only serves sends no mail, so nobody could confirm.
    site.takesSubscribers = self.audience == .public && self.mailServer != nil && self.live
    return site
  }

  /// The source at the beginning of a sentence.
  var sourceName: String {
    let name = edition.sourceProfile.fullName
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// What the status page needs to know.
  var status: StatusReporter.Setup {
    var setup = StatusReporter.Setup(
      isLive: self.live, source: sourceName, backupDays: place.isFirst ? self.backupDays : 0)
    // Disk and backups are the whole folder's: one publication's status has them, and one alert tells of them.
    setup.watchesFolder = place.isFirst
    return setup
  }

  /// Where readers find the status page.
  var statusAddress: String { site.baseURL + StatusFile.page.path }

  /// Whether the site itself shows its counters.
  var showsMetrics: Bool {
    switch self.metrics {
    case .yes: true
    case .no: false
    // Strangers have no business with counters.
    case .auto: self.host == "localhost" || (try? TrustedProxies("loopback"))?.contains(self.host) == true
    }
  }

  /// Whether scripts of other sites may read what programs may read.
  var isOpenToScripts: Bool {
    switch self.otherSites {
    case .yes: true
    case .no: false
    case .auto: self.audience == .public
    }
  }

  /// How incidents are reported to the operator; nil if the operator wants no reports.
  var alertChannel: (any AlertChannel)? {
    self.alertWebhook.flatMap { WebhookChannel($0) } ?? self.alertCommand.flatMap { CommandChannel($0) }
  }
}
