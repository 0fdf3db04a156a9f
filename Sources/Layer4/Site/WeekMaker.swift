import EditionModel
import Foundation
import Publishing
import Selection
import Storage
import StorySources

/// Looks back on a week from the cut-off of the newest edition.
struct WeekMaker: Sendable {
  let store: PublicationStore
  /// Where the publication's stories come from.
  let source: any SourceProfile
  /// What the operator leaves out.
  var mute = MuteRule.none

  /// Nil before the first edition.
  func week(at moment: Timestamp?) throws -> WeekReview? {
    guard let moment else { return nil }
    let editions = try store.editions(
      from: Timestamp(moment.rawValue - Selector.week - 86_400), before: moment + 1)
    let seen = try recorded(until: moment, beside: Sighting.all(in: editions, from: source))
      .filter { !mute.mutes($0.candidate, at: moment) }
    let published = editions.flatMap(WeekMaker.published)
    let stories = Selector().bestOfWeek(
      from: seen.map(\.candidate), published: published, at: moment)
    let byID = Dictionary(seen.map { ($0.candidate.id, $0) }) { first, _ in first }
    let places = Dictionary(
      editions.flatMap { edition in
        edition.stories.map {
          (edition.cutoff, CandidateID(source: $0.source, nativeID: $0.id), edition.key, $0)
        }
      }.map { ("\($0.0.rawValue) \($0.1.source) \($0.1.nativeID)", (key: $0.2, number: $0.3.number)) }
    ) { first, _ in first }
    return WeekReview(
      moment: moment, basis: try basis(until: moment), muted: mute.terms,
      entries: stories.compactMap { story in
        guard let sighting = byID[story.id] else { return nil }
        let place = story.published.flatMap { cutoff in
          ([story.id] + story.also).lazy.compactMap { places["\(cutoff.rawValue) \($0.source) \($0.nativeID)"] }.first
        }
        let latest = sighting.candidate.history.last
        return WeekReview.Entry(
          Submission(
            id: story.id.nativeID, title: sighting.candidate.title, url: sighting.candidate.url,
            discussion: sighting.discussion, points: sighting.isCounted ? latest?.points : nil,
            comments: sighting.isCounted ? latest?.comments : nil),
          site: sighting.site,
          reason: story.reason, edition: place?.key,
          number: place?.number)
      })
  }

  /// A gap in the record that says nothing of what was missed in it.
  private static let tolerated: Int64 = 2 * 3600

  private func basis(until moment: Timestamp) throws -> WeekReview.Basis {
    let start = Timestamp(moment.rawValue - Selector.week)
    let looks = try store.history.looks(from: start, through: moment)
    guard !looks.isEmpty else { return .editions }
    let times = [start] + looks + [moment]
    return zip(times, times.dropFirst()).allSatisfy { $1 - $0 <= WeekMaker.tolerated } ? .recorded : .partial
  }

  /// What the recorder saw, and what only the editions did.
  private func recorded(until moment: Timestamp, beside seen: [Sighting]) throws -> [Sighting] {
    let start = Timestamp(moment.rawValue - Selector.week - 86_400)
    let known = Dictionary(seen.map { ($0.candidate.id, $0) }) { first, _ in first }
    let recorded = try store.history.candidates(from: start, through: moment)
    let ids = Set(recorded.map(\.id))
    return recorded.map { candidate in
      Sighting(
        candidate: candidate, site: known[candidate.id]?.site ?? source.site(ofPageAt: candidate.url),
        discussion: known[candidate.id]?.discussion ?? source.discussionURL(of: candidate))
    } + seen.filter { !ids.contains($0.candidate.id) }
  }

  private static func published(_ edition: Edition) -> [Published] {
    edition.stories.map { story in
      Published(
        id: CandidateID(source: story.source, nativeID: story.id), title: story.title, url: story.url,
        also: story.also.map { CandidateID(source: story.source, nativeID: $0.id) }, cutoff: edition.cutoff)
    }
  }
}

/// A story as the editions of a week saw it: picked, unreadable or in reserve, at one cut-off or at several.
private struct Sighting {
  var candidate: Candidate
  var site: String
  var discussion: String
  /// Whether its numbers were counted by anybody; a feed's entries have zeros in their place.
  var isCounted = true

  static func all(in editions: [Edition], from profile: any SourceProfile) -> [Sighting] {
    var found: [CandidateID: Sighting] = [:]
    for edition in editions.sorted(by: { $0.cutoff < $1.cutoff }) {
      guard let source = edition.stories.first?.source else { continue }
      func add(
        _ source: String, _ id: String, _ title: String, _ url: String?, _ site: String, _ points: Int?,
        _ comments: Int?,
        _ discussion: String, _ reason: Reason
      ) {
        let id = CandidateID(source: source, nativeID: id)
        let age = Int64(reason.facts["hoursSincePosted"] ?? reason.facts["hoursSinceArrival"] ?? 1) * 3600
        let look = Observation(time: edition.cutoff, rank: nil, points: points ?? 0, comments: comments ?? 0)
        var sighting =
          found[id]
          ?? Sighting(
            candidate: Candidate(
              id: id, title: title, url: url, posted: edition.cutoff - age, history: []),
            site: site, discussion: discussion, isCounted: points != nil)
        sighting.candidate.history.append(look)
        found[id] = sighting
      }
      for story in edition.stories {
        add(
          story.source, story.id, story.title, story.url, story.site, story.points, story.comments, story.discussion,
          story.reason)
      }
      for story in edition.unreadable {
        add(
          source, story.id, story.title, story.url, story.site, story.points, story.comments, story.discussion,
          story.reason)
      }
      for story in edition.reserves {
        add(
          source, story.id, story.title, story.url, profile.site(ofPageAt: story.url), story.points, story.comments,
          story.discussion, story.reason)
      }
    }
    return found.values.sorted { $0.candidate.id < $1.candidate.id }
  }
}

extension SourceProfile {
  /// The host of a page for people, or the source's own site for a story without a page.
  fileprivate func site(ofPageAt url: String?) -> String {
    guard let url, let scheme = url.range(of: "://") else { return site }
    let host = url[scheme.upperBound...].prefix { !"/?#:".contains($0) }
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)
  }
}
