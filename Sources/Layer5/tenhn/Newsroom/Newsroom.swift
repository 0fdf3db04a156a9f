import EditionModel
import Editor
import Fetching
import Logging
import Site
import Storage
import StorySources

/// Wires what makes editions, and what looks at their sources, to the settings, the terminal and the network.
///
/// `+Making` makes editions, `+Looking` records sources and looks at published stories again, `+Notes` keeps for the status how
/// that went, `+Network` gives the live web for a while and takes it away, `+Pages` reads pages and PDFs in other processes.
struct Newsroom: Sendable {
  let store: Store
  let settings: Settings
  let schedule: Schedule
  let edition: EditionSettings
  let logger = Logger(label: "tenhn")
  let metrics: Metrics
  /// The other publications that choose from what this one records.
  let sharing: [PublicationStore]
  /// The last answers of the web, which are asked for again only if they have changed.
  let answers = AnswerCache { .now }

  /// - Parameters:
  ///   - sharing: the ids of other publications that choose from what this one records.
  ///   - metrics: what is counted.
  init(store: Store, settings: Settings, sharing: [String] = [], metrics: Metrics = Metrics()) {
    self.metrics = metrics
    self.sharing = sharing.map { store.publication($0) }
    (self.store, self.settings, schedule, edition) = (store, settings, settings.schedule, settings.edition)
  }

  /// The editions that the publication has.
  func keys(since start: Timestamp = Timestamp(.min)) async throws -> [EditionKey] {
    try await publication.keys(since: start)
  }

  var publication: PublicationStore { settings.series(in: store) }

  /// Whether the source is worth recording and can be asked about the past.
  var hasHistory: Bool { edition.sourceProfile.isWorthWatching }

  /// Whether the sample is shown until the first edition.
  var hasSample: Bool { edition.sourceProfile.hasSample }

  var policy: FetchPolicy { settings.fetchPolicy }

  @Sendable func count(_ purpose: FetchPurpose, _ result: FetchResult) {
    metrics.count(.fetches, ["purpose": purpose.rawValue, "outcome": result.outcome])
    if purpose == .api { metrics.count(.sources, ["host": result.host, "outcome": result.outcome]) }
  }
}
