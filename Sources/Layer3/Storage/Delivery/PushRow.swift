public import EditionModel
import Foundation
import GRDB

/// A browser that gets notifications.
public struct PushRow: Hashable, Sendable {
  /// The hash of the endpoint.
  public var id: String
  /// Where its service takes messages.
  public var endpoint: String
  /// The browser's public key.
  public var point: [UInt8]
  /// The browser's secret.
  public var auth: [UInt8]
  /// When it subscribed.
  public var since: Timestamp

  /// Makes a row.
  public init(id: String, endpoint: String, point: [UInt8], auth: [UInt8], since: Timestamp) {
    (self.id, self.endpoint, self.point, self.auth, self.since) = (id, endpoint, point, auth, since)
  }
}

/// The browsers of a publication that get notifications.
public struct PushRows: Sendable {
  let publication: PublicationStore

  /// Keeps a browser, or its new keys.
  ///
  /// - Returns: false if as many are kept as may be.
  public func add(_ row: PushRow, limit: Int) async throws -> Bool {
    try await publication.write { tables in
      let count =
        try Int.fetchOne(
          tables.db, sql: "SELECT count(*) FROM push_subscription WHERE publication = ? AND id <> ?",
          arguments: [tables.publication, row.id]) ?? 0
      guard count < limit else { return false }
      try tables.db.execute(
        sql: """
          INSERT INTO push_subscription VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (publication, id) DO UPDATE SET point = excluded.point, auth = excluded.auth
          """,
        arguments: [
          tables.publication, row.id, row.endpoint, Data(row.point), Data(row.auth), row.since.rawValue,
        ])
      return true
    }
  }

  /// Forgets a browser.
  public func remove(_ id: String) async throws {
    let isDeleted = try await publication.write {
      try $0.db.execute(
        sql: "DELETE FROM push_subscription WHERE publication = ? AND id = ?", arguments: [$0.publication, id])
      return $0.db.changesCount > 0
    }
    if isDeleted { await publication.store.forgetLog() }
  }

  /// A browser by its id.
  public func row(_ id: String) async throws -> PushRow? {
    try await publication.read { tables -> PushRow? in
      let row = try Row.fetchOne(
        tables.db, sql: "SELECT * FROM push_subscription WHERE publication = ? AND id = ?",
        arguments: [tables.publication, id])
      return row.map { row in
        PushRow(
          id: row["id"], endpoint: row["endpoint"], point: [UInt8](row["point"] as Data),
          auth: [UInt8](row["auth"] as Data), since: Timestamp(row["since"]))
      }
    }
  }

  /// The ids of all, or of those that subscribed until a time.
  public func ids(until time: Timestamp?) async throws -> [String] {
    try await publication.read {
      try String.fetchAll(
        $0.db, sql: "SELECT id FROM push_subscription WHERE publication = ? AND since <= ? ORDER BY id",
        arguments: [$0.publication, time?.rawValue ?? Int64.max])
    }
  }
}

extension PublicationStore {
  /// The browsers that get notifications.
  public var pushRows: PushRows { PushRows(publication: self) }
}
