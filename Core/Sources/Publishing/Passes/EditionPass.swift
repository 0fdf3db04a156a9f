import EditionModel
import JSONFormat

/// A file of a pass.
public struct PassFile: Hashable, Sendable {
  /// Its name in the pass.
  public var name: String
  /// Its bytes.
  public var bytes: [UInt8]

  /// Makes a file.
  public init(_ name: String, _ bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
}

/// An edition as a card in a phone's wallet: its name, its date, and a code that leads to it.
///
/// It shows no story, so nothing of it has to change when one is withdrawn.
struct EditionPass {
  let issue: Issue

  /// Where the code leads.
  private var address: String { "\(issue.settings.baseURL)/editions/\(issue.edition.key)" }
  private var date: String { issue.edition.key.date.map(CalendarWords.day) ?? "" }
  private var name: String { issue.clock.name(of: issue.edition.key) }

  /// `pass.json`, as Apple's Wallet reads it.
  ///
  /// - Parameters:
  ///   - type: the pass type identifier of whoever signs.
  ///   - team: their team.
  func json(type: String, team: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("formatVersion", 1)
      json.field("passTypeIdentifier", type)
      json.field("teamIdentifier", team)
      json.field("serialNumber", "\(issue.edition.publication).\(issue.edition.key)")
      json.field("organizationName", issue.settings.title)
      json.field("description", "\(issue.settings.title): \(issue.fullName)")
      json.field("logoText", issue.settings.title)
      json.field("backgroundColor", "rgb(251,248,242)")
      json.field("foregroundColor", "rgb(30,27,23)")
      json.field("labelColor", "rgb(107,100,89)")
      json.key("generic")
      json.object { json in
        json.key("primaryFields")
        json.array([("edition", name, date)], Self.field)
        json.key("backFields")
        json.array([("address", Wording.Pass.address, address)], Self.field)
      }
      json.key("barcodes")
      json.array([address]) { json, address in
        json.object { json in
          json.field("format", "PKBarcodeFormatQR")
          json.field("message", address)
          json.field("messageEncoding", "iso-8859-1")
          json.field("altText", Wording.Pass.scan)
        }
      }
    }
    return json.bytes
  }

  private static func field(_ json: inout JSONWriter, _ field: (key: String, label: String, value: String)) {
    json.object { json in
      json.field("key", field.key)
      json.field("label", field.label)
      json.field("value", field.value)
    }
  }

  /// What Google's Wallet saves: the same card, under a name of the issuer's.
  func googleObjects(issuer: String) -> JSON {
    func text(_ text: String) -> JSON {
      ["defaultValue": ["language": "en", "value": .string(text)]]
    }
    let kind = "\(issuer).tenhn"
    return [
      "genericClasses": [["id": .string(kind)]],
      "genericObjects": [
        [
          "id": .string("\(issuer).\(issue.edition.publication).\(issue.edition.key)"), "classId": .string(kind),
          "state": "ACTIVE", "cardTitle": text(issue.settings.title), "header": text(name), "subheader": text(date),
          "hexBackgroundColor": "#fbf8f2",
          "barcode": ["type": "QR_CODE", "value": .string(address), "alternateText": .string(Wording.Pass.scan)],
        ]
      ],
    ]
  }
}

extension Publisher {
  /// The files of an edition's pass for Apple's Wallet, but its manifest and signature, which need keys.
  ///
  /// - Parameters:
  ///   - type: the pass type identifier of whoever signs.
  ///   - team: their team.
  public func pass(of bundle: EditionBundle, type: String, team: String) -> [PassFile] {
    [PassFile("pass.json", EditionPass(issue: Issue(bundle, settings: settings)).json(type: type, team: team))]
      + [("icon.png", 29), ("icon@2x.png", 58), ("icon@3x.png", 87)].map {
        PassFile($0.0, Icons.png($0.1, deflate: deflate))
      }
  }

  /// Packs a pass.
  public func packed(_ files: [PassFile]) -> [UInt8] {
    var archive = ZIPArchive(deflate: deflate)
    for file in files { archive.add(file.name, file.bytes, isCompressed: true) }
    return archive.finished()
  }

  /// What Google's Wallet saves for an edition, to be signed.
  ///
  /// - Parameter issuer: the number of the issuer's account.
  /// - Returns: JSON.
  public func googlePass(of bundle: EditionBundle, issuer: String) -> [UInt8] {
    var json = JSONWriter()
    json.value(EditionPass(issue: Issue(bundle, settings: settings)).googleObjects(issuer: issuer))
    return json.bytes
  }
}

extension Wording {
  enum Pass {
    static let address = "Address"
    static let scan = "Scan to open the edition"
    static let apple = "Apple Wallet"
    static let google = "Google Wallet"
  }
}
