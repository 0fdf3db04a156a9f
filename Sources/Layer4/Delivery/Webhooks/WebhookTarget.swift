public import WebAddress
import Foundation

/// Where an edition's headlines are posted, and in which shape.
public struct WebhookTarget: Sendable, Hashable {
  /// The shapes that other programs take.
  public enum Template: String, Sendable, CaseIterable {
    case json, telegram, discord, ntfy, gotify, matrix
  }

  /// The name of its section.
  public var name: String
  /// The shape.
  public var template: Template
  /// Where it goes.
  public var url: WebURL
  /// Telegram's chat, Matrix's room.
  public var chat: String?
  /// What proves who sends: an access token. It is never printed.
  public var token: String?

  /// Why a file of targets can't be used.
  public struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line with the place.
    public let description: String
  }

  /// Reads a file of sections:
  ///
  ///     [team]
  ///     template = ntfy
  ///     url = https://ntfy.example.org/tenhn
  ///     token-file = /run/secrets/ntfy
  ///
  /// - Parameters:
  ///   - path: what errors call the file.
  ///   - read: the text of another file; nil if it can't be read.
  public static func list(
    _ text: String, at path: String, read: (String) -> String?
  ) throws(Malformed) -> [WebhookTarget] {
    var sections: [(name: String, line: Int, values: [String: String])] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = line.trimmingCharacters(in: .whitespaces)
      func fail(_ why: String) -> Malformed { Malformed(description: "\(path):\(index + 1): \(why)") }
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        let name = String(line.dropFirst().dropLast())
        guard (1...32).contains(name.utf8.count), name.utf8.allSatisfy(isNameByte) else {
          throw fail("name a section with small letters, digits and dashes.")
        }
        guard !sections.contains(where: { $0.name == name }) else { throw fail("[\(name)] is there already.") }
        sections.append((name, index + 1, [:]))
        continue
      }
      guard let equals = line.firstIndex(of: "="), !sections.isEmpty else {
        throw fail("write [NAME], and under it name = value.")
      }
      let key = line[..<equals].trimmingCharacters(in: .whitespaces)
      guard ["template", "url", "chat", "token", "token-file"].contains(key) else {
        throw fail("unknown name \"\(key)\"; use template, url, chat, token or token-file.")
      }
      sections[sections.count - 1].values[key] = line[line.index(after: equals)...].trimmingCharacters(in: .whitespaces)
    }
    return try sections.map { section throws(Malformed) in try target(section, path, read) }
  }

  private static func target(
    _ section: (name: String, line: Int, values: [String: String]), _ path: String, _ read: (String) -> String?
  ) throws(Malformed) -> WebhookTarget {
    let values = section.values
    func fail(_ why: String) -> Malformed {
      Malformed(description: "\(path):\(section.line): [\(section.name)] \(why)")
    }
    guard let template = Template(rawValue: values["template"] ?? "json") else {
      throw fail("template must be \(Template.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    guard let url = values["url"].flatMap({ WebURL($0) }), ["http", "https"].contains(url.scheme), url.host != nil
    else {
      throw fail("needs url = http:// or https:// and a host.")
    }
    var token = values["token"]
    if let file = values["token-file"] {
      guard let secret = read(file) else { throw fail("\(file) can't be read.") }
      token = secret.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    guard token?.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) ?? true else { throw fail("token has a blank in it.") }
    if [.telegram, .matrix].contains(template), values["chat"]?.isEmpty ?? true { throw fail("needs chat.") }
    if template == .matrix, token == nil { throw fail("needs token or token-file.") }
    return WebhookTarget(name: section.name, template: template, url: url, chat: values["chat"], token: token)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
  }
}
