import EditionModel
import ReaderKit
import WidgetKit

extension Library {
  /// Looks for news; what is on the device stays readable throughout.
  func update() async {
    guard !notes.site.isEmpty, !isUpdating else { return }
    setUpdating(true)
    defer { setUpdating(false) }
    var notes = notes
    do {
      let report = try await client.update()
      notes.trouble = nil
      notes.checked = .now
      notes.misses = report.added.isEmpty ? notes.misses + 1 : 0
    } catch {
      notes.trouble = Trouble(error).sentence
      notes.misses += 1
    }
    // What the reader did meanwhile stays.
    self.notes.trouble = notes.trouble
    self.notes.checked = notes.checked
    self.notes.misses = notes.misses
    load()
    if place == nil { place = desk.onDevice.first.map(Place.edition) }
    WidgetCenter.shared.reloadTimelines(ofKind: "editions")
  }

  /// Brings notifications up to the plan, then asks for the next moment in the background.
  func plan(isInFront: Bool) async {
    let notifier = Notifier()
    let whole = desk.onDevice.compactMap { key in edition(key).map { (key: key, titles: $0.stories.map(\.title)) } }
    let plan = NoticePlan(
      NoticePlan.Facts(
        notes: notes, whole: whole, seen: isInFront ? desk.onDevice.first : nil, waiting: await notifier.waiting(),
        delivered: await notifier.delivered(), schedule: desk.schedule, now: .now))
    await notifier.carryOut(plan)
    for key in plan.announced { notes.announce(key) }
    BackgroundRefresh.ask(for: RefreshPlan.next(desk.freshness, misses: notes.misses, now: .now))
  }

  /// One moment in the background: news, then notifications.
  func refreshInBackground() async {
    await update()
    await plan(isInFront: false)
  }
}
