public import EditionModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The list of a site's newest editions, as `/editions.json` gives it.
public struct SiteIndex: Hashable, Sendable {
  /// The version of the list that this app knows.
  public static let knownSchema = 1

  /// The site's title; nil from servers that don't send it.
  public var title: String?
  /// The IANA zone of the site's hours; nil from servers that don't send it.
  public var timeZone: String?
  /// The site's hours; empty from servers that don't send them.
  public var slots: [Slot]
  /// The editions, newest first.
  public var editions: [Entry]

  /// One edition of the list.
  public struct Entry: Hashable, Sendable, Decodable {
    /// The edition's key.
    public var key: EditionKey
    /// When it was decided; nil from servers that don't send it.
    public var cutoff: Timestamp?
    /// The titles of its stories; nil from servers that don't send them.
    public var titles: [String]?
  }

  private struct Document: Decodable {
    var schema: Int?
    var title: String?
    var timeZone: String?
    var slots: [Slot]?
    var editions: [Entry]
  }

  /// Reads the list.
  ///
  /// - Throws: ``Trouble/notTenHN`` for anything else, ``Trouble/siteTooNew`` for a later version.
  public init(reading bytes: [UInt8]) throws(Trouble) {
    guard let document = try? JSONDecoder().decode(Document.self, from: Data(bytes)) else {
      throw SiteIndex.schema(of: bytes).map { $0 > SiteIndex.knownSchema } == true ? .siteTooNew : .notTenHN
    }
    guard (document.schema ?? 1) <= SiteIndex.knownSchema else { throw .siteTooNew }
    title = document.title
    timeZone = document.timeZone
    slots = (document.slots ?? []).prefix(24).filter { (0...23).contains($0.hour) && (0...59).contains($0.minute) }
    editions = document.editions.sorted { $0.key > $1.key }
  }

  /// The keys, newest first.
  public var keys: [EditionKey] { editions.map(\.key) }

  private static func schema(of bytes: [UInt8]) -> Int? {
    struct Version: Decodable { var schema: Int }
    return (try? JSONDecoder().decode(Version.self, from: Data(bytes)))?.schema
  }
}
