import EditionModel
import JSONFormat
public import Publishing
public import Site
import Storage

/// Answers programs, without a word of HTTP: the public face of the module.
///
/// - ``ProgramOperation`` lists what can be asked for, with its ``Parameter``s; ``Arguments`` checks their values.
/// - ``Operations`` answers, for pages, routes and tools alike. What it can't answer is a ``Refusal``.
/// - ``OpenAPI`` describes the routes; ``MCPSession`` answers messages of the Model Context Protocol.
/// - ``FeedbackReport`` sums up what readers answered.
public struct Operations: Sendable {
  /// The editions that are answered from.
  public let editions: EditionCache
  let publisher: Publisher
  let votes: DailyVotes
  let status: StatusBoard

  var store: PublicationStore { editions.shelf.store }

  /// Answers from editions.
  public init(editions: EditionCache, publisher: Publisher, votes: DailyVotes, status: StatusBoard) {
    self.editions = editions
    self.publisher = publisher
    self.votes = votes
    self.status = status
  }

  /// An answer in two forms.
  public struct Reply: Sendable {
    /// One JSON value.
    public var json: [UInt8]
    /// Words, for programs that read words.
    public var text: String

    init(json: [UInt8], text: String) {
      self.json = json.last == 0x0a ? json.dropLast() : json
      self.text = text
    }

    init(_ json: JSON, text: String) { self.init(json: json.bytes, text: text) }
  }

  /// The edition that the argument `key` names. Blocks.
  func bundle(_ arguments: Arguments) throws -> EditionBundle {
    let name = arguments.text("key")
    let key = name == "latest" ? try editions.frontKey() : EditionKey(name)
    guard let key else { throw name == "latest" ? Refusal.noEditionYet : .noSuchEdition(basePath) }
    guard !key.isSample else { throw Refusal.sample(basePath) }
    guard let bundle = try editions.loadedBundle(of: key) else { throw Refusal.noSuchEdition(basePath) }
    return bundle
  }

  /// The words under a list that say how to continue.
  static func more(_ next: String?) -> String { next.map { "\nMore: cursor \($0)\n" } ?? "\n" }
}

/// Where the API has editions and stories, as paths on the host: a publication may be below its root.
extension Operations {
  /// The path of the site's root on its host, empty at the host's root.
  public var basePath: String { publisher.settings.basePath }

  func address(_ key: EditionKey) -> String { "\(basePath)/api/v1/editions/\(key)" }
  func address(_ key: EditionKey, _ number: Int) -> String { "\(address(key))/stories/\(number)" }
}
