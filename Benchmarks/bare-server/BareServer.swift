import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The least that a server on the same library can do: one handler, one body, the headers that go with it.
/// `bare-server PORT FILE CONTENT-TYPE CONTENT-ENCODING`
@main
struct BareServer {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let port = Int(arguments[1]) else { exit(64) }
    let body = ByteBuffer(bytes: try Data(contentsOf: URL(fileURLWithPath: arguments[2])))
    var headers: HTTPFields = [.contentType: arguments[3], .eTag: "\"bare\"", .cacheControl: "no-cache"]
    if !arguments[4].isEmpty { headers[.contentEncoding] = arguments[4] }
    let router = Router()
    router.get("**") { [headers] _, _ in
      Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }
    try await Application(
      router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port))
    ).runService()
  }
}
