import TestSupport
import Testing

/// What must hold whatever the input; `make fuzz` looks further with the same properties.
struct ArchivePropertyTests {
  @Test(
    "Any bytes are records and damage that can be written again", arguments: 0..<8)
  func anyBytesAreRecords(seed: Int) {
    var inputs = Mutations(of: ArchiveInvariants.seeds, words: ArchiveInvariants.words, seed: seed)
    for _ in 0..<10 {
      let input = inputs.next()
      #expect(ArchiveInvariants.violation(in: input) == nil, "\(String(decoding: input, as: UTF8.self))")
    }
  }
}
