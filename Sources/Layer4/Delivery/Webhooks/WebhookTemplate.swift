import Foundation
import JSONFormat
import WebAddress
import Publishing

/// One request of a webhook.
struct WebhookRequest: Hashable, Sendable {
  var url: String
  var isPut = false
  var fields: [String]
  var body: [UInt8]
}

extension WebhookTarget {
  /// The request that tells of an edition in this target's shape.
  ///
  /// - Parameter id: names the delivery; the same for each try.
  func request(_ edition: Headlines, key: String, id: String) -> WebhookRequest {
    switch template {
    case .json: request(object { write(edition, key: key, id: id, to: &$0) }, bearer)
    case .telegram: request(object { writeTelegram(edition, to: &$0) })
    case .discord: request(object { writeDiscord(edition, to: &$0) })
    case .ntfy: ntfy(edition)
    case .gotify: request(object { writeGotify(edition, to: &$0) }, token.map { ["X-Gotify-Key: \($0)"] } ?? [])
    case .matrix: matrix(edition, id: id)
    }
  }

  /// A request with JSON to the target's own address.
  private func request(_ body: [UInt8], _ fields: [String] = []) -> WebhookRequest {
    WebhookRequest(url: url.href, fields: ["Content-Type: application/json"] + fields, body: body)
  }

  private func write(_ edition: Headlines, key: String, id: String, to json: inout JSONWriter) {
    json.field("event", "edition")
    json.field("id", id)
    json.field("key", key)
    json.field("name", edition.name)
    json.field("url", edition.address)
    json.key("notes")
    json.array(edition.notes) { $0.value($1) }
    json.key("titles")
    json.array(edition.titles) { $0.value($1) }
  }

  private func writeTelegram(_ edition: Headlines, to json: inout JSONWriter) {
    json.field("chat_id", chat ?? "")
    json.field("text", lines(edition, limit: 4000))
    json.field("disable_web_page_preview", true)
  }

  private func writeDiscord(_ edition: Headlines, to json: inout JSONWriter) {
    json.field("content", lines(edition, limit: 1900))
    json.key("allowed_mentions")
    // A title that mentions everybody must not wake them.
    json.object { json in
      json.key("parse")
      json.array { _ in }
    }
  }

  private func writeGotify(_ edition: Headlines, to json: inout JSONWriter) {
    json.field("title", edition.name)
    json.field("message", lines(edition, limit: 3800))
  }

  private func ntfy(_ edition: Headlines) -> WebhookRequest {
    WebhookRequest(
      url: url.href,
      fields: ["Content-Type: text/plain; charset=utf-8", "Click: \(edition.address)"] + bearer,
      body: Array(lines(edition, limit: 3800, hasAddress: false).utf8))
  }

  private func matrix(_ edition: Headlines, id: String) -> WebhookRequest {
    let allowed = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
    let room = (chat ?? "").addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    let base = url.href.hasSuffix("/") ? String(url.href.dropLast()) : url.href
    let body = object { json in
      json.field("msgtype", "m.notice")
      json.field("body", lines(edition, limit: 8000))
    }
    var request = request(body, bearer)
    // The transaction's id makes a second try harmless.
    request.url = "\(base)/_matrix/client/v3/rooms/\(room)/send/m.room.message/\(id)"
    request.isPut = true
    return request
  }

  private var bearer: [String] { token.map { ["Authorization: Bearer \($0)"] } ?? [] }

  private func object(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.object(body)
    return json.bytes
  }

  /// Name, notes, titles and address, cut to a number of characters at a title.
  private func lines(_ edition: Headlines, limit: Int, hasAddress: Bool = true) -> String {
    let end = hasAddress ? "\n\(edition.address)" : ""
    var text = ([edition.name] + edition.notes).joined(separator: "\n") + "\n"
    for (index, title) in edition.titles.enumerated() {
      let line = "\n\(index + 1). \(title)"
      // Chats count UTF-16.
      guard text.utf16.count + line.utf16.count + end.utf16.count < limit else { break }
      text += line
    }
    return text + (end.isEmpty ? "" : "\n" + end)
  }
}
