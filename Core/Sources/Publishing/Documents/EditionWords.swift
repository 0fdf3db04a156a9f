import EditionModel

/// Sentences about an edition that documents without a page around them share.
extension Issue {
  /// `10 stories, 84 minutes, decided at 18:00, Berlin time`.
  var factsInWords: String {
    let decided = isSample ? "" : ", decided at \(clock.time(edition.cutoff)), \(clock.zoneName)"
    return "\(stories.count) stories, \(minutes) minutes\(decided)"
  }

  /// What must be said about it as a whole: that it is a sample, late, or chosen without the whole record.
  var notesInWords: [String] {
    let sample =
      isSample ? "Sample edition. Ten pieces written for this program; none was chosen from Hacker News." : nil
    return [sample, EditionNotes.lateness(self), EditionNotes.basis(self)].compactMap(\.self)
  }

  /// When the next one comes.
  var endingInWords: String { isSample ? "This is a sample." : clock.announcement(after: edition.cutoff) ?? "" }
}
