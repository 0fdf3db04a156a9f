import EditionModel

// A feed counts no votes, and most feeds count no comments. Uncounted numbers are left out: "0 points" would be false.
extension Submitted {
  /// `1,204 points`; nil if nobody counted.
  var pointsInWords: String? { points.map { "\(CalendarWords.grouped($0)) \(Wording.pointsUnit($0))" } }

  /// `12 comments`, or `discussion` if they aren't counted; nil if the discussion is the page itself.
  var discussionInWords: String? {
    if let comments { return "\(CalendarWords.grouped(comments)) \(Wording.commentsUnit(comments))" }
    return discussion.isEmpty || discussion == url ? nil : Wording.discussion
  }

  /// `, 1,204 points`, or nothing.
  var pointsAppended: String { pointsInWords.map { ", " + $0 } ?? "" }

  /// The same with the number in bold.
  var discussionSentence: Sentence? { comments.map(Wording.comments) ?? discussionInWords.map { Sentence($0) } }

  /// Points and the discussion, each a span, after the site or the number.
  func writeNumbers(_ html: MarkupWriter) {
    if let points {
      html.text(" ")
      html.span {
        html.b(CalendarWords.grouped(points))
        html.text(" \(Wording.pointsUnit(points))")
      }
    }
    if let words = discussionInWords {
      html.text(" ")
      html.span { html.outsideLink(discussion, words) }
    }
  }
}
