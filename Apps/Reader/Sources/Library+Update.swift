import EditionModel
import ReaderKit
import WidgetKit

extension Library {
  /// Looks for news; what is on the device stays readable throughout.
  func update() async {
    guard !notes.site.isEmpty, !isUpdating else { return }
    setUpdating(true)
    defer { setUpdating(false) }
    let outcome = await client.look(notes, now: .now)
    // What the reader did meanwhile stays.
    notes.trouble = outcome.trouble
    notes.checked = outcome.checked
    notes.misses = outcome.misses
    load()
    if place == nil { place = desk.onDevice.first.map(Place.edition) }
    WidgetCenter.shared.reloadTimelines(ofKind: "editions")
  }

  /// Brings notifications up to the plan, then asks for the next moment in the background.
  func plan(isInFront: Bool) async {
    let notifier = Notifier()
    let plan = client.notices(
      desk, isInFront: isInFront, waiting: await notifier.waiting(), delivered: await notifier.delivered())
    await notifier.carryOut(plan)
    notes.carriedOut(plan)
    BackgroundRefresh.ask(for: RefreshPlan.next(desk.freshness, misses: notes.misses, now: .now))
  }

  /// One moment in the background: news, then notifications.
  func refreshInBackground() async {
    await update()
    await plan(isInFront: false)
  }
}
