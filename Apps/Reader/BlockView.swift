import ArticleModel
import EditionModel
import SwiftUI

/// A block of an article as native views.
struct BlockView: View {
  let block: Block
  let images: [String: StoredImage]
  @Environment(Library.self) private var library

  var body: some View {
    switch block {
    case .paragraph(let runs): Text(InlineText.attributed(runs))
    case .heading(let level, let runs, _):
      Text(InlineText.attributed(runs)).font(level <= 2 ? .title2.bold() : .headline).padding(.top, 8)
        .accessibilityAddTraits(.isHeader)
    case .code(let code):
      ScrollView(.horizontal) { Text(code.text).font(.footnote.monospaced()).padding(10) }
        .background(.quaternary, in: .rect(cornerRadius: 6)).environment(\.layoutDirection, .leftToRight)
    case .table(let table): TableView(table: table, images: images)
    case .list(let list):
      VStack(alignment: .leading, spacing: 6) {
        ForEach(Array(list.items.enumerated()), id: \.offset) { index, item in
          HStack(alignment: .firstTextBaseline, spacing: 8) {
            Text(mark(of: item, at: index, in: list)).foregroundStyle(.secondary)
            blocks(item.content)
          }
        }
      }
    case .definitionList(let definitions):
      ForEach(Array(definitions.enumerated()), id: \.offset) { _, definition in
        ForEach(definition.terms, id: \.self) { Text(InlineText.attributed($0)).bold() }
        ForEach(definition.meanings, id: \.self) { blocks($0).padding(.leading, 16) }
      }
    case .quote(let content, let citation):
      VStack(alignment: .leading, spacing: 6) {
        blocks(content)
        if !citation.isEmpty { Text(InlineText.attributed(citation)).font(.caption) }
      }
      .padding(.leading, 14).foregroundStyle(.secondary)
    case .figure(let figure):
      VStack(alignment: .leading) {
        ForEach(figure.images, id: \.self) { picture($0) }
        if !figure.caption.isEmpty { Text(InlineText.attributed(figure.caption)).font(.caption) }
      }
    case .math(let source): Text(source).font(.body.monospaced())
    case .rule: Divider()
    case .embed(let embed): link(embed.label, embed.url)
    default: blocks(block.simplified)
    }
  }

  private func blocks(_ content: [Block]) -> some View {
    VStack(alignment: .leading, spacing: 6) {
      // A block inside of a block is of this very type, which only an erased view lets the compiler follow.
      ForEach(Array(content.enumerated()), id: \.offset) { AnyView(BlockView(block: $0.element, images: images)) }
    }
  }

  private func mark(of item: List.Item, at index: Int, in list: List) -> String {
    if let isChecked = item.isChecked { return isChecked ? "☑" : "☐" }
    return list.isOrdered ? "\(list.start + index)." : "•"
  }

  @ViewBuilder private func picture(_ image: ArticleModel.Image) -> some View {
    if let stored = images[image.url], let picture = library.image(stored.hash) {
      SwiftUI.Image(uiImage: picture).resizable().scaledToFit()
        .accessibilityLabel(image.alternative ?? "Image without a description")
    } else {
      link("Image not kept here" + (image.alternative.map { ": " + $0 } ?? ""), image.url)
    }
  }

  @ViewBuilder private func link(_ label: String, _ address: String) -> some View {
    if let url = URL(string: address), ["http", "https"].contains(url.scheme) {
      Link(label, destination: url)
    } else {
      Text(label)
    }
  }
}

/// A table that scrolls by itself.
private struct TableView: View {
  let table: ArticleModel.Table
  let images: [String: StoredImage]

  var body: some View {
    ScrollView(.horizontal) {
      Grid(alignment: .topLeading, horizontalSpacing: 14, verticalSpacing: 6) {
        ForEach(Array(table.rows.enumerated()), id: \.offset) { _, row in
          GridRow {
            ForEach(Array(row.cells.enumerated()), id: \.offset) { _, cell in
              Text(cell.content.map(\.plainText).joined(separator: "\n")).font(
                cell.isHeader ? .footnote.bold() : .footnote
              )
              .gridCellColumns(max(1, cell.columnSpan))
            }
          }
          Divider()
        }
      }
    }
  }
}
