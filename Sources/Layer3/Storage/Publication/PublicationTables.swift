import GRDB

/// The rows of one publication, within one access to the database: all of the module's SQL about it, by topic.
struct PublicationTables {
  let db: Database
  let publication: String
}

extension PublicationStore {
  /// Reads from one snapshot of the database.
  func read<Value: Sendable>(_ body: @escaping @Sendable (PublicationTables) throws -> Value) async throws -> Value {
    try await store.reporting {
      try await store.pool.read { [id] in try body(PublicationTables(db: $0, publication: id)) }
    }
  }

  /// Writes in one transaction.
  func write<Value: Sendable>(_ body: @escaping @Sendable (PublicationTables) throws -> Value) async throws -> Value {
    try await store.reporting {
      try await store.pool.write { [id] in try body(PublicationTables(db: $0, publication: id)) }
    }
  }

  /// Reads on the calling thread, which waits.
  func read<Value>(_ body: (PublicationTables) throws -> Value) throws -> Value {
    try store.reporting { try store.pool.read { try body(PublicationTables(db: $0, publication: id)) } }
  }
}
