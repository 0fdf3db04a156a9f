import ReaderKit
import SwiftUI
import UIKit
import WebKit

/// A small page of ours in a web view, without script, network or a store.
struct WebPage: UIViewRepresentable {
  let html: String
  let label: String

  func makeUIView(context: Context) -> WKWebView {
    let configuration = WKWebViewConfiguration()
    configuration.defaultWebpagePreferences.allowsContentJavaScript = false
    configuration.websiteDataStore = .nonPersistent()
    let view = WKWebView(frame: .zero, configuration: configuration)
    view.isOpaque = false
    view.backgroundColor = .clear
    view.scrollView.bounces = false
    view.isAccessibilityElement = true
    view.accessibilityLabel = label
    return view
  }

  func updateUIView(_ view: WKWebView, context: Context) { view.loadHTMLString(html, baseURL: nil) }
}

/// A displayed formula: MathML, and its source for a voice.
struct FormulaView: View {
  let source: String
  let palette: Palette
  @ScaledMetric(relativeTo: .body) private var size = 17.0

  var body: some View {
    WebPage(
      html: FormulaPage.html(source, ink: palette.ink.hex, size: Int(size)), label: "Formula: \(source)"
    )
    .frame(height: CGFloat(size * (source.contains("\\\\") || source.contains("\\begin") ? 8 : 4)))
  }
}
