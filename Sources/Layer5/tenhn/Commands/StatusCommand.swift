import Alerting
import ArgumentParser
import EditionModel
import Foundation
import OfflineCommands
import Publishing
import Site
import Status
import Storage

/// `tenhn status`: what the status page shows, and a test of alerts.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Shows the state of this installation, and tests its alerts.",
    subcommands: [Show.self, TestAlert.self], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints what /status shows: deliveries, sources, gaps, disk, backups, incidents.")
    @OptionGroup var options: DataOptions
    @Flag(help: "As /status.json has it.") var json = false

    func run() throws {
      let installation = try options.installation()
      // One object can be about one publication.
      if json { _ = try installation.one() }
      let store = try options.existingStore()
      for (index, settings) in installation.named.enumerated() {
        if index > 0 { say("") }
        if installation.isSeveral, !json { say("\(settings.title) (\(settings.publication))") }
        try show(settings, store)
      }
    }

    private func show(_ settings: Settings, _ store: Store) throws {
      let reporter = StatusReporter(
        store: settings.series(in: store), schedule: settings.schedule, setup: settings.status)
      let publisher = Publisher(settings: settings.site)
      let report = try reporter.report(now: .now)
      guard json else { return say(publisher.statusText(report), ending: "") }
      emit(String(decoding: publisher.file(.json, of: report).bytes, as: UTF8.self), ending: "")
    }
  }

  struct TestAlert: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test-alert", abstract: "Sends a test alert to alert-webhook or alert-command.")
    @OptionGroup var options: DataOptions

    func run() async throws {
      let settings = try options.wholeSettings()
      guard let channel = settings.alertChannel else {
        throw CommandFailure("Alerts are off: set alert-webhook or alert-command.")
      }
      do throws(AlertFailure) {
        try await channel.send(.test(settings, at: .now))
      } catch {
        throw CommandFailure("The alert wasn't delivered: \(error.message). Check alert-webhook or alert-command.")
      }
      say("The alert was delivered.")
    }
  }
}
