public import EditionModel
import Storage

extension Withdrawer {
  /// Removes a comment from this publication and from all others of the folder that have the same source: one comment has one
  /// id, whichever publication read it.
  ///
  /// Where one of them keeps it is where the others are looked through too.
  ///
  /// - Parameter source: the source's id.
  /// - Returns: what became of it in each, this publication first.
  /// - Throws: ``StoreError`` if the database can't be used.
  public func withdrawEverywhere(
    comment native: String, of source: String, text: String, at date: Timestamp
  ) async throws -> [(publication: String, outcome: CommentWithdrawal)] {
    let withdrawers = try await publication.sharing(source).map(Withdrawer.init(publication:))
    var cutoffs: [Timestamp] = []
    for withdrawer in withdrawers {
      // The index says which editions keep it.
      try await withdrawer.publication.completeSearch()
      cutoffs += try await withdrawer.cutoffs(keeping: native)
    }
    var outcomes: [(publication: String, outcome: CommentWithdrawal)] = []
    for withdrawer in withdrawers {
      outcomes.append(
        (
          withdrawer.publication.id,
          try await withdrawer.withdraw(comment: native, text: text, at: date, keptElsewhere: cutoffs)
        ))
    }
    return outcomes
  }
}
