import ArgumentParser
import Delivery
import EditionModel
import OfflineCommands

extension DeliverCommand.Now {
  /// Reads the edition that is to be delivered from its site, and keeps it in this folder.
  func read(_ site: ShareSite, _ deliverer: Deliverer, _ settings: Settings) async throws {
    guard let token = settings.shardToken else {
      throw CommandFailure("Reading from a site needs its secret: set shard-secret-file here and there.")
    }
    if let mail = settings.delivery.mail, mail.attachesBook || !mail.readers.isEmpty {
      throw CommandFailure(
        "An edition read from a site has no pictures, so no book: leave out mail-book and to-reader, or leave out --from."
      )
    }
    guard let key = edition?.key ?? deliverer.latest else { throw CommandFailure("There was no cut-off yet.") }
    do {
      let hash = try await deliverer.read(
        key, from: site, token: token, sleep: { try await Task.sleep(for: $0) })
      OfflineCommands.say("Read \(key) from \(site), sealed as \(hash.hex.prefix(16)).")
    } catch let failure as ShareFailure { throw CommandFailure(failure.description) }
  }
}

/// `3/8` as an argument.
struct ShareArgument: ExpressibleByArgument {
  let share: DeliveryShare

  init?(argument: String) {
    guard let share = DeliveryShare(argument) else { return nil }
    self.share = share
  }
}

/// The address of a site as an argument.
struct SiteArgument: ExpressibleByArgument {
  let site: ShareSite

  init?(argument: String) {
    guard let site = ShareSite(argument) else { return nil }
    self.site = site
  }
}
