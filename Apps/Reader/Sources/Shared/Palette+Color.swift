import ReaderKit
import SwiftUI

extension Palette.RGB {
  var color: Color { Color(red: Double(red) / 255, green: Double(green) / 255, blue: Double(blue) / 255) }
}
