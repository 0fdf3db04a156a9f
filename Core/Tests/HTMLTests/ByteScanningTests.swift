import Testing

@testable import HTML

@Suite("Searching for one byte")
struct ByteScanningTests {
  @Test("The first such byte is found wherever it stands in a stretch of any length")
  func finds() {
    for count in 0..<150 {
      for place in 0...count {
        // Neighbours that differ in the lowest or the top bit, and the same byte behind the end and before the start.
        var bytes = (0..<count).map { $0 % 2 == 0 ? UInt8(0x3D) : 0xBC }
        if place < count { bytes[place] = 0x3C }
        if place + 3 < count { bytes[place + 3] = 0x3C }
        let padded = [UInt8(0x3C)] + bytes + [0x3C]
        let found = padded.withUnsafeBufferPointer { bytes in
          bytes.baseAddress.map { find(0x3C, in: $0, from: 1, to: 1 + count) }
        }
        if found != 1 + place { Issue.record("\(count) bytes, place \(place): \(String(describing: found))") }
      }
    }
  }
}
