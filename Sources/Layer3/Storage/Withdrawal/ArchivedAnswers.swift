public import Archive
public import StorySources
import WebAddress

/// The HTTP answers of an archive, by address, with the redirects between them.
public struct ArchivedAnswers: Sendable {
  /// Every record with an HTTP answer.
  private let records: [WARCRecord]
  /// Where each redirecting address leads.
  private let redirects: [String: String]
  /// The addresses that lead to an address, in one step.
  private let origins: [String: Set<String>]

  /// The most bytes that one answer may become when its content coding is undone.
  private static let limit = 64 << 20

  /// Reads an archive's records.
  public init(_ records: [WARCRecord]) {
    var redirects: [String: String] = [:]
    self.records = records.filter { $0.kind == .response && $0.targetURI != nil }
    for record in self.records {
      guard let address = record.targetURI, let response = record.response, (300..<400).contains(response.status),
        let location = response.headers["Location"],
        let target = WebURL(location, base: WebURL(address))?.withoutFragment.href
      else { continue }
      redirects[address] = target
    }
    self.redirects = redirects
    origins = Dictionary(grouping: redirects, by: \.value).mapValues { Set($0.map(\.key)) }
  }

  /// Some addresses, and all that they redirect to.
  func followed(_ addresses: Set<String>) -> Set<String> {
    ArchivedAnswers.closure(of: addresses) { redirects[$0].map { [$0] } ?? [] }
  }

  /// The addresses at which the same page is, however it was asked for.
  func addresses(ofPage key: String) -> Set<String> {
    Set(records.compactMap(\.targetURI).filter { WebURL($0)?.pageKey == key })
  }

  /// By id of story or comment, the addresses of the source's answers that carry its words.
  public func carriers(_ source: any SourceProfile) -> [String: Set<String>] {
    var carriers: [String: Set<String>] = [:]
    for record in records {
      guard let answer = answer(in: record) else { continue }
      for id in source.nativeIDs(in: answer) { carriers[id, default: []].insert(answer.address) }
    }
    return carriers
  }

  /// The answer in a record, as its source reads it.
  func answer(in record: WARCRecord) -> SourceAnswer? {
    guard let address = record.targetURI, let response = record.response else { return nil }
    return SourceAnswer(
      address: address, origins: ArchivedAnswers.closure(of: [address]) { origins[$0] ?? [] },
      type: response.headers["Content-Type"] ?? ""
    ) {
      let coding = response.headers.joined("Content-Encoding")
      return (try? ContentCoding.decode(response.body, header: coding, limit: ArchivedAnswers.limit)) ?? []
    }
  }

  private static func closure(of addresses: Set<String>, step: (String) -> Set<String>) -> Set<String> {
    var known = addresses
    var waiting = Array(addresses)
    while let address = waiting.popLast() {
      for next in step(address) where known.insert(next).inserted { waiting.append(next) }
    }
    return known
  }
}
