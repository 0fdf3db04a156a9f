import JSONFormat

/// Reads a streamed answer of `POST /v1/chat/completions` part by part as it comes: server-sent events, each with a piece of the
/// text. An answer that came in one piece is read too.
public struct ChatStream: Sendable {
  /// The text so far.
  public private(set) var text = ""
  /// Seconds to the first piece of text; nil if there was none.
  public private(set) var first: Double?
  /// Seconds to the last piece of text.
  public private(set) var last: Double?
  /// Tokens of the answer, as the server counts them; nil if it doesn't tell.
  public private(set) var tokens: Int?
  /// Pieces of text: as many as tokens with most servers.
  public private(set) var pieces = 0
  /// Tokens that a small model proposed; nil if the server doesn't tell.
  public private(set) var drafted: Int?
  /// How many of those the large model took.
  public private(set) var accepted: Int?
  private var all: [UInt8] = []
  /// Where the line begins whose end hasn't come yet.
  private var lineStart = 0

  /// Bytes of an answer that are read.
  public static let limit = 4 << 20

  /// Creates a reader.
  public init() {}

  /// Takes the next bytes.
  /// - Parameter seconds: since the request was sent.
  public mutating func take(_ bytes: some Collection<UInt8>, at seconds: Double) {
    guard all.count + bytes.count <= Self.limit else { return }
    let start = all.count
    all += bytes
    // Only what is new can end a line: an answer without line ends was looked through again with each of its parts.
    for index in start..<all.count where all[index] == 0x0A {
      read(line: all[lineStart..<index], at: seconds)
      lineStart = index + 1
    }
  }

  /// Reads what is left at the end: the last line, or an answer that wasn't streamed.
  public mutating func finish(at seconds: Double) {
    read(line: all[lineStart...], at: seconds)
    lineStart = all.count
    guard pieces == 0, let reply = Self.json(all[...]) else { return }
    take(reply, content: reply["choices"]?.array?.first?["message"]?["content"]?.string, at: seconds)
  }

  private mutating func read(line: ArraySlice<UInt8>, at seconds: Double) {
    guard line.starts(with: "data:".utf8), let event = Self.json(line.dropFirst(5)) else { return }
    take(event, content: event["choices"]?.array?.first?["delta"]?["content"]?.string, at: seconds)
  }

  private mutating func take(_ event: JSON, content: String?, at seconds: Double) {
    if let content, !content.isEmpty {
      text += content
      pieces += 1
      first = first ?? seconds
      last = seconds
    }
    // llama.cpp tells its own counts in `timings`, with the last event.
    let timings = event["timings"]
    tokens = Self.count(event["usage"]?["completion_tokens"]) ?? Self.count(timings?["predicted_n"]) ?? tokens
    drafted = Self.count(timings?["draft_n"]) ?? drafted
    accepted = Self.count(timings?["draft_n_accepted"]) ?? accepted
  }

  private static func json(_ bytes: ArraySlice<UInt8>) -> JSON? {
    try? JSON(outside: Array(bytes), within: JSON.Budget(bytes: limit, depth: 16))
  }

  private static func count(_ value: JSON?) -> Int? {
    guard case .integer(let number)? = value, (0...10_000_000).contains(number) else { return nil }
    return number
  }
}
