import EditionModel
import ReaderKit
import SwiftUI
import UIKit

/// A picture of an article; a tap opens it alone, to zoom.
struct PictureView: View {
  let picture: ArticleLayout.Picture
  @Environment(Library.self) private var library
  @State private var isOpen = false

  var body: some View {
    if !library.notes.settings.showsPictures {
      link("Picture: \(picture.label)")
    } else if picture.isDrawing, let hash = picture.hash, let bytes = library.bytes(hash) {
      WebPage(html: FormulaPage.html(drawing: Data(bytes).base64EncodedString()), label: picture.label)
        .frame(height: CGFloat(min(480, 320 * (picture.proportion ?? 0.6))))
    } else if let hash = picture.hash, let image = library.picture(hash) {
      Button {
        isOpen = true
      } label: {
        Image(uiImage: image).resizable().scaledToFit()
      }
      .buttonStyle(.plain)
      .accessibilityLabel(picture.label)
      .accessibilityHint("Opens the picture")
      .accessibilityHidden(picture.isDecoration)
      .sheet(isPresented: $isOpen) { ZoomedPicture(image: image, label: picture.label) }
    } else {
      link("Image not saved: \(picture.label)")
    }
  }

  @ViewBuilder private func link(_ label: String) -> some View {
    if let url = picture.link.flatMap(URL.init(string:)) { Link(label, destination: url) } else { Text(label) }
  }
}

/// A picture alone: pinch to zoom, drag to move.
private struct ZoomedPicture: View {
  let image: UIImage
  let label: String
  @Environment(\.dismiss) private var dismiss
  @State private var scale: CGFloat = 1
  @State private var pinch: CGFloat = 1
  @State private var offset = CGSize.zero

  var body: some View {
    NavigationStack {
      Image(uiImage: image).resizable().scaledToFit()
        .scaleEffect(scale * pinch)
        .offset(offset)
        .gesture(
          MagnifyGesture().onChanged { pinch = $0.magnification }
            .onEnded {
              scale = min(8, max(1, scale * $0.magnification))
              pinch = 1
              if scale == 1 { offset = .zero }
            }
        )
        .simultaneousGesture(DragGesture().onChanged { if scale > 1 { offset = $0.translation } })
        .onTapGesture(count: 2) {
          scale = scale > 1 ? 1 : 2
          offset = .zero
        }
        .accessibilityLabel(label)
        .toolbar {
          ToolbarItem(placement: .confirmationAction) { Button("Done") { dismiss() } }
        }
    }
  }
}
