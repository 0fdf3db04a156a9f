import Synchronization
import Testing

@testable import Server

@Suite("The end of a connection") struct ConnectionEndTests {
  @Test("Waiting work hears once that its reader is gone, late work at once, and work that is done never")
  func ends() {
    let end = ConnectionEnd()
    let heard = Mutex<[String]>([])
    @Sendable func note(_ name: String) { heard.withLock { $0.append(name) } }
    _ = end.whenOver { note("waiting") }
    end.forget(end.whenOver { note("done") })
    #expect(heard.withLock { $0 } == [])
    end.setOver()
    end.setOver()
    #expect(heard.withLock { $0 } == ["waiting"])
    _ = end.whenOver { note("late") }
    #expect(heard.withLock { $0 } == ["waiting", "late"])
  }
}
