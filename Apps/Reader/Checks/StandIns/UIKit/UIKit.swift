@_exported import Foundation

@MainActor open class UIResponder {
  public init() {}
}
@MainActor open class UIView: UIResponder {
  public var isOpaque: Bool { get { true } set {} }
  public var backgroundColor: UIColor? { get { nil } set {} }
  public var isAccessibilityElement: Bool { get { false } set {} }
  public var accessibilityLabel: String? { get { nil } set {} }
}
@MainActor open class UIScrollView: UIView {
  public var isScrollEnabled: Bool { get { true } set {} }
  public var bounces: Bool { get { true } set {} }
}
public final class UIColor: @unchecked Sendable {
  public class var clear: UIColor { fatalError() }
}
public final class UIImage: @unchecked Sendable {
  public init?(data: Data) { nil }
  public var size: CGSize { .zero }
}
public struct UITextContentType: RawRepresentable, Hashable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static let URL = UITextContentType(rawValue: "url")
}
public enum UIKeyboardType: Int, Sendable { case `default`, URL }
@MainActor public final class UIApplication: UIResponder {
  public class var shared: UIApplication { fatalError() }
  public class var openSettingsURLString: String { "" }
  public class var openNotificationSettingsURLString: String { "" }
}
public final class NSUserActivity: @unchecked Sendable {
  public var webpageURL: URL? { get { nil } set {} }
}
