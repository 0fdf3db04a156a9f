import Foundation
import SharedData
import Testing
import WebAddress

/// The web-platform-tests for URLs, run whole.
@Suite(.enabled(if: Shared.isPresent, "needs ../shared")) struct URLSuiteTests {
  struct Case: Decodable {
    let id: String
    let input: String
    let base: String?
    let failure: Bool?
    let href, origin, username, password, host, hostname, port, pathname, search, hash: String?
    let `protocol`: String?
  }

  @Test("Every URL parses as in a browser")
  func everyURLParses() throws {
    let cases = try Shared.json("suites/whatwg-url/urltestdata.json", as: [Case].self)
    #expect(cases.count == 710)
    for item in cases {
      let base = item.base.flatMap { WebURL($0) }
      let url = item.base != nil && base == nil ? nil : WebURL(item.input, base: base)
      guard item.failure != true else {
        #expect(url == nil, "\(item.id) \(item.input)")
        continue
      }
      guard let url else {
        Issue.record("\(item.id): \(item.input.debugDescription) against \(item.base ?? "nothing") fails")
        continue
      }
      let found = Shown(url)
      #expect(found.href == item.href, "\(item.id)")
      if let origin = item.origin { #expect(found.origin == origin, "\(item.id)") }
      #expect(found.protocol == item.protocol, "\(item.id)")
      #expect(found.username == item.username, "\(item.id)")
      #expect(found.password == item.password, "\(item.id)")
      #expect(found.host == item.host, "\(item.id)")
      #expect(found.hostname == item.hostname, "\(item.id)")
      #expect(found.port == item.port, "\(item.id)")
      #expect(found.pathname == item.pathname, "\(item.id)")
      #expect(found.search == item.search, "\(item.id)")
      #expect(found.hash == item.hash, "\(item.id)")
      #expect(WebURL(url.href)?.href == url.href, "\(item.id): not stable")
    }
  }

  /// The parts as the URL class of JavaScript shows them.
  struct Shown {
    let href, origin, `protocol`, username, password, host, hostname, port, pathname, search, hash: String

    init(_ url: WebURL) {
      href = url.href
      origin = url.origin
      `protocol` = url.scheme + ":"
      username = url.username
      password = url.password
      hostname = url.host ?? ""
      port = url.port.map(String.init) ?? ""
      host = hostname + (port.isEmpty ? "" : ":" + port)
      pathname = url.path
      search = url.query.map { $0.isEmpty ? "" : "?" + $0 } ?? ""
      hash = url.fragment.map { $0.isEmpty ? "" : "#" + $0 } ?? ""
    }
  }
}
