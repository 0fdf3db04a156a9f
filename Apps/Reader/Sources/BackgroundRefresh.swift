import BackgroundTasks
import EditionModel

/// Moments in the background. The system decides when, and whether, they come.
enum BackgroundRefresh {
  /// The name of the task, as in `Info.plist`.
  static let identifier = "org.tenhn.reader.refresh"

  static func ask(for time: Timestamp) {
    let request = BGAppRefreshTaskRequest(identifier: identifier)
    request.earliestBeginDate = time.date
    // It fails where background refresh is switched off; the app then looks when it is opened.
    try? BGTaskScheduler.shared.submit(request)
  }
}
