import UIKit

@MainActor public final class WKWebpagePreferences {
  public var allowsContentJavaScript: Bool { get { true } set {} }
}
@MainActor public final class WKWebViewConfiguration {
  public init() {}
  public var defaultWebpagePreferences: WKWebpagePreferences { get { fatalError() } set {} }
  public var websiteDataStore: WKWebsiteDataStore { get { fatalError() } set {} }
}
@MainActor public final class WKWebsiteDataStore {
  public class func nonPersistent() -> WKWebsiteDataStore { fatalError() }
}
public final class WKNavigation {}
@MainActor public final class WKWebView: UIView {
  public init(frame: CGRect, configuration: WKWebViewConfiguration) {}
  public var scrollView: UIScrollView { fatalError() }
  @discardableResult public func loadHTMLString(_ string: String, baseURL: URL?) -> WKNavigation? { nil }
}
