import Foundation
import ReaderKit
import SwiftUI

/// Styled runs as one attributed string.
struct InlineText {
  let font: Font
  let palette: Palette
  /// Places of footnotes by their ids.
  var notes: [String: Int] = [:]

  func attributed(_ runs: [StyledRun]) -> AttributedString {
    runs.reduce(into: AttributedString()) { $0 += attributed($1) }
  }

  private func attributed(_ run: StyledRun) -> AttributedString {
    var text = AttributedString(run.text)
    var font = font
    if run.traits.contains(.strong) { font = font.bold() }
    if run.traits.contains(.emphasis) { font = font.italic() }
    if run.traits.contains(.code) { font = font.monospaced() }
    text.font = font
    if run.traits.contains(.code) { text.backgroundColor = palette.well.color }
    if run.traits.contains(.deleted) { text.strikethroughStyle = .single }
    if run.traits.contains(.superscript) { text.baselineOffset = 5 }
    if run.traits.contains(.subscript) { text.baselineOffset = -3 }
    if let note = run.note, let place = notes[note] {
      text.link = URL(string: "\(FootnoteLink.scheme):\(place)")
    } else if let link = run.link {
      text.link = URL(string: link)
    }
    return text
  }
}

/// The address of a footnote inside of a story. It names a place, so no text of a page gets into it.
enum FootnoteLink {
  static let scheme = "tenhn-note"

  static func place(_ url: URL) -> Int? {
    url.scheme == scheme ? Int(url.absoluteString.dropFirst(scheme.count + 1)) : nil
  }
}
