import EditionModel
import Storage

/// Waits for the turn to make an edition: of two processes on one folder, the second would fetch everything for nothing.
struct MakingLease {
  let publication: PublicationStore
  let owner: String
  let onWaiting: @Sendable (_ owner: String) -> Void

  /// Longer than making an edition takes: the deadline for asking, and the same again for everything else.
  static let patience = Duration.seconds(180)
  static let pause = Duration.milliseconds(250)

  /// Takes the lease. Returns nil if the other process doesn't end: then both make it, and the unique key decides.
  func take() async throws -> FolderLease? {
    var waited = Duration.zero
    while true {
      switch try FolderLease.take(.making(publication: publication.id), in: publication.folder, as: owner) {
      case .held(let lease): return lease
      case .taken(let other):
        if waited == .zero { onWaiting(other) }
        guard waited < Self.patience else { return nil }
        try await Task.sleep(for: Self.pause)
        waited += Self.pause
      }
    }
  }
}
