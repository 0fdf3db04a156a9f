import ArticleModel
import ReaderKit
import SwiftUI

/// An item of an article's layout as native views.
struct BlockView: View {
  let item: ArticleLayout.Item
  let text: InlineText
  let palette: Palette

  var body: some View {
    HStack(alignment: .firstTextBaseline, spacing: 8) {
      ForEach(0..<min(item.quotes, 4), id: \.self) { _ in
        Rectangle().frame(width: 3).foregroundStyle(palette.accent.color.opacity(0.4))
      }
      if let marker = item.marker {
        Text(marker).foregroundStyle(palette.soft.color).accessibilityHidden(marker == "•")
      }
      content.frame(maxWidth: .infinity, alignment: .leading)
    }
    .padding(.leading, CGFloat(min(item.indent, 6)) * 14 - (item.marker == nil ? 0 : 14))
  }

  @ViewBuilder private var content: some View {
    switch item.content {
    case .text(let runs, let role): TextBlock(runs: runs, role: role, text: text, palette: palette)
    case .code(let code): CodeView(code: code, palette: palette)
    case .table(let table): TableView(table: table, text: text)
    case .picture(let picture): PictureView(picture: picture)
    case .formula(let source): FormulaView(source: source, palette: palette)
    case .rule: Divider()
    case .link(let label, let address):
      if let url = URL(string: address) { Link(label, destination: url) } else { Text(label) }
    }
  }
}

private struct TextBlock: View {
  let runs: [StyledRun]
  let role: ArticleLayout.Role
  let text: InlineText
  let palette: Palette

  var body: some View {
    switch role {
    case .paragraph: line(text.font).lineSpacing(4)
    case .heading(let level):
      line(level <= 2 ? .title2.bold() : .headline).padding(.top, 8)
        .accessibilityAddTraits(.isHeader).accessibilityHeading(level <= 2 ? .h2 : .h3)
    case .term: line(text.font.bold())
    case .caption: line(.footnote).foregroundStyle(palette.soft.color)
    case .citation: line(.subheadline).foregroundStyle(palette.soft.color)
    }
  }

  private func line(_ font: Font) -> some View {
    Text(InlineText(font: font, palette: palette, notes: text.notes).attributed(runs)).textSelection(.enabled)
  }
}

/// Code scrolls by itself, and runs from left to right in every language.
private struct CodeView: View {
  let code: CodeBlock
  let palette: Palette

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      if let caption = code.caption { Text(caption).font(.caption).foregroundStyle(palette.soft.color) }
      ScrollView(.horizontal) {
        Text(code.text).font(.footnote.monospaced()).textSelection(.enabled).padding(10)
      }
      .background(palette.well.color, in: .rect(cornerRadius: 6))
      .environment(\.layoutDirection, .leftToRight)
      .accessibilityLabel("Code" + (code.language.map { " in \($0)" } ?? "") + ": " + code.text)
    }
  }
}

/// A table scrolls by itself.
private struct TableView: View {
  let table: TableLayout
  let text: InlineText

  var body: some View {
    ScrollView(.horizontal) {
      Grid(alignment: .topLeading, horizontalSpacing: 14, verticalSpacing: 6) {
        ForEach(Array(table.rows.enumerated()), id: \.offset) { row in
          GridRow {
            ForEach(Array(row.element.enumerated()), id: \.offset) { place in cell(place.element) }
          }
          Divider()
        }
      }
    }
    .accessibilityElement(children: .ignore)
    .accessibilityLabel("Table. " + table.spokenRows.joined(separator: ". "))
  }

  private func cell(_ place: TableLayout.Place) -> some View {
    let font: Font = place.isHeader ? .footnote.bold() : .footnote
    return Text(InlineText(font: font, palette: text.palette, notes: text.notes).attributed(place.text))
      .multilineTextAlignment(place.alignment == .center ? .center : place.alignment == .end ? .trailing : .leading)
      .frame(maxWidth: 320, alignment: .leading)
      .gridCellColumns(place.columns)
  }
}
