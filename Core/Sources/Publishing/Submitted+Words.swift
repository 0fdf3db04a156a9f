import EditionModel

// A feed counts no votes, and most feeds count no comments. Uncounted numbers are left out: "0 points" would be false.
extension Submitted {
  /// `1,204 points`; nil where nobody counted.
  var pointsInWords: String? { points.map { "\(CalendarWords.grouped($0)) \(PageWords.pointsUnit($0))" } }

  /// `12 comments`, or `discussion` where they are not counted; nil where there is none apart from the page itself.
  var discussionInWords: String? {
    if let comments { return "\(CalendarWords.grouped(comments)) \(PageWords.commentsUnit(comments))" }
    return discussion.isEmpty || discussion == url ? nil : PageWords.discussion
  }

  /// `, 1,204 points`, or nothing.
  var pointsAppended: String { pointsInWords.map { ", " + $0 } ?? "" }

  /// The same with the number in bold.
  var discussionSentence: Sentence? { comments.map(PageWords.comments) ?? discussionInWords.map { Sentence($0) } }

  /// Points and the discussion, each a span, after the site or the number.
  func writeNumbers(_ html: MarkupWriter) {
    if let points {
      html.text(" ")
      html.span {
        html.b(CalendarWords.grouped(points))
        html.text(" \(PageWords.pointsUnit(points))")
      }
    }
    if let words = discussionInWords {
      html.text(" ")
      html.span { html.outsideLink(discussion, words) }
    }
  }
}
