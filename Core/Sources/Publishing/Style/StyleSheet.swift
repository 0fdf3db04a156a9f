/// The style sheet of every page, in the page itself: it comes with the first round trip, and the
/// Content-Security-Policy names it by its hash.
///
/// One idea: the count of ten. Numerals hang in the margin of the edition, stand over each story and lead from
/// one to the next; everything else is paper, ink and one colour, which is the hour's.
enum StyleSheet {
  static let markup = Markup { out in
    out.raw(theme)
    out.raw(base)
    out.raw(edition)
    out.raw(story)
    out.raw(article)
    out.raw(forms)
    out.raw(scripts)
    out.raw(controls)
    out.raw(media)
  }
}
