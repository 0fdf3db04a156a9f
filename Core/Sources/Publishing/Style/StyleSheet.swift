/// The style sheet of every page, in the page itself: it comes with the first round trip, and the
/// Content-Security-Policy names it by its hash.
///
/// One idea: the count of ten. Numerals hang in the margin of the edition, head each story and lead from
/// one to the next; everything else is paper, ink and one colour, which is the hour's.
enum StyleSheet {
  static let markup = Markup { css in
    css.raw(theme)
    css.raw(base)
    css.raw(edition)
    css.raw(story)
    css.raw(article)
    css.raw(forms)
    css.raw(scripts)
    css.raw(controls)
    css.raw(media)
  }
}
