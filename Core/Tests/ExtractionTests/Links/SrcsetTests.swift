import Foundation
import SharedData
import Testing

@testable import Extraction

struct SrcsetTests {
  private struct Case: Decodable {
    var id: String
    var srcset: String
    var expect: String
  }

  @Test(
    "The public suite passes", .enabled(if: Shared.isPresent, "needs ../shared"))
  func publicSuitePasses() throws {
    let cases = try JSONDecoder().decode([Case].self, from: Shared.data("suites/srcset/cases.json"))
    #expect(cases.count == 173)
    for item in cases {
      #expect((Srcset(item.srcset).candidates.first?.url ?? "") == item.expect, "\(item.id): \(item.srcset)")
    }
  }

  @Test(
    "The candidate nearest to readers' width is chosen",
    arguments: [
      ("a 300w, b 1100w, c 2400w", nil, "b"), ("a 1x, b 2x, c 3x", 600, "b"), ("a 1x, b 2x", 1200, "a"),
      ("a", nil, "a"),
      ("a, b 1.5x", nil, "b"),
    ] as [(String, Int?, String)])
  func candidateNearest(_ srcset: String, _ width: Int?, _ url: String) {
    #expect(Srcset(srcset).nearest(to: 1200, layoutWidth: width)?.url == url)
  }

  @Test(
    "The smallest candidate that is wide enough is chosen, by a width that the page declares",
    arguments: [
      ("a 150w, b 300w, c 640w, d 1100w", nil, "b"), ("a 1100w, b 150w", nil, nil), ("a 1x, b 2x", 300, "a"),
      ("a 1x, b 2x", 150, "b"), ("a 1x, b 2x", nil, nil), ("a", 400, "a"), ("a", nil, nil),
    ] as [(String, Int?, String?)])
  func smallest(_ srcset: String, _ width: Int?, _ url: String?) {
    #expect(Srcset(srcset).smallest(in: 240...640, layoutWidth: width)?.url == url)
  }
}
