import ArticleModel
import EditionModel
import Selection
import StorySources
import WebAddress

/// Writes the stories that the desk decided on.
struct Assembly: Sendable {
  let ranking: Ranking
  let desk: Desk
  let readings: [Int: StoryReader.Reading]
  let source: any StorySource
  /// What says what a story is about.
  let leads: StoryLeads
  private let fates: [Int: Desk.Fate]
  private let slots: [Int]

  init(
    ranking: Ranking, desk: Desk, readings: [Int: StoryReader.Reading], source: any StorySource,
    leads: StoryLeads
  ) {
    self.ranking = ranking
    self.desk = desk
    self.readings = readings
    self.source = source
    self.leads = leads
    fates = desk.fates
    slots = desk.slots
  }

  func story(_ entry: Int, number: Int) -> Story {
    let pick = ranking.picks[entry]
    let candidate = ranking.candidates[entry]
    let reading = readings[entry]
    let isReadable = reading?.outcome.isReadable == true
    let article = reading?.article
    let metadata = article?.metadata
    let lead = leads.lead(of: article, title: candidate.title, visibility: reading?.visibility ?? .card)
    return Story(
      number: number, source: pick.id.source, submission: submission(candidate),
      reading: Reading(
        site: site(of: candidate), canonical: canonical(of: reading, candidate),
        author: metadata.flatMap { $0.authors.isEmpty ? nil : $0.authors.joined(separator: ", ") },
        published: metadata?.published, language: metadata?.language, direction: metadata?.direction,
        readingMinutes: isReadable ? article?.readingMinutes ?? 0 : 0,
        standfirst: lead.standfirst, brief: lead.brief,
        visibility: reading?.visibility ?? .card,
        receipt: reading?.receipt ?? Receipt(kind: .card, why: "the site did not answer in time", source: "page"),
        permission: reading?.permission),
      decision: Decision(
        reason: ranking.picks[entry].merit, also: also(entry), follows: ranking.followed(by: entry)
      ))
  }

  /// Picks that could not be read, in the order of the ranking.
  var unreadable: [UnreadableStory] {
    fates.keys.sorted().compactMap { entry in
      guard case .unreadable(let why) = fates[entry], !slots.contains(entry) else { return nil }
      let candidate = ranking.candidates[entry]
      return UnreadableStory(
        submission(candidate), site: site(of: candidate), why: why,
        reason: ranking.picks[entry].merit.sealable)
    }
  }

  /// The next ten, without those that were shown, repeated or unreadable.
  ///
  /// - Parameter read: by entry, the stories that were read.
  func reserves(read: [Int: Story]) -> [ReserveStory] {
    let repeats = desk.reserves.repeats
    let next = ranking.picks.indices.filter { entry in
      guard !slots.contains(entry), !repeats.contains(entry) else { return false }
      switch fates[entry] {
      case nil, .story: return true
      case .card, .unreadable, .duplicate, .publishedBefore: return false
      }
    }
    return next.prefix(10).map { entry in
      let candidate = ranking.candidates[entry]
      return ReserveStory(submission(candidate), reason: loss(of: entry).sealable, story: read[entry])
    }
  }

  /// Why an entry has no slot: against the last of the ten as they became, when pages that can't be read had lost theirs.
  private func loss(of entry: Int) -> Reason {
    guard let last = slots.last, last < entry else { return ranking.picks[entry].reason }
    return ranking.picks[entry].reason(against: ranking.picks[last])
  }

  /// Other entries that were read and turned out to be the same page.
  func duplicates(of entry: Int) -> [Int] {
    let pages = pageKeys(of: entry)
    return readings.keys.filter { $0 != entry && !pageKeys(of: $0).isDisjoint(with: pages) }
  }

  /// The identities of an entry's page, before and after redirects.
  private func pageKeys(of entry: Int) -> Set<String> {
    var keys = [desk.entries[entry].pageKey]
    if case .readable(let key) = readings[entry]?.outcome { keys.append(key) }
    return Set(keys.compactMap(\.self))
  }

  /// Entries whose page was already published; only its redirects revealed it.
  var setAside: [Int] { fates.keys.sorted().filter { fates[$0] == .publishedBefore } }

  private func submission(_ candidate: Candidate) -> Submission {
    let seen = ranking.latest(candidate)
    return Submission(
      id: candidate.id.nativeID, title: candidate.title, url: candidate.url,
      discussion: source.profile.discussionURL(of: candidate), points: points(seen), comments: comments(seen))
  }

  /// Nil for a source without votes: uncounted isn't zero.
  private func points(_ seen: Observation?) -> Int? { source.profile.countsVotes ? seen?.points ?? 0 : nil }

  /// Nil for zero comments at a source without votes: a feed that counts none says the same.
  private func comments(_ seen: Observation?) -> Int? {
    let comments = seen?.comments ?? 0
    return source.profile.countsVotes || comments > 0 ? comments : nil
  }

  /// The site for people: the page's, or the source's for a text without a page.
  private func site(of candidate: Candidate) -> String { ranking.site(of: candidate) ?? source.profile.site }

  /// Other submissions: those that the selection saw, and those that only the redirects revealed.
  private func also(_ entry: Int) -> [Submission] {
    let redirected = fates.keys.sorted().filter { fates[$0] == .duplicate(of: entry) }
      .flatMap { [ranking.picks[$0].id] + ranking.picks[$0].also }
    var seen: Set<CandidateID> = [ranking.picks[entry].id]
    return (ranking.picks[entry].also + redirected).filter { seen.insert($0).inserted }.compactMap { id in
      ranking.all[id].map {
        Submission(id: id.nativeID, title: $0.title, url: $0.url, discussion: source.profile.discussionURL(of: $0))
      }
    }
  }

  /// The address that the page gives itself, if it is on its own site: a page may not speak for another site.
  private func canonical(of reading: StoryReader.Reading?, _ candidate: Candidate) -> String? {
    guard let final = reading?.finalURL.flatMap({ WebURL($0) }) else { return nil }
    if let named = reading?.article?.metadata.canonicalURL.flatMap({ WebURL($0) }), named.host == final.host {
      return named.withoutTracking.href
    }
    return final.withoutTracking.href
  }
}
