import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Server

@Suite("The week and the archive") struct WeekPageTests {
  @Test("Weeks have a page, a route and a calendar, before the first edition too")
  func pages() async throws {
    for keys in [["2026-05-06-morning", "2026-05-06-evening"], ["sample"]] {
      try await Fixture(keys: keys).test { client in
        for path in ["/week", "/api/v1/week", "/archive"] {
          try await client.execute(uri: path, method: .get) { #expect($0.status == .ok, "\(path)") }
        }
      }
    }
    try await Fixture().test { client in
      try await client.execute(uri: "/archive", method: .get) { response in
        let page = String(buffer: response.body)
        #expect(page.contains("<table class=\"calendar\"") && page.contains("Morning edition, Wednesday, 6 May 2026"))
      }
    }
  }
}
