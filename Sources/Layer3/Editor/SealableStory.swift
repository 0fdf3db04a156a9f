import ArticleModel
import EditionModel

extension Story {
  /// The story as a manifest can hold it.
  ///
  /// One number that isn't finite, or one note that nests too deep for the encoder, would keep the whole edition from being
  /// sealed. They cost themselves instead.
  var sealable: Story {
    guard (try? CanonicalJSON.encode(self)) == nil else { return self }
    var story = self
    story.decision.reason = decision.reason.sealable
    story.reading.receipt.evidence = reading.receipt.evidence.filter { $0.value.isFinite }
    story.reading.receipt.confidence = reading.receipt.confidence.flatMap { $0.isFinite ? $0 : nil }
    if (try? CanonicalJSON.encode(story)) == nil { story.conversation.note = nil }
    return story
  }
}

extension Reason {
  /// The reason without numbers that JSON can't write.
  var sealable: Reason { Reason(text: text, facts: facts.filter { $0.value.isFinite }) }
}
