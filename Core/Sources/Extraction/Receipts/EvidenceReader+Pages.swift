import HTML

/// One text on several pages.
extension EvidenceReader {
  /// Returns the small whole numbers that are the texts of a unit: the links of a pagination.
  func numbers(of unit: Int) -> [Int] {
    guard scan.units[unit].tally.digits > 0, scan.units[unit].tally.words <= 24 else { return [] }
    var numbers: [Int] = []
    for node in scan.texts[scan.units[unit].texts] {
      document.withText(of: node) { text in
        var number: Int?
        for i in text.indices {
          if text[i] >= 0x30, text[i] <= 0x39 {
            number = min(999, (number ?? 0) * 10 + Int(text[i] - 0x30))
          } else if text[i] > 0x20 {
            number = nil
            return
          }
        }
        if let number { numbers.append(number) }
      }
    }
    return numbers
  }

  /// Recognises "Page 1 of 4" and "1/4".
  func isPageOfSeveral(_ unit: Int) -> Bool {
    let tally = scan.units[unit].tally
    guard tally.words <= 5, tally.digits >= 2, tally.digits <= 3 else { return false }
    var bytes: [UInt8] = []
    appendText(of: unit, to: &bytes)
    let numbers = bytes.split(whereSeparator: { $0 < 0x30 || $0 > 0x39 }).compactMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
    return numbers.count == 2 && numbers[0] == 1 && (2...40).contains(numbers[1])
  }

  /// Finds the longest run of consecutive numbers from 1 or 2.
  struct PageRun {
    private var next = 0
    private var length = 0
    private(set) var longest = 0
    static let firstOfSeveral = PageRun(next: 0, length: 0, longest: 3)

    init() {}

    private init(next: Int, length: Int, longest: Int) {
      (self.next, self.length, self.longest) = (next, length, longest)
    }

    mutating func add(_ number: Int) {
      length = number == next ? length + 1 : number == 1 || number == 2 ? 1 : 0
      next = number + 1
      longest = max(longest, min(9, length))
    }
  }
}
