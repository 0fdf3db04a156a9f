public import JSONFormat

extension EngineBench {
  /// The record in lines for a person.
  public var lines: [String] {
    endpoints.flatMap { endpoint -> [String] in
      let drafts = endpoint.drafts.map { drafted, accepted in
        drafted == 0 ? "none" : "\(drafted), of which \(accepted) were taken (\(accepted * 100 / drafted)%)"
      }
      return [
        endpoint.address,
        "  answered         \(endpoint.answers.count { $0 != nil }) of \(endpoint.answers.count) prompts",
        "  tokens a second  \(endpoint.rate.map { Self.rounded($0) } ?? "unknown: no answer had two tokens")",
        "  first token      \(endpoint.firstToken.map { Self.rounded($0) + " s" } ?? "none came")",
        "  drafted tokens   \(drafts ?? "not told by the server")",
      ]
    } + comparison + [
      "Asked with temperature 0, seed 1 and at most \(request.tokens) tokens, one prompt after the other. "
        + "Whether texts are the same also depends on the server's kernels and flags."
    ]
  }

  private var comparison: [String] {
    let differences = differences
    guard !differences.isEmpty else { return [] }
    let same = differences.count { $0.place == nil }
    return ["The texts are the same for \(same) of \(differences.count) prompts."]
      + differences.compactMap { difference in
        difference.place.map { "  prompt \(difference.prompt + 1) differs from character \($0 + 1) on" }
      }
  }

  /// The record for programs.
  public var json: JSON {
    [
      "model": .string(request.model), "maximumTokens": .integer(request.tokens), "temperature": 0, "seed": 1,
      "endpoints": .array(
        endpoints.map { endpoint in
          [
            "url": .string(endpoint.address), "prompts": .integer(endpoint.answers.count),
            "answered": .integer(endpoint.answers.count { $0 != nil }),
            "tokensPerSecond": endpoint.rate.map(JSON.number) ?? .null,
            "firstToken": endpoint.firstToken.map(JSON.number) ?? .null,
            "drafted": JSON(endpoint.drafts?.drafted), "accepted": JSON(endpoint.drafts?.accepted),
          ]
        }),
      "identical": endpoints.count == 2 ? .integer(differences.count { $0.place == nil }) : .null,
      "compared": endpoints.count == 2 ? .integer(differences.count) : .null,
    ]
  }

  private static func rounded(_ number: Double) -> String {
    let hundredths = Int((min(number, 1e9) * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
