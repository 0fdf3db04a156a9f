import EditionModel

/// Sentences about an edition that documents without a page around them share.
extension Issue {
  /// `10 stories, 84 minutes, decided at 18:00, Berlin time`.
  var factsInWords: String {
    let decided = isSample ? nil : Wording.Edition.decided(edition.cutoff).plain(clock)
    return Wording.Edition.facts(stories: stories.count, minutes: minutes, decided: decided)
  }

  /// What must be said about it as a whole: that it is a sample, late, or chosen without the whole record.
  var notesInWords: [String] {
    (isSample ? [Wording.Edition.sampleNote] : []) + EditionNotes.all(of: self)
  }

  /// Whether the edition after this one is still to come at an instant, and one will be made.
  func comesNext(after now: Timestamp) -> Bool {
    settings.makesEditions && settings.schedule.next(after: edition.cutoff).map { $0.instant > now } ?? false
  }

  /// When the next one comes.
  var endingInWords: String {
    isSample
      ? Wording.Edition.thisIsASample : clock.announcement(after: edition.cutoff)?.plain(clock.ofSite) ?? ""
  }
}
