import Foundation
import Testing

@testable import OfflineCommands

@Suite struct SampleHackerNewsTests {
  let sample: SampleFiles
  /// Seconds: the sample's cut-off, 2026-01-01T06:00:00Z.
  let cutoff: Int64 = 1_767_247_200

  init() throws { sample = try SampleFiles() }

  private func item(_ id: Int) throws -> Item? { try sample.answer("item/\(id)", as: Item?.self) }

  private func everyItem() throws -> [Int: Item] {
    let prefix = hackerNews + "item/"
    let ids = sample.urls.filter { $0.hasPrefix(prefix) }.compactMap { Int($0.dropFirst(prefix.count).dropLast(5)) }
    return try Dictionary(uniqueKeysWithValues: ids.compactMap { id in try item(id).map { (id, $0) } })
  }

  @Test("Every listed story is answered")
  func everyListedStory() throws {
    for list in ["topstories", "newstories", "beststories", "askstories", "showstories", "jobstories"] {
      for id in try sample.answer(list, as: [Int].self) {
        #expect(sample.urls.contains("\(hackerNews)item/\(id).json"), "\(id) of \(list)")
      }
    }
  }

  @Test("Items point at each other")
  func itemsPoint() throws {
    let items = try everyItem()
    #expect(try sample.answer("maxitem", as: Int.self) == items.keys.max())
    for (id, item) in items {
      #expect(item.id == id)
      #expect(item.time < cutoff)
      for kid in item.kids ?? [] { #expect(items[kid]?.parent == id) }
      for part in item.parts ?? [] { #expect(items[part]?.type == "pollopt") }
      if let descendants = item.descendants { #expect(descendants == count(under: item, in: items)) }
      if let url = item.url { #expect(sample.urls.contains(url), "\(url)") }
      #expect(item.by?.hasPrefix("sample_") ?? (item.deleted == true))
    }
  }

  private func count(under item: Item, in items: [Int: Item]) -> Int {
    (item.kids ?? []).compactMap { items[$0] }.reduce(0) { $0 + 1 + count(under: $1, in: items) }
  }

  /// Two that cannot be read stand among the best ten, so that the last two pieces come in as reserves.
  @Test("The ten pieces and two unreadable ones lead by points")
  func tenPieces() throws {
    let items = try everyItem()
    let leading = items.values.filter { $0.type == "story" && $0.dead != true }
      .sorted { ($0.score ?? 0) > ($1.score ?? 0) }.prefix(12).map { $0.id - 990_000_000 }
    #expect(Set(leading) == Set(1...10).union([21, 22]))
    #expect(leading.suffix(2) == [9, 10])
  }

  @Test("Odd items of the real one exist")
  func oddItems() throws {
    let top = try sample.answer("topstories", as: [Int].self)
    let listed = try top.map { try item($0) }
    #expect(listed.contains { $0 == nil })
    #expect(listed.contains { $0?.deleted == true })
    for type in ["job", "poll"] { #expect(listed.contains { $0?.type == type }) }
  }
}
