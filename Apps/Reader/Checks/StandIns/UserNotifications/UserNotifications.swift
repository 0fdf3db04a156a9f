import Foundation

public struct UNAuthorizationOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let badge = UNAuthorizationOptions(rawValue: 1)
  public static let sound = UNAuthorizationOptions(rawValue: 2)
  public static let alert = UNAuthorizationOptions(rawValue: 4)
}
open class UNNotificationContent: @unchecked Sendable {
  public var userInfo: [AnyHashable: Any] { [:] }
  public init() {}
}
public final class UNMutableNotificationContent: UNNotificationContent, @unchecked Sendable {
  public var title: String { get { "" } set {} }
  public var body: String { get { "" } set {} }
  public var threadIdentifier: String { get { "" } set {} }
  public override var userInfo: [AnyHashable: Any] { get { [:] } set {} }
  public var sound: UNNotificationSound? { get { nil } set {} }
}
public final class UNNotificationSound: Sendable {
  public class var `default`: UNNotificationSound { fatalError() }
}
open class UNNotificationTrigger: @unchecked Sendable {}
public final class UNTimeIntervalNotificationTrigger: UNNotificationTrigger, @unchecked Sendable {
  public convenience init(timeInterval: TimeInterval, repeats: Bool) { fatalError() }
}
public final class UNNotificationRequest: @unchecked Sendable {
  public init(identifier: String, content: UNNotificationContent, trigger: UNNotificationTrigger?) {}
  public var identifier: String { "" }
  public var content: UNNotificationContent { fatalError() }
}
public final class UNNotification: @unchecked Sendable {
  public var request: UNNotificationRequest { fatalError() }
}
public final class UNNotificationResponse: @unchecked Sendable {
  public var notification: UNNotification { fatalError() }
}
public struct UNNotificationPresentationOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
}
public protocol UNUserNotificationCenterDelegate: AnyObject {
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler completionHandler: @escaping () -> Void)
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
    withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void)
}
public final class UNUserNotificationCenter: @unchecked Sendable {
  public class func current() -> UNUserNotificationCenter { fatalError() }
  public weak var delegate: (any UNUserNotificationCenterDelegate)? { get { nil } set {} }
  public func requestAuthorization(options: UNAuthorizationOptions = []) async throws -> Bool { false }
  public func add(_ request: UNNotificationRequest) async throws {}
  public func pendingNotificationRequests() async -> [UNNotificationRequest] { [] }
  public func deliveredNotifications() async -> [UNNotification] { [] }
  public func removePendingNotificationRequests(withIdentifiers identifiers: [String]) {}
  public func removeDeliveredNotifications(withIdentifiers identifiers: [String]) {}
}
