import GRDB

extension Store {
  /// What SQLite finds wrong with the database; nil where it is sound. Reads every page.
  public func damage() throws -> String? {
    let report = try pool.read { try String.fetchAll($0, sql: "PRAGMA quick_check(1)") }
    return report == ["ok"] ? nil : report.first
  }
}
