import Archive
import EditionModel
import Foundation
import GRDB
import TextSearch

/// The functions that the database's own triggers call, and how texts are kept in its rows.
///
/// The index has no copy of a text. To forget one it must be told the same words that it was given. If folding ever
/// changes, a migration must make the index anew.
enum SearchFunctions {
  /// The most bytes that a text may become. Articles are bounded far below.
  private static let limit = 64 << 20

  static let all = [folded, inflated, hashed]

  private static let folded = DatabaseFunction("tenhn_folded", argumentCount: 1, pure: true) { values in
    fold(String.fromDatabaseValue(values[0]) ?? "")
  }

  private static let inflated = DatabaseFunction("tenhn_inflated", argumentCount: 1, pure: true) { values in
    Data.fromDatabaseValue(values[0]).map(unpack) ?? ""
  }

  /// What the trigger that keeps editions as they are asks of a manifest.
  private static let hashed = DatabaseFunction("tenhn_sha256", argumentCount: 1, pure: true) { values in
    Data.fromDatabaseValue(values[0]).map { ContentHash(of: $0).hex }
  }

  static func fold(_ text: String) -> String { FoldedText(text.unicodeScalars).string }

  /// The form in which a row keeps a text: two fifths of its bytes.
  static func pack(_ text: String) -> Data { Data(gzip(Array(text.utf8))) }

  static func unpack(_ data: Data) -> String {
    String(decoding: (try? gunzip([UInt8](data), limit: limit)) ?? [], as: UTF8.self)
  }
}
