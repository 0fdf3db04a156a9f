import HTTPTypes
import Hummingbird
import NIOCore

/// An error of the programs' face (RFC 9457, problem details).
struct Problem: Sendable {
  let status: HTTPResponse.Status
  let title: String
  let detail: String

  /// - Note: `detail` is one of our own sentences, never a part of the request.
  var response: Response {
    let body = "{\"type\":\"about:blank\",\"title\":\"\(title)\",\"status\":\(status.code),\"detail\":\"\(detail)\"}"
    return Response(
      status: status, headers: [.contentType: "application/problem+json", .cacheControl: "no-cache"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
  }
}
