import ArticleModel
import Briefs
import EditionModel
import Fetching
import WebAddress

/// Lets an engine choose the briefs of an edition's stories, where their pages allow it.
struct EngineRound: Sendable {
  let choices: EngineChoices
  let fetcher: Fetcher
  /// Whether an engine is asked. A rebuild only looks up what was chosen.
  let isLive: Bool
  /// When the rule's choice stands for whatever didn't come; nil on a rebuild, which waits for nobody.
  var end: ContinuousClock.Instant?

  /// A story whose brief may be chosen.
  struct Entry: Sendable {
    let place: Int
    let title: String
    let reading: StoryReader.Reading
  }

  /// The engine's briefs by place. What is missing keeps the rule's.
  func briefs(for entries: [Entry], at date: Timestamp) async -> [Int: Brief] {
    await withTaskGroup(of: (Int, Brief?).self) { group in
      for entry in entries {
        group.addTask {
          guard let article = entry.reading.article, entry.reading.visibility == .full,
            let question = EngineQuestion(about: article, title: entry.title), await allows(entry.reading)
          else { return (entry.place, nil) }
          return (entry.place, await choices.brief(question, at: date))
        }
      }
      if let end {
        group.addTask {
          try? await ContinuousClock().sleep(until: end)
          return (-1, nil)
        }
      }
      var briefs: [Int: Brief] = [:]
      var left = entries.count
      while left > 0, let (place, brief) = await group.next(), place >= 0 {
        if let brief { briefs[place] = brief }
        left -= 1
      }
      group.cancelAll()
      // What came at the last moment is in the archive: a rebuild would find it, so it counts.
      for await (place, brief) in group where place >= 0 {
        if let brief { briefs[place] = brief }
      }
      return briefs
    }
  }

  /// Whether the page and its site leave its text to machines. Only then is it sent anywhere.
  private func allows(_ reading: StoryReader.Reading) async -> Bool {
    guard isLive else { return true }
    guard !reading.forbidsMachines else { return false }
    guard let final = reading.finalURL else { return true }
    guard let url = WebURL(final), let rules = WebURL("/.well-known/tdmrep.json", base: url) else { return false }
    let answer = await fetcher.fetch(rules.href, as: .any)
    if let status = answer.status, status == 404 || status == 410 { return true }
    guard answer.failure == nil else { return false }
    // Some sites answer every address with a page.
    guard answer.type?.hasSuffix("json") == true else { return answer.type?.hasSuffix("html") == true }
    return !TextMiningRules.reserve(url.path, in: answer.body)
  }
}
