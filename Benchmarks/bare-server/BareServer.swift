import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The least that a server on the same library can do: one handler that gives one body with given headers.
/// `bare-server PORT BODY HEADERS`: HEADERS is a file with one `Name: value` per line.
///
/// Its answers have every header and byte that a reader of `tenhn serve` gets. It leaves out what readers need beside that: it looks
/// at no path, no coding, no tag and no method, guards no connection and counts nothing.
@main
struct BareServer {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let port = Int(arguments[1]) else { exit(64) }
    let body = ByteBuffer(bytes: try Data(contentsOf: URL(fileURLWithPath: arguments[2])))
    var headers: HTTPFields = [:]
    for line in try String(contentsOfFile: arguments[3], encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let name = HTTPField.Name(String(parts[0])) else { exit(64) }
      headers.append(HTTPField(name: name, value: String(parts[1].drop { $0 == " " })))
    }
    let router = Router()
    router.get("**") { [headers] _, _ in
      Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }
    try await Application(
      router: router,
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port), serverName: nil)
    ).runService()
  }
}
