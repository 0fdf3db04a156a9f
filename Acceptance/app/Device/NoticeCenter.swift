import EditionModel
import Foundation
import ReaderKit

/// The system's side of notifications, in a file that outlives the app's process. `run.py` lets their time come.
struct NoticeCenter {
  private struct State: Codable {
    /// Ids that wait, and after how many seconds each appears.
    var waiting: [String: Int64] = [:]
    var delivered: Set<String> = []
    /// What appeared, in order: id and title.
    var shown: [[String]] = []
    /// Seconds until the app wants a moment in the background.
    var refreshAfter: Int64?
    /// Titles of what waits.
    var titles: [String: String] = [:]
  }

  private let file: String
  private let death: Death

  init(file: String, death: Death) {
    self.file = file
    self.death = death
  }

  var waiting: Set<String> { Set(read().waiting.keys) }
  var delivered: Set<String> { read().delivered }

  func carryOut(_ plan: NoticePlan, now: Timestamp) {
    change { for id in plan.cancel { $0.waiting[id] = nil } }
    for notice in plan.add {
      change { state in
        // A request of the same id takes the place of one that waits.
        state.waiting[notice.id] = nil
        state.titles[notice.id] = notice.title
        if let time = notice.time {
          state.waiting[notice.id] = max(1, time - now)
        } else {
          state.delivered.insert(notice.id)
          state.shown.append([notice.id, notice.title])
        }
      }
    }
  }

  func askForRefresh(_ time: Timestamp, now: Timestamp) { change { $0.refreshAfter = max(0, time - now) } }

  private func read() -> State {
    guard let data = FileManager.default.contents(atPath: file) else { return State() }
    return (try? JSONDecoder().decode(State.self, from: data)) ?? State()
  }

  private func change(_ body: (inout State) -> Void) {
    death.write()
    var state = read()
    body(&state)
    try? JSONEncoder().encode(state).write(to: URL(filePath: file), options: .atomic)
  }
}
