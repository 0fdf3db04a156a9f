import Foundation

/// Says where the next page of a list begins. It is opaque: its reader only gives it back.
enum Cursor {
  /// - Parameter kind: the letter of the list; a cursor is valid for its own list alone.
  static func encode(_ kind: Character, _ numbers: [Int64]) -> String {
    let text = "\(kind)\(numbers.map(String.init).joined(separator: "."))"
    return Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  /// - Throws: ``Refusal`` for anything that ``encode(_:_:)`` didn't make for this list.
  static func decode(_ text: String, _ kind: Character, count: Int) throws(Refusal) -> [Int64] {
    let base64 = text.replacing("-", with: "+").replacing("_", with: "/")
    let padded = base64 + String(repeating: "=", count: (4 - base64.count % 4) % 4)
    let words = Data(base64Encoded: padded).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let numbers = words.dropFirst().split(separator: ".").compactMap { Int64($0) }
    guard words.first == kind, numbers.count == count, numbers.allSatisfy({ $0 >= 0 }), encode(kind, numbers) == text
    else { throw Refusal(.notFound, "Invalid cursor for this list; omit it to start over.") }
    return numbers
  }
}
