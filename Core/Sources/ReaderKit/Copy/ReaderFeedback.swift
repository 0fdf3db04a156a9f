import EditionModel
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A reader's answer about a story: worth the time, or not.
public struct ReaderFeedback: Hashable, Sendable {
  /// The story.
  public var story: StoryID
  /// Whether it was worth the time.
  public var isWorth: Bool
  /// A note to the editor, 500 characters at most.
  public var note: String

  /// Makes an answer.
  public init(story: StoryID, isWorth: Bool, note: String = "") {
    self.story = story
    self.isWorth = isWorth
    self.note = note
  }

  /// Where it is sent to, under the site's root.
  public static let path = "/api/v1/feedback"

  /// What is sent.
  public func body() throws -> [UInt8] {
    struct Body: Encodable { let key, verdict, note: String, number: Int }
    return [UInt8](
      try JSONEncoder().encode(
        Body(
          key: story.edition.description, verdict: isWorth ? "worth" : "not", note: String(note.prefix(500)),
          number: story.number)))
  }

  /// What the reader is told.
  ///
  /// - Parameter status: the status of the site's answer; nil if there was none.
  public static func sentence(status: Int?) -> String {
    switch status {
    case 200?, 201?: "Thank you. Your answer is counted."
    case 429?: "You’ve reached today’s limit."
    case 404?, 405?: "This site takes no answers."
    case nil: "Your answer couldn’t be sent. Try again with a connection."
    default: "The site couldn’t take your answer."
    }
  }
}
