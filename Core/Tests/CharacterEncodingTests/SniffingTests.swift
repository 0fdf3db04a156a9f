import CharacterEncoding
import Foundation
import SharedData
import Testing

@Suite struct SniffingTests {
  struct Case: Decodable {
    let id: String
    let base64: String
    let encoding: String
  }

  @Test(
    "html5lib sniffs as expected", .enabled(if: Shared.isPresent, "needs ../shared"))
  func html5libSniffs() throws {
    let cases = try Shared.json("suites/html5lib/encoding-sniff.json", as: [Case].self)
    #expect(cases.count == 70)
    for item in cases {
      let bytes = try [UInt8](#require(Data(base64Encoded: item.base64)))
      #expect(Encoding.sniff(bytes).name == item.encoding, "\(item.id)")
    }
  }

  @Test("The byte-order mark beats the transport")
  func byteOrderMark() {
    #expect(Encoding.sniff([0xEF, 0xBB, 0xBF, 0x61], transportCharset: "shift_jis") == .utf8)
    #expect(Encoding.sniff([0xFF, 0xFE, 0x61, 0x00], transportCharset: "utf-8") == .utf16LE)
    #expect(Encoding.sniff([0xFE, 0xFF, 0x00, 0x61]) == .utf16BE)
  }

  @Test("The transport beats the document")
  func transportWins() {
    let page = Array("<meta charset=koi8-r>".utf8)
    #expect(Encoding.sniff(page, transportCharset: " UTF-8 ") == .utf8)
    #expect(Encoding.sniff(page, transportCharset: "no-such-thing") == .koi8R)
  }

  @Test(
    "A document declares its encoding",
    arguments: [
      ("<?xml version=\"1.0\" encoding=\"windows-1251\"?><html>", Encoding.windows1251),
      ("<?xml version='1.0' encoding = 'utf-16'?><html>", .utf8),
      ("<?xml version='1.0' encoding=\"big5?><html>", .windows1252),
      ("<?xml encoding='koi8-r'?><meta charset=euc-jp>", .eucJP),
      ("<meta charset=x-user-defined>", .windows1252),
      ("<!--><meta charset=koi8-r>-->", .koi8R),
      ("<meta/charset=koi8-r>", .koi8R),
      ("<meta charset=bogus http-equiv=content-type content='text/html; charset=koi8-r'>", .windows1252),
      ("<meta http-equiv=content-type content='charset; charset=koi8-r'>", .koi8R),
      ("<meta charset=koi8-r charset=utf-8>", .koi8R),
    ])
  func documentDeclares(page: String, expected: Encoding) {
    #expect(Encoding.sniff(Array(page.utf8)) == expected)
  }

  @Test("Undeclared text is UTF-8 where it can be nothing else")
  func undeclaredText() {
    #expect(Encoding.sniff(Array("naïve".utf8)) == .utf8)
    #expect(Encoding.sniff(Array("naive".utf8)) == .windows1252)
    #expect(Encoding.sniff([0x6E, 0x61, 0xEF, 0x76, 0x65]) == .windows1252)
    #expect(Encoding.sniff(Array("<meta charset=iso-8859-1>naïve".utf8)) == .utf8)
    #expect(Encoding.sniff(Array("<meta charset=iso-8859-1>naïve".utf8), transportCharset: "latin1") == .windows1252)
    #expect(Encoding.sniff(Array("<meta charset=koi8-r>naïve".utf8)) == .koi8R)
    #expect(Encoding.sniffPlainText(Array("<meta charset=koi8-r> naïve".utf8)) == .utf8)
  }

  @Test(
    "A long text in UTF-8 is not read as its old declaration says",
    arguments: ["shift_jis", "euc-jp", "gb2312", "big5", "koi8-r", "windows-1251"])
  func utf8WithOldDeclaration(_ label: String) {
    let head = Array("<meta charset=\(label)>".utf8)
    let text = "サクサク軽い打ち心地を実現し、キー入力がはかどる薄型キーボードを発売"
    #expect(Encoding.sniffPage(head + Array(text.utf8)) == .utf8)
    #expect(Encoding.sniffPage(head + Array(text.utf8) + [0xE3]) == Encoding(label: label), "not UTF-8 to its end")
    #expect(Encoding.sniffPage(head + Array(text.utf8), transportCharset: label) == Encoding(label: label))
  }

  @Test("Labels may have any case and space around")
  func labels() {
    #expect(Encoding(label: "\tLaTin1 \n") == .windows1252)
    #expect(Encoding(label: "utf 8") == nil)
    #expect(Encoding(label: "") == nil)
    #expect(Encoding(label: String(repeating: "x", count: 100_000)) == nil)
    for encoding in Encoding.allCases { #expect(Encoding(label: encoding.name) == encoding) }
  }
}
