import EditionModel
import Editor
import Logging
import Site
import Status
import Storage

/// How things went, for the status and the journal.
extension Newsroom {
  /// Keeps for the status how something went; that it can't be kept is no reason for it to fail.
  private func note(_ name: String, _ trouble: StatusFacts.Trouble?) async { await note(name, trouble, publication) }

  private func note(_ name: String, _ trouble: StatusFacts.Trouble?, _ publication: PublicationStore) async {
    do { try await publication.note(name, trouble, at: .now) } catch {
      logger.error("how it went can't be kept", metadata: ["cause": "\(error)"])
    }
  }

  /// The status of each publication that lives from the record says how the last look went.
  func noteLook(_ trouble: StatusFacts.Trouble?) async {
    for publication in [publication] + sharing { await note(settings.sourceName, trouble, publication) }
  }

  /// What an engine did is a line of the status, and never a reason for anything.
  func noteBriefs(_ tally: BriefEngine.Tally?) async {
    guard let tally, tally.asked > 0 else { return }
    if tally.silent + tally.invalid > 0 {
      logger.notice(
        "the engine gave no brief for some stories",
        metadata: ["asked": "\(tally.asked)", "silent": "\(tally.silent)", "invalid": "\(tally.invalid)"])
    }
    await note(PublicationStore.briefEngine, tally.trouble)
  }

  /// Where nobody records, making an edition is when the source is asked.
  func noteMaking(_ trouble: StatusFacts.Trouble?) async {
    await note(PublicationStore.making, trouble)
    if !hasHistory { await note(settings.sourceName, trouble) }
  }

  /// Writes into the journal which settings the server runs with, where they are others than the last time.
  ///
  /// - Parameter detail: the settings of all publications that it runs with.
  func noteConfiguration(_ detail: [String: String]) async throws {
    let last = try await store.lastEntry(of: .configure)?.detail
    guard last != detail else { return }
    try await store.record(.configure, detail, at: .now)
  }
}
