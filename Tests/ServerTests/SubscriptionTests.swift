import EditionModel
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Publishing
import Site
import Storage
import Testing

@testable import Delivery
@testable import Server

@Suite("Subscribing and leaving over HTTP") struct SubscriptionTests {
  private static let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

  /// A server whose mail goes nowhere: nothing listens at its mail server.
  private func desk(
    _ fixture: Fixture, random: @escaping @Sendable () -> [UInt8]
  ) throws -> (desk: MailDesk, list: Subscriptions) {
    let address = try #require(Mailbox("news@ten.example"))
    let server = try #require(MailServer("smtp://127.0.0.1:1"))
    let list = Subscriptions(
      publication: fixture.store, publisher: fixture.publisher,
      setup: DeliverySetup(mail: MailSetup(server: server, from: address)), now: { Fixture.cutoff },
      random: random)
    return (MailDesk(subscriptions: list, isOpen: true, bounceToken: "relay"), list)
  }

  /// - Parameter random: by default always the same, so that a link can be foretold.
  private func test(
    random: @escaping @Sendable () -> [UInt8] = { [UInt8](repeating: 7, count: 32) },
    _ body: @escaping @Sendable (any TestClientProtocol, Subscriptions, PublicationStore) async throws -> Void
  ) async throws {
    let fixture = try await Fixture()
    let (desk, list) = try desk(fixture, random: random)
    let server = Fixture.server(over: fixture.sample, mail: desk)
    try await server.refresh()
    try await server.application(host: "127.0.0.1", port: 0).test(.router) { try await body($0, list, fixture.store) }
  }

  @Test("The same answer comes for known and unknown addresses, and nobody is subscribed without the mail's button")
  func asks() async throws {
    try await test { client, list, store in
      _ = try await list.add(try #require(MailAddress("known@b.example")))
      var pages: Set<String> = []
      for address in ["known%40b.example", "new%40b.example"] {
        try await client.execute(
          uri: "/subscribe", method: .post, headers: Self.form, body: ByteBuffer(string: "address=\(address)&slot=")
        ) { response in
          #expect(response.status == .ok && response.headers[.setCookie] == nil)
          pages.insert(String(buffer: response.body))
        }
      }
      #expect(pages.count == 1)
      #expect(
        try await store.subscribers.all().map(\.state).sorted { $0.rawValue < $1.rawValue } == [.active, .pending])
    }
  }

