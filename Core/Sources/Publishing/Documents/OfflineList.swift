import EditionModel
import JSONFormat

/// What a device must hold to read without a connection, by hashes: it counts something as stored only when what
/// it reads back has the hash that is listed here.
struct OfflineList {
  let settings: SiteSettings

  /// `/offline.json`: the newest edition's key, and what every page needs.
  func site(newest: EditionKey?, publication: String?, files: [OutputFile]) -> OutputFile {
    var json = JSONWriter()
    json.object { json in
      json.field("edition", newest?.description)
      json.field("publication", publication)
      json.key("parts")
      json.array(files) { write($1, &$0) }
    }
    json.endLine()
    return OutputFile(path: "/offline.json", contentType: .json, bytes: json.bytes)
  }

  /// `/editions/KEY/offline.json`: the edition's pages and then its pictures, and the pages whose articles were
  /// withdrawn.
  func edition(_ issue: Issue, pages: [OutputFile]) -> OutputFile {
    var json = JSONWriter()
    let path = "/editions/\(issue.edition.key)"
    let shown = issue.stories + issue.reserves
    json.object { json in
      json.field("edition", issue.edition.key.description)
      json.field("name", issue.fullName)
      json.field("basis", issue.edition.basis.rawValue)
      json.field("cutoff", issue.clock.rfc3339(issue.edition.cutoff))
      json.field("next", issue.clock.next(after: issue.edition.cutoff))
      json.key("parts")
      json.array { json in
        for page in pages { write(page, &json) }
        var seen: Set<ContentHash> = []
        for image in shown.flatMap(\.images) where seen.insert(image.hash).inserted { write(image, &json) }
      }
      json.key("withdrawn")
      json.array(shown.filter(\.isWithdrawn)) { $0.value(issue.path(of: $1)) }
    }
    json.endLine()
    return OutputFile(path: "\(path)/offline.json", contentType: .json, bytes: json.bytes)
  }

  private func write(_ file: OutputFile, _ json: inout JSONWriter) {
    json.object { json in
      json.field("path", settings.basePath + file.path)
      json.field("hash", ContentHash(of: file.bytes).hex)
      json.field("bytes", file.bytes.count)
      json.field("kind", "text")
    }
  }

  private func write(_ image: StoredImage, _ json: inout JSONWriter) {
    json.object { json in
      json.field("path", "\(settings.basePath)/blobs/\(image.fileName)")
      json.field("hash", image.hash.hex)
      json.field("bytes", image.bytes)
      json.field("kind", "picture")
    }
  }
}
