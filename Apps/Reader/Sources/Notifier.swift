import Foundation
import ReaderKit
import UserNotifications

/// Hands plans of notifications to the system.
struct Notifier {
  private var center: UNUserNotificationCenter { .current() }

  /// Asks for permission; the system shows its question once.
  func ask() async -> Bool { (try? await center.requestAuthorization(options: [.alert, .sound])) ?? false }

  func waiting() async -> Set<String> { Set(await center.pendingNotificationRequests().map(\.identifier)) }
  func delivered() async -> Set<String> { Set(await center.deliveredNotifications().map(\.request.identifier)) }

  func carryOut(_ plan: NoticePlan) async {
    center.removePendingNotificationRequests(withIdentifiers: plan.cancel)
    for notice in plan.add {
      let content = UNMutableNotificationContent()
      content.title = notice.title
      content.body = notice.body
      content.threadIdentifier = "editions"
      content.userInfo = ["link": ReaderLink.edition(notice.key).address]
      let wait = notice.time.map { max(1, $0.date.timeIntervalSinceNow) }
      let trigger = wait.map { UNTimeIntervalNotificationTrigger(timeInterval: $0, repeats: false) }
      try? await center.add(UNNotificationRequest(identifier: notice.id, content: content, trigger: trigger))
    }
  }
}

/// Opens what a notification is about.
final class NoticeOpener: NSObject, UNUserNotificationCenterDelegate {
  private let open: @MainActor (String) -> Void

  init(open: @escaping @MainActor (String) -> Void) { self.open = open }

  // Not the forms with `async`: they call the system back on another thread than it expects.

  func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler completionHandler: @escaping () -> Void
  ) {
    if let link = response.notification.request.content.userInfo["link"] as? String {
      Task { @MainActor [open] in open(link) }
    }
    completionHandler()
  }

  /// A reader who has the app open sees the edition there.
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
    withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void
  ) { completionHandler([]) }
}