  @Test("An address with a blank inside is refused, not made somebody else's; blanks around one are nobody's")
  func blanks() async throws {
    try await test { client, list, store in
      for (address, status) in [
        ("a+b%40x.example", 400), ("a%40x.exa+mple", 400), ("+", 400), ("", 400), ("a%09b%40x.example", 400),
        ("+c%40x.example%0A", 200),
      ] {
        try await client.execute(
          uri: "/subscribe", method: .post, headers: Self.form, body: ByteBuffer(string: "address=\(address)&slot=")
        ) { response in
          #expect(response.status.code == status, "\(address)")
          if status == 400 { #expect(String(buffer: response.body).contains("isn’t an email address")) }
        }
      }
      #expect(try await store.subscribers.all().map(\.address) == ["c@x.example"])
    }
  }

  @Test("A link changes nothing until its button is pressed")
  func confirms() async throws {
    try await test { client, list, store in
      try await list.ask(try #require(MailAddress("a@b.example")), slots: ["morning"])
      let id = try await list.id(of: try #require(MailAddress("a@b.example")))
      let token = try await list.token(of: id, asked: Fixture.cutoff)
      for _ in 0..<2 {
        try await client.execute(uri: "/subscribe/\(token)", method: .get) { response in
          #expect(response.status == .ok && String(buffer: response.body).contains("<button"))
        }
      }
      #expect(try await store.subscribers.all().map(\.state) == [.pending])
      try await client.execute(uri: "/subscribe/\(token)", method: .post) { #expect($0.status == .ok) }
      #expect(try await store.subscribers.all().map(\.state) == [.active])
      try await client.execute(uri: "/subscribe/\(token)", method: .post) { #expect($0.status == .notFound) }
    }
  }

  @Test("One POST without cookie or redirect ends a subscription at once, and again is no error (RFC 8058)")
  func leaves() async throws {
    try await test { client, list, store in
      let address = try #require(MailAddress("a@b.example"))
      _ = try await list.add(address)
      let id = try await list.id(of: address)
      try await client.execute(uri: "/unsubscribe/\(id)", method: .get) { #expect($0.status == .ok) }
      #expect(try await store.subscribers.all().count == 1)
      for _ in 0..<2 {
        try await client.execute(
          uri: "/unsubscribe/\(id)", method: .post, headers: Self.form,
          body: ByteBuffer(string: "List-Unsubscribe=One-Click")
        ) { response in
          #expect(response.status == .ok && response.headers[.location] == nil && response.headers[.setCookie] == nil)
        }
      }
      #expect(try await store.subscribers.all().isEmpty)
      #expect(try await list.add(address) == .hasLeft)
      try await client.execute(uri: "/unsubscribe/0000", method: .post) { #expect($0.status == .notFound) }
    }
  }

  @Test(
    "An address that left, or that was never there, is in no byte of the data folder at once, while the server runs")
  func forgotten() async throws {
    try await test { client, list, store in
      let (gone, never) = (try #require(MailAddress("gone@b.example")), try #require(MailAddress("never@b.example")))
      #expect(try await list.add(gone) == .added)
      #expect(try await list.add(gone) == .isThere)
      try await client.execute(uri: "/unsubscribe/\(try await list.id(of: gone))", method: .post) {
        #expect($0.status == .ok)
      }
      #expect(try await list.remove(never) == false)
      #expect(try await list.add(never) == .hasLeft)
      // Left, asked again, and removed before they confirmed.
      try await list.ask(gone, slots: [])
      #expect(try await list.remove(gone))
      #expect(try await store.subscribers.all().isEmpty)
      let folder = store.folder.url
      let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
      for case let file as URL in files {
        let bytes = (try? Data(contentsOf: file)) ?? Data()
        for address in ["gone@b.example", "never@b.example"] {
          #expect(bytes.range(of: Data(address.utf8)) == nil, "\(file.lastPathComponent)")
        }
      }
    }
  }

  @Test("A form is refused from another site, with a wrong address, and after ten requests from one network")
  func refuses() async throws {
    try await test(random: SystemRandom.key) { client, _, store in
      var headers = Self.form
      headers[.origin] = "https://evil.example"
      func post(_ body: String, _ headers: HTTPFields = Self.form) async throws -> HTTPResponse.Status {
        try await client.execute(uri: "/subscribe", method: .post, headers: headers, body: ByteBuffer(string: body)) {
          $0.status
        }
      }
      let other = try await post("address=a%40b.example", headers)
      #expect(other == .forbidden)
      #expect(try await post("address=nobody") == .badRequest)
      #expect(try await post("address=a%40b.example%0D%0ABcc%3A+c%40d.example") == .badRequest)
      #expect(try await post("address=a%40b.example&slot=noon") == .badRequest)
      for number in 1...10 { #expect(try await post("address=a\(number)%40b.example") == .ok) }
      #expect(try await post("address=a11%40b.example") == .tooManyRequests)
      #expect(try await store.subscribers.all().count == 10)
    }
  }

  @Test("A relay reports bounces with its token alone")
  func bounces() async throws {
    try await test { client, list, store in
      let address = try #require(MailAddress("a@b.example"))
      _ = try await list.add(address)
      let body = #"{"bounces":[{"recipient":"a@b.example","final":true,"reason":"550 gone"}]}"#
      func post(_ token: String?, _ body: String = body) async throws -> HTTPResponse.Status {
        var headers: HTTPFields = [.contentType: "application/json"]
        if let token { headers[.authorization] = "Bearer \(token)" }
        return try await client.execute(
          uri: "/bounces", method: .post, headers: headers, body: ByteBuffer(string: body)
        ) { $0.status }
      }
      #expect(try await post(nil) == .unauthorized)
      #expect(try await post("wrong") == .unauthorized)
      // A relay that gets an error sends all of them again, so none may count.
      let half = #"{"bounces":[{"recipient":"a@b.example","final":true},{"final":true}]}"#
      #expect(try await post("relay", half) == .badRequest)
      #expect(try await store.subscribers.all().map(\.state) == [.active])
      #expect(try await post("relay") == .noContent)
      #expect(try await store.subscribers.all().map(\.state) == [.paused])
    }
  }

  @Test("A browser's subscription is kept and forgotten; other addresses and other sites are refused")
  func push() async throws {
    let fixture = try await Fixture()
    let list = PushSubscriptions(
      publication: fixture.store, setup: PushSetup(contact: "mailto:a@b.example"), now: { Fixture.cutoff })
    let server = Fixture.server(over: fixture.sample, mail: MailDesk(push: list))
    try await server.refresh()
    // The browser's key of RFC 8291, appendix A.
    let key = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
    try await server.application(host: "127.0.0.1", port: 0).test(.router) { client in
      func post(_ path: String, _ endpoint: String, key: String, origin: String? = nil) async throws
        -> HTTPResponse.Status
      {
        var headers: HTTPFields = [.contentType: "application/json"]
        if let origin { headers[.origin] = origin }
        let body = #"{"endpoint":"\#(endpoint)","keys":{"p256dh":"\#(key)","auth":"BTBZMqHH6r4Tts7J_aSIgg"}}"#
        return try await client.execute(
          uri: path, method: .post, headers: headers, body: ByteBuffer(string: body)
        ) { $0.status }
      }
      let good = try await post("/push", "https://push.example/x", key: key)
      #expect(good == .noContent)
      #expect(try await post("/push", "http://push.example/x", key: key) == .badRequest)
      #expect(try await post("/push", "https://push.example/y", key: "BCVx") == .badRequest)
      #expect(try await post("/push", "https://push.example/z", key: key, origin: "https://evil.example") == .forbidden)
      #expect(try await fixture.store.pushRows.ids(until: nil).count == 1)
      #expect(try await post("/push/remove", "https://push.example/x", key: key) == .noContent)
      #expect(try await fixture.store.pushRows.ids(until: nil).isEmpty)
      try await client.execute(uri: "/push", method: .get) { response in
        #expect(String(buffer: response.body).contains("\"key\":\"B"))
      }
    }
  }

  @Test("Without mail there is no form and no link is valid")
  func closed() async throws {
    try await Fixture().test { client in
      for path in ["/subscribe", "/subscribe/x", "/unsubscribe/x", "/push"] {
        try await client.execute(uri: path, method: .get) { #expect($0.status == .notFound, "\(path)") }
      }
      try await client.execute(uri: "/bounces", method: .post) { #expect($0.status == .notFound) }
    }
  }
}
