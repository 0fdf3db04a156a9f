import HTTPTypes
import Hummingbird
import Programs
import Publishing
import Site

/// Answers the operator's page on the way to a host. It asks others at a reader's word, so it is there on loopback alone and takes
/// nothing from other sites' forms.
struct DoctorAnswers: Sendable {
  let examine: @Sendable (String) async -> DoctorView
  let bodies: RequestBodies
  let publisher: Publisher

  var routes: [Route] {
    [
      Route(
        path: "/doctor", method: .get, name: "operator", cache: .never, summary: "A form for the way to a host."
      ) { request, _ in page(nil, request) },
      Route(
        path: "/doctor", method: .post, name: "operator", cache: .never, summary: "Examines the way to a host.",
        answer: examined),
    ]
  }

  @Sendable private func examined(_ request: Request, _ context: ServerContext) async throws -> Response {
    guard SameOrigin.allows(request) else { throw HTTPFailure.otherSite }
    let form = FormText.values(in: String(decoding: try await bodies.read(request), as: UTF8.self))
    let host = form.first { $0.name == "host" }?.value ?? ""
    guard !host.isEmpty, host.utf8.count <= 255 else { return page(nil, request) }
    return page(await examine(host), request)
  }

  private func page(_ view: DoctorView?, _ request: Request) -> Response {
    ServedFile(RenderedFile(publisher.doctorPage(view)), cache: .never).response(to: request)
  }
}
