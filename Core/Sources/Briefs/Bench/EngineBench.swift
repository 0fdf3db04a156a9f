import JSONFormat

/// What endpoints with a language model answered to the same prompts: `tenhn engine bench`.
///
/// A drafter (speculative decoding) should give the same text sooner. Whether it does depends on kernels and flags, so both are
/// measured and never assumed.
public struct EngineBench: Sendable {
  /// What is asked for, the same for every endpoint.
  public struct Request: Sendable, Hashable {
    /// The model's name; a server with one model takes any.
    public var model: String
    /// The most tokens of an answer.
    public var tokens: Int

    /// Creates a request.
    public init(model: String, tokens: Int) {
      self.model = model
      self.tokens = tokens
    }

    /// The body for a prompt: no chance in the choice of tokens, and the answer as a stream.
    public func body(_ prompt: String) -> [UInt8] {
      let messages: JSON = [["role": "user", "content": .string(prompt)]]
      return
        ([
          "model": .string(model), "temperature": 0, "seed": 1, "max_tokens": .integer(tokens), "stream": true,
          "stream_options": ["include_usage": true], "messages": messages,
        ] as JSON).bytes
    }
  }

  /// One endpoint's answers.
  public struct Endpoint: Sendable {
    /// Its address.
    public var address: String
    /// The answer to each prompt; nil where none came.
    public var answers: [ChatStream?]
    /// Drafted and accepted tokens by the server's own counters, over all prompts.
    public var counters: (drafted: Int, accepted: Int)?

    /// Creates an endpoint's record.
    public init(address: String, answers: [ChatStream?], counters: (drafted: Int, accepted: Int)? = nil) {
      self.address = address
      self.answers = answers
      self.counters = counters
    }

    /// Tokens a second from the first token to the last, in the median of the prompts.
    var rate: Double? {
      Self.median(
        answers.compactMap { answer in
          guard let answer, let first = answer.first, let last = answer.last, last > first else { return nil }
          return Double(max(answer.tokens ?? answer.pieces, 2) - 1) / (last - first)
        })
    }

    var firstToken: Double? { Self.median(answers.compactMap { $0?.first }) }

    /// Drafted and accepted tokens; nil if the server tells neither with its answers nor in its counters.
    var drafts: (drafted: Int, accepted: Int)? {
      let told = answers.compactMap { answer in
        answer.flatMap { answer in answer.drafted.map { ($0, answer.accepted ?? 0) } }
      }
      guard told.isEmpty else { return told.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) } }
      return counters
    }

    private static func median(_ values: [Double]) -> Double? {
      values.isEmpty ? nil : values.sorted()[values.count / 2]
    }
  }

  /// What was asked.
  public var request: Request
  /// The endpoints, one or two.
  public var endpoints: [Endpoint]

  /// Creates a bench's record.
  public init(request: Request, endpoints: [Endpoint]) {
    self.request = request
    self.endpoints = endpoints
  }

  /// For each prompt that both endpoints answered, the character at which their texts part; nil if they are the same.
  var differences: [(prompt: Int, place: Int?)] {
    guard endpoints.count == 2 else { return [] }
    return zip(endpoints[0].answers, endpoints[1].answers).enumerated().compactMap { index, pair in
      guard let one = pair.0?.text, let other = pair.1?.text else { return nil }
      guard one != other else { return (index, nil) }
      return (index, zip(one, other).prefix { $0 == $1 }.count)
    }
  }

  /// Reads the counters of drafted and accepted tokens from a page in Prometheus' format, as vLLM has them.
  public static func counters(in metrics: String) -> (drafted: Int, accepted: Int)? {
    func sum(_ name: String) -> Int? {
      let values = metrics.split(separator: "\n").filter { $0.hasPrefix(name + "{") || $0.hasPrefix(name + " ") }
        .compactMap { $0.split(separator: " ").last.flatMap { Double($0) } }.filter { (0...1e15).contains($0) }
      return values.isEmpty ? nil : Int(values.reduce(0, +))
    }
    guard let drafted = sum("vllm:spec_decode_num_draft_tokens_total"),
      let accepted = sum("vllm:spec_decode_num_accepted_tokens_total")
    else { return nil }
    return (drafted, accepted)
  }
}
