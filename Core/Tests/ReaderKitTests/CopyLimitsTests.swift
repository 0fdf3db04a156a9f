import EditionModel
import ReaderKit
import Synchronization
import Testing

/// A store with so much room and no more.
final class SmallStore: OfflineStore {
  private struct State {
    var files: [String: [UInt8]] = [:]
    var room: Int
  }
  private let state: Mutex<State>

  init(room: Int) { state = Mutex(State(room: room)) }

  var room: Int {
    get { state.withLock(\.room) }
    set { state.withLock { $0.room = newValue } }
  }
  var used: Int { state.withLock { $0.files.values.reduce(0) { $0 + $1.count } } }

  func read(_ name: String) throws -> [UInt8]? { state.withLock { $0.files[name] } }
  func write(_ name: String, _ bytes: [UInt8]) throws {
    try state.withLock { state in
      let others = state.files.filter { $0.key != name }.values.reduce(0) { $0 + $1.count }
      guard others + bytes.count <= state.room else { throw StoreFailure.full }
      state.files[name] = bytes
    }
  }
  func remove(_ name: String) throws { state.withLock { $0.files[name] = nil } }
  func names() throws -> [String] { state.withLock { Array($0.files.keys) } }
}

@Suite("How much of a site a device keeps") struct CopyLimitsTests {
  private let site = FakeSite()
  private static let names = ["2026-05-04-morning", "2026-05-05-morning", "2026-05-06-morning", "2026-05-07-morning"]

  private func publish(_ names: [String], withdrawn: Set<String> = []) {
    site.publish(names.map { Editions.bundle($0, isWithdrawn: withdrawn.contains($0)) })
    site.put("/blobs/\(ContentHash(of: Editions.image))", Editions.image)
  }

  private func client(_ store: SmallStore, _ limits: CopyLimits) -> ReaderClient<FakeSite, SmallStore> {
    ReaderClient(transport: site, store: store, limits: limits)
  }

  @Test("The edition that passes the mark is the last one kept, and isn't loaded again and again")
  func budget() async throws {
    publish(Self.names)
    let store = SmallStore(room: .max)
    let whole = client(store, CopyLimits())
    _ = try await whole.update()
    let one = try whole.size(of: Editions.key("2026-05-07-morning"))
    let few = client(store, CopyLimits(bytes: one + 1))
    #expect(try await few.update().removed.map(\.description) == ["2026-05-04-morning", "2026-05-05-morning"])
    #expect(try few.editions().count == 2)
    #expect(try await few.update() == UpdateReport())
  }

  @Test("Editions with saved stories stay, also when the list no longer names them, and are withdrawn like others")
  func pinned() async throws {
    publish(Self.names)
    let store = SmallStore(room: .max)
    let old = Editions.key("2026-05-04-morning")
    let limits = CopyLimits(editions: 1, pinned: [old])
    _ = try await client(store, CopyLimits()).update()
    _ = try await client(store, limits).update()
    #expect(try client(store, limits).editions().map(\.description) == ["2026-05-07-morning", "2026-05-04-morning"])
    publish(["2026-05-07-morning"])
    #expect(try await client(store, limits).update() == UpdateReport())
    #expect(try client(store, limits).edition(old)?.stories.first?.article != nil)
    publish(Self.names, withdrawn: ["2026-05-04-morning"])
    #expect(try await client(store, limits).update().changed == [old])
    #expect(try client(store, limits).edition(old)?.stories.first?.article == nil)
  }

  @Test("On a full device old editions make room for the new one")
  func makingRoom() async throws {
    publish(Array(Self.names.prefix(3)))
    let store = SmallStore(room: .max)
    let client = client(store, CopyLimits())
    _ = try await client.update()
    store.room = store.used + 1000
    publish(Self.names)
    _ = try await client.update()
    #expect(try client.editions().first?.description == "2026-05-07-morning")
    #expect(try client.editions().count < 4)
    #expect(try client.image(ContentHash(of: Editions.image)) == Editions.image)
  }

  @Test("A device without any room keeps the edition that it has, and says so")
  func full() async throws {
    publish(["2026-05-06-morning"])
    let store = SmallStore(room: .max)
    let client = client(store, CopyLimits())
    _ = try await client.update()
    store.room = store.used
    publish(["2026-05-06-morning", "2026-05-07-morning"])
    await #expect(throws: StoreFailure.full) { try await client.update() }
    #expect(Trouble(StoreFailure.full) == .storageFull)
    #expect(try client.edition(Editions.key("2026-05-06-morning"))?.stories.first?.article != nil)
  }

  @Test("A site's hours are those that its list says, else those that its editions show")
  func hours() async throws {
    publish(["2026-05-06-morning"])
    let client = client(SmallStore(room: .max), CopyLimits())
    _ = try await client.update()
    let desk = client.desk(DeviceNotes(), zone: { _ in .utc }, now: Timestamp(1_778_047_300))
    #expect(desk.index?.timeZone == "UTC")
    #expect(desk.schedule?.slots == Slot.standard)
    let listed = #"{"editions":[{"key":"2026-05-06-noon","cutoff":"2026-05-06T12:30:00Z"}]"#
    let older = try SiteIndex(reading: Array("\(listed)}".utf8))
    #expect(
      SiteSchedule.observed(in: older, zone: .utc)?.slots == [Slot(name: "noon", hour: 12, minute: 30)])
    let wrong = try SiteIndex(reading: Array("\(listed),\"slots\":[{\"name\":\"x\",\"hour\":99,\"minute\":0}]}".utf8))
    #expect(wrong.slots.isEmpty)
  }

  @Test("A site that is gone, something else, or newer than the app is named")
  func sites() async throws {
    let store = SmallStore(room: .max)
    let client = client(store, CopyLimits())
    await #expect(throws: Trouble.notTenHN) { try await client.update() }
    publish(["2026-05-06-morning"])
    _ = try await client.update()
    site.put("/editions.json", nil)
    await #expect(throws: Trouble.gone) { try await client.update() }
    site.put("/editions.json", Array("<html>".utf8))
    await #expect(throws: Trouble.notTenHN) { try await client.update() }
    site.put("/editions.json", Array(#"{"schema":2,"volumes":[]}"#.utf8))
    await #expect(throws: Trouble.siteTooNew) { try await client.update() }
    publish(["2026-05-06-morning", "2026-05-07-morning"])
    for (body, trouble) in [
      (#"{"schema":2,"key":"2026-05-07-morning"}"#, Trouble.siteTooNew),
      (#"{"schema":1,"key":"2026-05-07-morning"}"#, .siteTooOld), ("<html>", .failing),
    ] {
      site.put("/editions/2026-05-07-morning.json", Array(body.utf8))
      await #expect(throws: trouble) { try await client.update() }
    }
    #expect(try client.editions().count == 1)
    #expect(Trouble(status: 200) == nil)
    #expect([401, 302, 429, 503, 418].map { Trouble(status: $0) } == [.login, .login, .busy, .failing, .notTenHN])
  }
}
