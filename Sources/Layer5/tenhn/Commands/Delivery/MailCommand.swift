import ArgumentParser
import Delivery
import EditionModel
import OfflineCommands
import Publishing
import Site
import Storage

/// `tenhn mail test ADDRESS`: shows whether mail works.
struct MailCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "Tests the sending of mail.", subcommands: [Test.self])

  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Sends a test mail to an address, and says what went wrong if it can't.")
    @OptionGroup var options: DataOptions
    @Argument(help: "Where to send it.", transform: mailAddress) var address: MailAddress

    func run() async throws {
      let settings = try options.settings()
      do {
        let word = try await MailTest(settings: settings).send(to: address)
        say("The mail server took the mail for \(address): \(word)")
      } catch let trouble as MailTrouble { throw CommandFailure(trouble.description) }
    }
  }
}

/// Reads an email address from the command line.
@Sendable func mailAddress(_ text: String) throws -> MailAddress {
  guard let address = MailAddress(text) else { throw ValidationError("\"\(text)\" isn't an email address.") }
  return address
}

extension MailTest {
  init(settings: Settings) {
    self.init(
      publisher: Publisher(settings: settings.site), publication: settings.publication, setup: settings.delivery,
      now: { .now }, random: SystemRandom.key)
  }
}
