import EditionModel
public import Storage

/// The right of one process to deliver, as long as it runs.
///
/// The kernel ends it with the process, however that ends. So whoever finds rows of a seat that nobody holds knows that their
/// process is gone, without a clock.
public final class DeliverySeat: Sendable {
  /// Processes that may deliver from one folder at a time.
  static let seats = 64

  /// What rows are claimed by: the seat's number and a number that no other process has.
  let owner: String
  private let number: Int
  private let lease: FolderLease
  private let folder: DataFolder

  private init(number: Int, owner: String, lease: FolderLease, folder: DataFolder) {
    (self.number, self.owner, self.lease, self.folder) = (number, owner, lease, folder)
  }

  /// Takes a free seat; nil if 64 processes deliver already.
  ///
  /// - Parameters:
  ///   - name: what this process calls itself to others.
  ///   - random: bytes that no other process has.
  public static func take(in folder: DataFolder, as name: String, random: [UInt8]) throws -> DeliverySeat? {
    for number in 1...seats {
      if case .held(let lease) = try FolderLease.take(.delivering(number), in: folder, as: name) {
        let owner = "\(number) \(ContentHash(digest: Array(random.prefix(12))))"
        return DeliverySeat(number: number, owner: owner, lease: lease, folder: folder)
      }
    }
    return nil
  }

  /// Whether the process that claimed rows still runs.
  func isAlive(_ owner: String) throws -> Bool {
    if owner == self.owner { return true }
    guard let seat = owner.split(separator: " ").first.flatMap({ Int($0) }), (1...Self.seats).contains(seat) else {
      return false
    }
    // This seat is ours, so another owner of it has ended.
    if seat == number { return false }
    switch try FolderLease.take(.delivering(seat), in: folder, as: "a look at who has ended") {
    case .taken: return true
    case .held: return false
    }
  }
}
