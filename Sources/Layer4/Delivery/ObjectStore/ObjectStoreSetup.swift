import Curl
import Foundation
import WebAddress

/// Where a site is published to.
public struct ObjectStoreSetup: Sendable {
  /// Scheme, host and port.
  let endpoint: String
  /// The bucket's name.
  let bucket: String
  /// What every key begins with: empty, or a path that ends with a slash.
  let prefix: String
  let region: String
  let keyID: String
  let secret: String

  /// Reads `https://s3.example.org/BUCKET/FOLDER`; nil for an address without a bucket, or one that a signature can't name.
  ///
  /// - Parameters:
  ///   - keyID: who signs.
  ///   - secret: what they sign with.
  public init?(_ address: String, region: String, keyID: String, secret: String) {
    guard let url = WebURL(address), ["http", "https"].contains(url.scheme), let host = url.host, url.query == nil,
      url.fragment == nil, url.username.isEmpty
    else { return nil }
    let parts = url.path.split(separator: "/").map(String.init)
    guard let bucket = parts.first, parts.allSatisfy({ $0 == ObjectStore.encoded($0) }) else { return nil }
    endpoint = "\(url.scheme)://\(host)" + (url.port.map { ":\($0)" } ?? "")
    self.bucket = bucket
    prefix = parts.dropFirst().map { $0 + "/" }.joined()
    (self.region, self.keyID, self.secret) = (region, keyID, secret)
  }

  /// For messages.
  var place: String { "\(endpoint)/\(bucket)" }
}

/// Why a site wasn't published, for a person.
public struct PublishFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// One line: what failed, and what to do.
  public let description: String

  init(_ description: String) { self.description = description }

  init(refusal answer: CurlAnswer, of method: String, _ what: String, _ setup: ObjectStoreSetup) {
    let said = ObjectListing.value("Code", in: String(decoding: answer.body.prefix(4096), as: UTF8.self)[...]) ?? ""
    let word = said.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } && !said.isEmpty ? " \(said)" : ""
    let advice =
      answer.code == 404
      ? "Make the bucket first, and check publish-to" : "Check publish-key, publish-secret-file and publish-region"
    self.init(
      "\(setup.place) refused \(method == "GET" ? "to show" : method) \(what): \(answer.code)\(word). \(advice).")
  }

  init(_ failure: CurlFailure, _ setup: ObjectStoreSetup) {
    switch failure.reason {
    case .cancelled: self.init("Publishing was stopped. Run the command again; it goes on.")
    case .name: self.init("The host of \(setup.place) can't be resolved. Check publish-to.")
    case .security: self.init("There is no secure connection to \(setup.place): its certificate isn't good.")
    default: self.init("\(setup.place) can't be used: \(failure.text). Check publish-to.")
    }
  }
}
