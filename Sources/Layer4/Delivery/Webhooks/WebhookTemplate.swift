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
    let json = ["Content-Type: application/json"]
    switch template {
    case .json:
      return WebhookRequest(
        url: url.href, fields: json + bearer,
        body: object { json in
          json.field("event", "edition")
          json.field("id", id)
          json.field("key", key)
          json.field("name", edition.name)
          json.field("url", edition.address)
          json.key("notes")
          json.array(edition.notes) { $0.value($1) }
          json.key("titles")
          json.array(edition.titles) { $0.value($1) }
        })
    case .telegram:
      return WebhookRequest(
        url: url.href, fields: json,
        body: object { json in
          json.field("chat_id", chat ?? "")
          json.field("text", lines(edition, limit: 4000))
          json.field("disable_web_page_preview", true)
        })
    case .discord:
      return WebhookRequest(
        url: url.href, fields: json,
        body: object { json in
          json.field("content", lines(edition, limit: 1900))
          json.key("allowed_mentions")
          // A title that mentions everybody must not wake them.
          json.object { json in
            json.key("parse")
            json.array { _ in }
          }
        })
    case .ntfy:
      return WebhookRequest(
        url: url.href,
        fields: ["Content-Type: text/plain; charset=utf-8", "Click: \(edition.address)"] + bearer,
        body: Array(lines(edition, limit: 3800, hasAddress: false).utf8))
    case .gotify:
      return WebhookRequest(
        url: url.href, fields: json + (token.map { ["X-Gotify-Key: \($0)"] } ?? []),
        body: object { json in
          json.field("title", edition.name)
          json.field("message", lines(edition, limit: 3800))
        })
    case .matrix:
      let allowed = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
      let room = (chat ?? "").addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
      let base = url.href.hasSuffix("/") ? String(url.href.dropLast()) : url.href
      return WebhookRequest(
        // The transaction's id makes a second try harmless.
        url: "\(base)/_matrix/client/v3/rooms/\(room)/send/m.room.message/\(id)", isPut: true, fields: json + bearer,
        body: object { json in
          json.field("msgtype", "m.notice")
          json.field("body", lines(edition, limit: 8000))
        })
    }
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
