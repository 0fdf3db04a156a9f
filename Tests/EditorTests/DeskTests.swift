import Testing

@testable import Editor

@Suite struct DeskDecisions {
  func entries(_ count: Int, score: (Int) -> Double = { 100 - Double($0) }) -> [Desk.Entry] {
    (0..<count).map { Desk.Entry(id: "\($0)", score: score($0), pageKey: "site/\($0)") }
  }

  /// Plays a desk to its end; entries without a reading of their own are readable.
  func play(_ desk: inout Desk, _ readings: [Int: Desk.Reading], shuffled: Bool = false) {
    var effects = desk.begin()
    while let effect = effects.first {
      guard case .read(let asked) = effect else { return }
      effects = []
      for entry in shuffled ? asked.reversed() : asked {
        effects += desk.handle(.read(entry: entry, readings[entry] ?? .readable(pageKey: "site/\(entry)")))
      }
    }
  }

  @Test("The desk reads no more than it needs")
  func deskReads() {
    var desk = Desk(entries: entries(30), publishedPages: [])
    #expect(desk.begin() == [.read(entries: Array(0..<10))])
    play(&desk, [:])
  }

  @Test("An unreadable story gives its slot to the next reserve")
  func unreadableStory() {
    var desk = Desk(entries: entries(30), publishedPages: [])
    play(&desk, [3: .unreadable(why: "gone"), 10: .unreadable(why: "a wall")])
    #expect(desk.slots == [0, 1, 2, 4, 5, 6, 7, 8, 9, 11])
    #expect(desk.fates[3] == .unreadable(why: "gone"))
    #expect(desk.fates[10] == .unreadable(why: "a wall"))
  }

  @Test("At most two stories of exceptional weight keep their slot as a card")
  func atMostTwo() {
    var desk = Desk(entries: entries(30) { $0 < 3 ? 1000 : 100 - Double($0) }, publishedPages: [])
    play(&desk, [0: .unreadable(why: "pdf"), 1: .unreadable(why: "video"), 2: .unreadable(why: "wall")])
    #expect(desk.fates[0] == .card(why: "pdf"))
    #expect(desk.fates[1] == .card(why: "video"))
    #expect(desk.fates[2] == .unreadable(why: "wall"))
    #expect(desk.slots.count == 10)
  }

  @Test("A duplicate after redirects goes to the story that has the page")
  func duplicateAfterRedirects() {
    var desk = Desk(entries: entries(30), publishedPages: [])
    play(&desk, [5: .readable(pageKey: "site/1")])
    #expect(desk.fates[5] == .duplicate(of: 1))
    #expect(desk.slots == [0, 1, 2, 3, 4, 6, 7, 8, 9, 10])
  }

  @Test("A page that was published before is known again behind a redirect")
  func pageThatWasPublished() {
    var desk = Desk(entries: entries(30), publishedPages: ["old/page"])
    play(&desk, [2: .readable(pageKey: "old/page")])
    #expect(desk.fates[2] == .publishedBefore)
    #expect(desk.slots.count == 10)
  }

  @Test("The order of answers changes nothing")
  func order() {
    let readings: [Int: Desk.Reading] = [
      0: .unreadable(why: "a"), 4: .readable(pageKey: "site/2"), 9: .unreadable(why: "b"),
      10: .unreadable(why: "c"),
    ]
    var one = Desk(entries: entries(30), publishedPages: [])
    var two = one
    play(&one, readings)
    play(&two, readings, shuffled: true)
    #expect(one.slots == two.slots)
    #expect(one.fates == two.fates)
  }

