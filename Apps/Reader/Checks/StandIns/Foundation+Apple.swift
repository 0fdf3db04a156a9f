import Foundation

// What Apple's Foundation has and the one of Swift on Linux lacks. These lines are compiled with the app.

let NSUserActivityTypeBrowsingWeb = "NSUserActivityTypeBrowsingWeb"

extension FileManager {
  func containerURL(forSecurityApplicationGroupIdentifier groupIdentifier: String) -> URL? { nil }
}
