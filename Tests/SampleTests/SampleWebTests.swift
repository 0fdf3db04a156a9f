import Archive
import Foundation
import Testing

@testable import OfflineCommands

@Suite struct SampleWebTests {
  let sample: SampleFiles
  init() throws { sample = try SampleFiles() }

  @Test("Every address appears once")
  func everyAddressAppears() {
    #expect(sample.urls.count == sample.web.manifest.responses.count)
  }

  @Test("Every file is listed")
  func everyFile() throws {
    let listed = Set(sample.web.manifest.responses.map(\.file))
    for folder in ["web", "hn"] {
      let root = sample.web.folder.appending(path: folder)
      let found = try #require(
        FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey]))
      for case let file as URL in found
      where try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
        let name = try #require(file.standardizedFileURL.path.components(separatedBy: "/Sample/").last)
        #expect(listed.contains(name), "\(name) is in no response")
      }
    }
  }

  @Test("Every address on a page is answered")
  func everyAddress() throws {
    for response in sample.web.manifest.responses where isText(response) {
      let text = try sample.text(response.file)
      for target in Self.targets(in: text, on: response.url) {
        #expect(sample.urls.contains(target), "\(response.url) mentions \(target)")
      }
      if let location = response.headers["location"] {
        let target = location.hasPrefix("/") ? Self.origin(of: response.url) + location : location
        #expect(sample.urls.contains(target))
      }
    }
  }

  @Test("Every host answers for its robots")
  func everyHostAnswers() throws {
    var refusing: [String] = []
    for host in Set(sample.urls.map(Self.origin)) where host.hasSuffix(".example") {
      let robots = try #require(sample.web.manifest.responses.first { $0.url == host + "/robots.txt" }, "\(host)")
      if robots.status == 200 { refusing.append(host) } else { #expect(robots.status == 404) }
    }
    #expect(refusing == ["https://closed.example"])
  }

  @Test("Only reserved hosts and the API are named")
  func onlyReservedHosts() {
    for origin in Set(sample.urls.map(Self.origin)) {
      #expect(origin.hasSuffix(".example") || hackerNews.hasPrefix(origin))
    }
  }

  @Test("Pages are well-formed")
  func pages() throws {
    for response in sample.web.manifest.responses where response.headers["content-type"]?.hasPrefix("text/html") == true
    {
      #expect(MarkupCheck.faults(in: try sample.text(response.file)).isEmpty, "\(response.file)")
    }
  }

  @Test("Pictures are small PNGs")
  func picturesAreSmall() throws {
    let pictures = sample.web.manifest.responses.filter { $0.headers["content-type"] == "image/png" }
    #expect(pictures.count >= 8)
    for picture in pictures {
      let bytes = try sample.web.contents(of: picture.file)
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(bytes.count < 40_000)
    }
  }

  @Test("The archive is small and always the same")
  func archiveIsSmall() throws {
    let archive = try sample.web.packed()
    #expect(archive.count < 350_000)
    #expect(try sample.web.packed() == archive)
    let (records, damage) = WARCReader.readAll(archive)
    #expect(damage.isEmpty)
    #expect(records.count == sample.web.manifest.responses.count + 1)
  }

  @Test("A path outside the folder is refused")
  func pathOutside() {
    for path in ["../Package.swift", "/etc/hostname", "web/../../Package.swift", "web/absent.html"] {
      #expect(throws: CommandFailure.self) { try sample.web.contents(of: path) }
    }
  }

  private func isText(_ response: SampleWeb.Response) -> Bool {
    ["text/", "application/json"].contains { response.headers["content-type"]?.hasPrefix($0) == true }
  }

  static func origin(of url: String) -> String { url.split(separator: "/").prefix(2).joined(separator: "//") }

  /// Addresses inside the little web, from attributes and from running text, without their fragments.
  static func targets(in text: String, on page: String) -> Set<String> {
    let plain = text.replacing("&#x2F;", with: "/").replacing("&amp;", with: "&")
    let inText = plain.matches(of: /https?:\/\/[a-z-]+\.example[^\s"'<>)(,;\\]*/).map { String($0.output) }
    let attribute = /(?:href|src|data-src|cite|action|poster)="(\/[^"]*)"/
    let candidate = /(\/[^\s",]+) [0-9]+w/
    let inMarkup =
      plain.matches(of: attribute).map { origin(of: page) + $0.output.1 }
      + plain.matches(of: candidate).map { origin(of: page) + $0.output.1 }
    return Set((inText + inMarkup).map { String($0.prefix { $0 != "#" }) })
  }
}
