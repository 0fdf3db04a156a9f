import EditionModel
public import Foundation

/// The folder that holds everything: `tenhn.sqlite`, `blobs/`, `archive/KEY.warc.gz`.
public struct DataFolder: Sendable {
  /// The folder's own place.
  public let url: URL

  /// Names a folder. Nothing is created.
  public init(_ url: URL) { self.url = url }

  /// Finds the folder: `--data`, else `$TENHN_DATA`, else the platform's folder for application data.
  public static func resolve(flag: String?, environment: [String: String]) -> DataFolder {
    if let path = flag ?? environment["TENHN_DATA"], !path.isEmpty {
      return DataFolder(URL(fileURLWithPath: path, isDirectory: true))
    }
    #if os(Linux)
      let base =
        environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : URL(fileURLWithPath: $0, isDirectory: true) }
        ?? URL(fileURLWithPath: NSHomeDirectory(), isDirectory: true).appendingPathComponent(".local/share")
    #else
      let base = URL.applicationSupportDirectory
    #endif
    return DataFolder(base.appendingPathComponent("tenhn", isDirectory: true))
  }

  /// The database's file.
  public var database: URL { url.appendingPathComponent("tenhn.sqlite") }
  /// The folder of the blobs.
  public var blobs: URL { url.appendingPathComponent("blobs", isDirectory: true) }
  /// The folder of the archives.
  public var archives: URL { url.appendingPathComponent("archive", isDirectory: true) }

  /// The archive of an edition. Publications other than `hn` have a folder of their own.
  public func archive(publication: String, key: String) -> URL {
    let folder = publication == "hn" ? archives : archives.appendingPathComponent(publication, isDirectory: true)
    return folder.appendingPathComponent("\(key).warc.gz")
  }

  /// The path of an edition's archive within any data folder.
  static func path(ofArchive key: String, publication: String) -> String {
    publication == "hn" ? "archive/\(key).warc.gz" : "archive/\(publication)/\(key).warc.gz"
  }

  /// The path of a blob within any data folder.
  static func path(ofBlob hash: ContentHash) -> String { "blobs/\(hash.hex.prefix(2))/\(hash.hex)" }

  /// Creates the folder and those in it.
  ///
  /// - Throws: ``StoreError/folder(_:cause:)`` if a folder can't be made.
  func create() throws {
    for folder in [url, blobs, archives] {
      do {
        // The whole of it: there are readers' addresses in it, and whole articles.
        try DurableFile.makeFolder(folder, isPrivate: true)
      } catch {
        throw StoreError.folder(folder.path, cause: "\(error)")
      }
    }
  }
}
