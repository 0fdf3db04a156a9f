import EditionModel

// A feed counts no votes, and most feeds count no comments. Uncounted numbers are left out: "0 points" would be false.
extension Submitted {
  /// `1,204 points`; nil where nobody counted.
  var pointsInWords: String? { points.map { CalendarWords.count($0, "point", "points") } }

  /// `12 comments`, or `discussion` where they are not counted; nil where there is none apart from the page itself.
  var discussionInWords: String? {
    if let comments { return CalendarWords.count(comments, "comment", "comments") }
    return discussion.isEmpty || discussion == url ? nil : "discussion"
  }

  /// `, 1,204 points`, or nothing.
  var pointsAppended: String { pointsInWords.map { ", " + $0 } ?? "" }

  /// Points and the discussion, each a span, after the site or the number.
  func writeNumbers(_ out: inout Markup) {
    if let points {
      out.raw(" <span><b>")
      out.count(points)
      out.raw(points == 1 ? "</b> point</span>" : "</b> points</span>")
    }
    if let words = discussionInWords {
      out.raw(" <span>")
      out.outsideLink(discussion, words)
      out.raw("</span>")
    }
  }
}
