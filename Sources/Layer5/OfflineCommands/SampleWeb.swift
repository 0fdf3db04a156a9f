import Archive
import EditionModel
import Foundation

/// Pages, pictures and Hacker News answers of the sample edition, as `web.json` lists them.
struct SampleWeb {
  struct Manifest: Decodable {
    /// When everything was fetched: the cut-off of the sample edition (RFC 3339).
    var cutoff: String
    var responses: [Response]
  }

  struct Response: Decodable {
    var url: String
    var status: Int
    /// The body, decoded, as a path under the folder.
    var file: String
    /// In lower case. A body with `content-encoding: gzip` is compressed when it is packed.
    var headers: [String: String]
  }

  let folder: URL
  let manifest: Manifest

  init(folder: URL) throws {
    self.folder = folder
    let list = folder.appending(path: "web.json")
    guard let json = try? Data(contentsOf: list) else {
      throw CommandFailure("\(list.path) can't be read. Give the folder that has web.json.")
    }
    do {
      manifest = try JSONDecoder().decode(Manifest.self, from: json)
    } catch {
      throw CommandFailure("\(list.path) isn't a list of responses: \(error)")
    }
  }

  /// The bytes of a file of the web.
  func contents(of file: String) throws -> [UInt8] {
    guard !file.hasPrefix("/"), !file.split(separator: "/").contains("..") else {
      throw CommandFailure("web.json names \(file). Only files inside \(folder.path) can be packed.")
    }
    do {
      return Array(try Data(contentsOf: folder.appending(path: file)))
    } catch {
      throw CommandFailure("web.json names \(file), which can't be read. Add it or remove its line.")
    }
  }

  /// One archive (WARC 1.1) with a record for every response, in the order of the list.
  func packed() throws -> [UInt8] {
    guard let date = Timestamp(rfc3339: manifest.cutoff) else {
      throw CommandFailure("web.json has the cut-off \(manifest.cutoff). Write it as 2026-01-01T06:00:00Z.")
    }
    var writer = WARCWriter(
      date: date, info: [("software", "tenhn sample pack"), ("description", "Made up for the sample edition")])
    for response in manifest.responses {
      var body = try contents(of: response.file)
      if response.headers["content-encoding"] == "gzip" { body = gzip(body) }
      // A dictionary has no order of its own; sorted names make the archive the same every time.
      let headers = response.headers.sorted { $0.key < $1.key }.map { HeaderFields.Field($0.key, $0.value) }
      let message = HTTPResponseMessage(status: response.status, headers: HeaderFields(headers), body: body)
      writer.append(response: message, url: response.url, date: date)
    }
    return writer.bytes
  }
}
