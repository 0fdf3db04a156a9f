import Foundation

open class BGTaskRequest: @unchecked Sendable {
  public var identifier: String { "" }
  public var earliestBeginDate: Date? { get { nil } set {} }
  init() {}
}
public final class BGAppRefreshTaskRequest: BGTaskRequest, @unchecked Sendable {
  public init(identifier: String) {}
}
public final class BGTaskScheduler: @unchecked Sendable {
  public class var shared: BGTaskScheduler { fatalError() }
  public func submit(_ taskRequest: BGTaskRequest) throws {}
}
