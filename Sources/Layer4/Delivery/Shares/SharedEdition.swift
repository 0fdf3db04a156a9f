import EditionModel
import Storage

/// A sealed edition as its site gives it to processes elsewhere that deliver it: one JSON document.
struct SharedEdition: Codable {
  /// The version of this shape.
  var schema = 1
  var publication: String
  var key: String
  /// The hash of the sealed bytes.
  var hash: ContentHash
  /// When this was written.
  var at: Timestamp
  /// What ``Subscriptions/listMark()`` is there.
  var list: String
  /// The sealed bytes, which are text.
  var manifest: String
  /// The articles' blobs, which are text.
  var articles: [String]
  /// The articles that the site itself can't read.
  var missing: [ContentHash]
  var corrections: [Correction]
  /// The ids of all who have left.
  var left: [String]

  /// Seconds by which an answer may be older or newer than this machine's clock says.
  static let tolerance: Int64 = 900
}

extension SharedEdition {
  /// Reads a document and checks that it is what was sealed, whole and fresh.
  ///
  /// - Parameters:
  ///   - wanted: what was asked for.
  ///   - site: where, for messages.
  init(
    checking bytes: [UInt8], for wanted: (publication: String, key: EditionKey, list: String), from site: String,
    now: Timestamp
  ) throws(ShareFailure) {
    guard let found = try? CanonicalJSON.decode(SharedEdition.self, from: bytes), found.schema == 1 else {
      throw ShareFailure(
        "What \(site) gave can't be read. Check the address, and that the site runs this version of tenhn.")
    }
    self = found
    guard publication == wanted.publication, key == wanted.key.description else {
      throw ShareFailure("\(site) gave another edition than \(wanted.key) of \(wanted.publication). Check the address.")
    }
    guard abs(now - at) <= Self.tolerance else {
      throw ShareFailure(
        "What \(site) gave is of \(at.rfc3339()), and the clock here says \(now.rfc3339()). "
          + "A cache in between keeps it, or one of the clocks is wrong.")
    }
    guard list == wanted.list else {
      throw ShareFailure(
        "This folder's list isn't the one of \(site), so links to unsubscribe would lead nowhere. "
          + "Make the folder by `tenhn restore` from a backup of the site.")
    }
  }

  /// The edition, checked by its hashes.
  func edition(from site: String) throws(ShareFailure) -> ReadEdition {
    let bytes = Array(manifest.utf8)
    let articles = articles.map { Array($0.utf8) }
    // The hash first: nothing is made of bytes that aren't what was sealed.
    guard ContentHash(of: bytes) == hash else {
      throw ShareFailure("The edition that \(site) gave isn't what was sealed: its hash isn't \(hash).")
    }
    guard let manifest = try? Manifest(reading: bytes), manifest.edition.key.description == key,
      manifest.edition.publication == publication
    else {
      throw ShareFailure("The edition that \(site) gave isn't \(key) of \(publication).")
    }
    guard manifest.edition.basis != .sample else {
      throw ShareFailure("\(key) is the sample, which isn't delivered.")
    }
    let withdrawn = Set(corrections.filter { $0.kind == .withdrawn }.map(\.story))
    let needed =
      withdrawn.contains(nil)
      ? [] : Set(manifest.edition.readStories.filter { !withdrawn.contains($0.number) }.compactMap(\.article))
    let given = Set(articles.map { ContentHash(of: $0) })
    guard given.isSubset(of: manifest.edition.readStories.compactMap(\.article)),
      needed.subtracting(missing).isSubset(of: given)
    else {
      throw ShareFailure("The articles that \(site) gave aren't those that were sealed in \(key).")
    }
    return ReadEdition(manifest: manifest, articles: articles, corrections: corrections, site: site)
  }
}

/// Why an edition couldn't be read from its site, for a person. Nothing is sent then.
public struct ShareFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// One line: what failed, and what to do.
  public let description: String

  init(_ description: String) { self.description = description + " Nothing was sent." }
}
