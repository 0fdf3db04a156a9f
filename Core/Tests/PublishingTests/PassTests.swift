import EditionModel
import JSONFormat
import Testing

@testable import Publishing

@Suite("An edition as a pass") struct EditionPassTests {
  private var publisher: Publisher { Publisher(settings: Fixtures.settings) }

  @Test("It has the edition's name and date, a code that leads to it, and pictures in three sizes")
  func apple() throws {
    let bundle = Fixtures.bundle()
    let files = publisher.pass(of: bundle, type: "pass.org.example", team: "T")
    #expect(files.map(\.name) == ["pass.json", "icon.png", "icon@2x.png", "icon@3x.png"])
    for file in files.dropFirst() { #expect(ImageType(sniffing: file.bytes) == .png) }
    let json = try JSON(parsing: files[0].bytes)
    #expect(json["formatVersion"] == 1 && json["passTypeIdentifier"] == "pass.org.example")
    #expect(json["teamIdentifier"] == "T" && json["serialNumber"]?.string?.hasSuffix("\(bundle.edition.key)") == true)
    let code = try #require(json["barcodes"]?.array?.first)
    #expect(code["format"] == "PKBarcodeFormatQR" && code["messageEncoding"] == "iso-8859-1")
    #expect(code["message"]?.string == "\(Fixtures.settings.baseURL)/editions/\(bundle.edition.key)")
    let field = try #require(json["generic"]?["primaryFields"]?.array?.first)
    #expect(field["label"]?.string?.isEmpty == false && field["value"]?.string?.isEmpty == false)
    // No story: nothing of it has to change when one is withdrawn.
    let text = String(decoding: files[0].bytes, as: UTF8.self)
    for story in bundle.edition.stories { #expect(!text.contains(story.title)) }
    #expect(publisher.packed(files).prefix(4) == [0x50, 0x4b, 3, 4])
  }

  @Test("What Google saves has the same code, under names of the issuer's")
  func google() throws {
    let bundle = Fixtures.bundle()
    let json = try JSON(parsing: publisher.googlePass(of: bundle, issuer: "33"))
    let object = try #require(json["genericObjects"]?.array?.first)
    #expect(object["id"]?.string?.hasPrefix("33.") == true && object["classId"] == "33.tenhn")
    #expect(object["barcode"]?["value"]?.string == "\(Fixtures.settings.baseURL)/editions/\(bundle.edition.key)")
    #expect(json["genericClasses"]?.array?.first?["id"] == "33.tenhn")
  }

  @Test("The edition's page leads to passes where there are some, and files and the sample don't")
  func isLinked() throws {
    func page(_ change: (inout SiteSettings) -> Void, _ bundle: EditionBundle = Fixtures.bundle()) throws -> String {
      var settings = Fixtures.settings
      change(&settings)
      let file = try #require(Publisher(settings: settings).file(.page, of: bundle))
      return String(decoding: file.bytes, as: UTF8.self)
    }
    let (apple, google) = (".pkpass\"", "/wallet\"")
    let none = try page { _ in }
    #expect(!none.contains(apple) && !none.contains(google))
    let both = try page { ($0.hasApplePass, $0.hasGooglePass) = (true, true) }
    #expect(both.contains(apple) && both.contains(google))
    let files = try page { ($0.hasApplePass, $0.hasGooglePass, $0.isStatic) = (true, true, true) }
    #expect(!files.contains(apple) && !files.contains(google))
  }
}
