import Archive
import Foundation
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// A web archive as a web server on loopback: the API of Hacker News under `/v0`, each page under `/page/HOST/PATH`.
///
/// The items point to those pages, so that a live fetch meets what was recorded.
final class LoopbackOrigin: Sendable {
  let port: Int
  private let answers: [String: [UInt8]]
  private let types: [String: String]
  private let count = Mutex(0)

  /// How often it was asked for anything.
  var requests: Int { count.withLock { $0 } }
  var place: String { "127.0.0.1:\(port)" }
  var api: String { "http://\(place)/v0" }

  /// - Parameter answers: by path, with their media types.
  init(_ answers: [String: (type: String, body: String)], port: Int) {
    self.port = port
    self.answers = answers.mapValues { Array($0.body.utf8) }
    types = answers.mapValues(\.type)
  }

  init(archive path: String, port: Int) throws {
    self.port = port
    var answers: [String: [UInt8]] = [:]
    var types: [String: String] = [:]
    let records = WARCReader.readAll(Array(try Data(contentsOf: URL(fileURLWithPath: path)))).records
    for record in records where record.kind == .response {
      guard let uri = record.targetURI, let url = URL(string: uri), let host = url.host(),
        let response = HTTPResponseMessage(block: record.block), response.status == 200,
        var body = try? ContentCoding.decode(
          response.body, header: response.headers.joined("Content-Encoding"), limit: 8 << 20)
      else { continue }
      let path: String
      if host == "hacker-news.firebaseio.com" {
        path = url.path()
        let text = String(decoding: body, as: UTF8.self)
        body = Array(
          text.replacing("\"url\":\"https://", with: "\"url\":\"http://127.0.0.1:\(port)/page/")
            .replacing("\"url\": \"https://", with: "\"url\": \"http://127.0.0.1:\(port)/page/").utf8)
      } else {
        path = "/page/\(host)\(url.path())"
      }
      answers[path] = body
      types[path] = response.headers["Content-Type"]
    }
    self.answers = answers
    self.types = types
  }

  /// Serves until its task is cancelled.
  func run() async throws {
    let router = Router()
    router.get("**") { [self] request, _ in
      count.withLock { $0 += 1 }
      guard let body = answers[request.uri.path] else { return Response(status: .notFound) }
      return Response(
        status: .ok, headers: [.contentType: types[request.uri.path] ?? "application/json"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)),
      logger: Logger(label: "origin") { _ in SwiftLogNoOpLogHandler() })
    try await application.run()
  }

  /// A port that nobody listens on.
  static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    try withUnsafeMutablePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        guard bind(descriptor, pointer, length) == 0, getsockname(descriptor, pointer, &length) == 0 else {
          throw POSIXError(.EADDRINUSE)
        }
      }
    }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
