import Delivery
import EditionModel
import HTTPTypes
import Hummingbird
import NIOCore
import Publishing

/// Gives editions as passes for the wallets of phones.
struct PassAnswers: Sendable {
  /// Nil where passes are off.
  let desk: PassDesk?
  let publisher: Publisher

  var routes: [Route] {
    [
      Route(
        path: "/editions/{key}.pkpass", method: .get, name: "pass", cache: .never,
        summary: "An edition as a pass for Apple's Wallet; only with `pass-file`.", answer: apple),
      Route(
        path: "/editions/{key}/wallet", method: .get, name: "pass", cache: .never,
        summary: "Leads to where Google's Wallet saves an edition; only with `google-issuer`.", answer: google),
    ]
  }

  @Sendable private func apple(_ request: Request, _ context: ServerContext) async throws -> Response {
    guard let key = EditionKey(context.value(of: "key")), !key.isSample,
      let bytes = try await desk?.applePass(of: key, publisher)
    else { throw HTTPFailure.notFound }
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/vnd.apple.pkpass",
        .contentDisposition: ContentDisposition.attachment("\(publisher.settings.title) \(key).pkpass"),
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  @Sendable private func google(_ request: Request, _ context: ServerContext) async throws -> Response {
    guard let key = EditionKey(context.value(of: "key")), !key.isSample,
      let link = try await desk?.googleLink(of: key, publisher)
    else { throw HTTPFailure.notFound }
    return Response(status: .seeOther, headers: [.location: link])
  }
}
