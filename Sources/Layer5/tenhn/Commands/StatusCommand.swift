import Alerting
import ArgumentParser
import EditionModel
import Foundation
import OfflineCommands
import Publishing
import Server
import Status
import Storage

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Says how things stand, and tries out how you are told.",
    subcommands: [Show.self, TestAlert.self], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints what /status shows: deliveries, sources, gaps, room, backups, incidents.")
    @OptionGroup var options: DataOptions
    @Flag(help: "As /status.json has it.") var json = false

    func run() throws {
      let configuration = try options.configuration()
      let reporter = StatusReporter(
        store: try options.existingStore().publication(configuration.publication()),
        schedule: try configuration.schedule(),
        setup: try configuration.statusSetup())
      let publisher = Publisher(settings: try configuration.siteSettings())
      let report = try reporter.report(now: .now)
      guard json else { return print(publisher.statusText(report), terminator: "") }
      print(String(decoding: publisher.file(.json, of: report).bytes, as: UTF8.self), terminator: "")
    }
  }

  struct TestAlert: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test-alert", abstract: "Sends an alert that says that it is none, the way that the settings name.")
    @OptionGroup var options: DataOptions

    func run() async throws {
      let configuration = try options.configuration()
      guard let channel = try configuration.alertChannel() else {
        throw CommandFailure("Nobody is to be told: set alert-webhook or alert-command.")
      }
      do throws(AlertFailure) {
        try await channel.send(.test(configuration, at: .now))
      } catch {
        throw CommandFailure("The alert did not get through: \(error.message). Check alert-webhook or alert-command.")
      }
      print("The alert got through.")
    }
  }
}

extension Configuration {
  func statusSetup() throws -> StatusReporter.Setup {
    guard let days = Int(self[.backupDays]), days >= 0 else {
      throw CommandFailure("\(self[.backupDays]) is no value for backup-days; write a number of days, 0 for none.")
    }
    return StatusReporter.Setup(isLive: try isOn(.live), source: sourceName, backupDays: days)
  }

  /// What editions are made from, as people call it.
  var sourceName: String {
    let feeds = self[.feeds].split(separator: " ")
    return feeds.isEmpty ? "Hacker News" : feeds.count == 1 ? "The feed" : "The feeds"
  }

  /// How the operator is told; nil where that is not wanted.
  ///
  /// - Throws: ``CommandFailure`` where a setting has a value that it can't have. It doesn't repeat the address, which may be a secret.
  func alertChannel() throws -> (any AlertChannel)? {
    switch (self[.alertWebhook].isEmpty, self[.alertCommand].isEmpty) {
    case (true, true): return nil
    case (false, false): throw CommandFailure("Both alert-webhook and alert-command are set; choose one.")
    case (false, true):
      guard let channel = WebhookChannel(self[.alertWebhook]) else {
        throw CommandFailure("The value of alert-webhook is no address; write http:// or https:// and what follows.")
      }
      return channel
    case (true, false):
      guard let channel = CommandChannel(self[.alertCommand]) else {
        throw CommandFailure("alert-command must begin with the whole path of a program, such as /usr/local/bin/tell.")
      }
      return channel
    }
  }
}

extension Alert {
  static func test(_ configuration: Configuration, at time: Timestamp) -> Alert {
    Alert(
      event: "test", id: "test-\(time.rawValue)", kind: "test",
      text: "\(configuration[.title]): this is a trial. Incidents will be told in this way.", opened: time.rfc3339(),
      status: configuration.statusAddress)
  }

  init(_ pending: PendingAlert, _ configuration: Configuration, publication: String) {
    let incident = pending.incident
    let text =
      pending.event == .opened
      ? incident.text : "Over: \(incident.text) \(incident.ending ?? "")"
    self.init(
      event: pending.event.rawValue, id: "\(publication)-\(incident.number)-\(pending.event.rawValue)",
      kind: incident.kind.rawValue, text: "\(configuration[.title]): \(text)", opened: incident.opened.rfc3339(),
      closed: incident.closed?.rfc3339(), status: configuration.statusAddress)
  }
}

extension Configuration {
  fileprivate var statusAddress: String {
    let base = self[.baseURL]
    return (base.last == "/" ? String(base.dropLast()) : base) + StatusFile.page.path
  }
}
