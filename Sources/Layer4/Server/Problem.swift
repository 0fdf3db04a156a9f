import HTTPTypes
import Hummingbird
import JSONFormat
import NIOCore

/// An error of the programs' face (RFC 9457, problem details).
struct Problem: Sendable {
  let status: HTTPResponse.Status
  let title: String
  let detail: String

  var response: Response {
    let body: JSON = [
      "type": "about:blank", "title": .string(title), "status": .integer(status.code), "detail": .string(detail),
    ]
    return Response(
      status: status, headers: [.contentType: "application/problem+json", .cacheControl: "no-cache"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: body.bytes)))
  }
}