  @Test("At the deadline the edition is made of what came")
  func at() {
    var desk = Desk(entries: entries(30), publishedPages: [])
    _ = desk.begin()
    for entry in 0..<8 { _ = desk.handle(.read(entry: entry, .readable(pageKey: nil))) }
    #expect(desk.handle(.deadline(reach: 10)) == [])
    for entry in 8..<10 { #expect(desk.fates[entry] == nil) }
    _ = desk.handle(.read(entry: 8, .unreadable(why: "late")))
    #expect(desk.handle(.read(entry: 9, .unreadable(why: "late"))) == [.done])
    #expect(desk.slots == Array(0..<10))
    #expect(desk.fates[9] == .unreadable(why: "late"))
    #expect(desk.fates[10] == nil, "what was never asked for did not fail")
  }

  @Test("A thin list still gives ten and says which are cards")
  func thinListStill() {
    var desk = Desk(entries: entries(11), publishedPages: [])
    play(&desk, Dictionary(uniqueKeysWithValues: (5..<11).map { ($0, .unreadable(why: "gone")) }))
    #expect(desk.slots == Array(0..<10))
  }

  @Test("The first three readable reserves are read too")
  func firstThreeReadable() {
    var desk = Desk(entries: entries(30), publishedPages: ["old/page"])
    play(
      &desk, [11: .unreadable(why: "gone"), 12: .readable(pageKey: "site/4"), 14: .readable(pageKey: "old/page")])
    #expect(desk.slots == Array(0..<10))
    #expect(desk.reserves.readable == [10, 13, 15])
    #expect(desk.reserves.repeats == [12, 14])
    #expect(desk.fates[11] == nil, "a reserve that can't be read is no pick that couldn't")
  }

  @Test("What becomes of the reserves changes nothing about the ten")
  func whatBecomes() {
    // Stories 0 and 10 are heavy: as long as 10 may be readable, 0 can't keep its slot as a card.
    let heavy = entries(30) { $0 == 0 || $0 == 11 ? 1000 : 100 - Double($0) }
    var desk = Desk(entries: heavy, publishedPages: [])
    let readings: [Int: Desk.Reading] = [
      0: .unreadable(why: "pdf"), 11: .unreadable(why: "gone"), 12: .unreadable(why: "gone"),
    ]
    var effects = desk.begin()
    while !desk.isSettled, case .read(let asked)? = effects.first {
      effects = asked.flatMap { desk.handle(.read(entry: $0, readings[$0] ?? .readable(pageKey: nil))) }
    }
    let slots = desk.slots
    let fates = desk.fates
    while case .read(let asked)? = effects.first {
      effects = asked.flatMap { desk.handle(.read(entry: $0, readings[$0] ?? .readable(pageKey: nil))) }
    }
    #expect(desk.slots == slots)
    #expect(desk.fates == fates)
    #expect(desk.reserves.readable.count == 3)
  }

  @Test("A deadline among the reserves leaves the ten alone")
  func deadlineAmong() {
    var desk = Desk(entries: entries(30), publishedPages: [])
    _ = desk.begin()
    for entry in 0..<10 { _ = desk.handle(.read(entry: entry, .readable(pageKey: nil))) }
    _ = desk.handle(.read(entry: 11, .readable(pageKey: nil)))
    #expect(desk.unanswered == [10, 12])
    #expect(desk.handle(.deadline(reach: 13)) == [])
    _ = desk.handle(.read(entry: 10, .unreadable(why: "late")))
    #expect(desk.handle(.read(entry: 12, .unreadable(why: "late"))) == [.done])
    #expect(desk.reserves.readable == [11])
    #expect(!desk.slots.contains(10) && desk.fates[10] == nil)
  }

  @Test("A run of dead reserves is not read to its end")
  func runOfDead() {
    var desk = Desk(entries: entries(60), publishedPages: [])
    play(&desk, Dictionary(uniqueKeysWithValues: (10..<60).map { ($0, .unreadable(why: "gone")) }))
    #expect(desk.reserves.readable.isEmpty)
    #expect(desk.unanswered.isEmpty)
  }

  @Test("An empty list ends at once")
  func emptyListEnds() {
    var desk = Desk(entries: [], publishedPages: [])
    #expect(desk.begin() == [.done])
    #expect(desk.slots.isEmpty)
  }

  @Test("Readings that nobody asked for are ignored")
  func readingsThatNobody() {
    var desk = Desk(entries: entries(30), publishedPages: [])
    _ = desk.begin()
    #expect(desk.handle(.read(entry: 25, .unreadable(why: "x"))).isEmpty)
    #expect(desk.fates[25] == nil)
  }
}
