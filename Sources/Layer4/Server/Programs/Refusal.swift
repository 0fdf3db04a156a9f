import HTTPTypes

/// Why a request can't be answered, as pages, problem details and tools say it.
struct Refusal: Error, Sendable {
  let status: HTTPResponse.Status
  /// One of our own sentences, never a part of the request.
  let detail: String
  /// Seconds after which it may be tried again.
  var retryAfter: Int?

  init(_ status: HTTPResponse.Status, _ detail: String, retryAfter: Int? = nil) {
    self.status = status
    self.detail = detail
    self.retryAfter = retryAfter
  }

  static let noSuchEdition = Refusal(.notFound, "There is no such edition; the list of editions names those there are.")
  static let noSuchStory = Refusal(.notFound, "There is no such story in this edition; its list names those there are.")
}
