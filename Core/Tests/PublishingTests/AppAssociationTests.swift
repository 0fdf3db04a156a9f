import Publishing
import Testing

@Suite("The reader app on the site") struct AppAssociationTests {
  private func settings(_ base: String = "https://ten.example") -> SiteSettings {
    var settings = SiteSettings(baseURL: base)
    settings.appID = "ABCDE12345.org.tenhn.reader"
    settings.appPage = "https://apps.example/10hn"
    return settings
  }

  private func text(_ file: SiteFile, _ settings: SiteSettings) -> String? {
    Publisher(settings: settings).file(file, of: LoadedContents(front: Fixtures.bundle(), recent: [], editions: []))
      .map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test("The app opens editions, stories and lists, and leaves files and discussions to the browser")
  func association() {
    #expect(PublishedFile(path: "/.well-known/apple-app-site-association") == .site(.appAssociation))
    #expect(
      text(.appAssociation, settings("https://ten.example/news"))
        == """
        {"applinks":{"details":[{"appIDs":["ABCDE12345.org.tenhn.reader"],"components":[\
        {"/":"/news/editions/*.*","exclude":true},{"/":"/news/editions/*/*/*","exclude":true},\
        {"/":"/news/editions/*"},{"/":"/news/archive"},{"/":"/news/saved"},{"/":"/news/search"}]}]}}
        """)
  }

  @Test("Of a site with several publications, the app opens the editions of each")
  func several() {
    let listed = ["hn", "letters"].map {
      ListedPublication(settings: settings("https://ten.example/\($0)"), newest: nil)
    }
    let bytes = Publisher(settings: settings()).appAssociation(of: listed)?.bytes ?? []
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(#"{"/":"/hn/editions/*"}"#) && text.contains(#"{"/":"/letters/editions/*"}"#))
    #expect(Publisher(settings: SiteSettings()).appAssociation(of: listed) == nil)
  }

  @Test("Without an app there is no association, and no page speaks of one")
  func none() {
    #expect(text(.appAssociation, SiteSettings()) == nil)
    #expect(text(.page(.getIt), SiteSettings())?.contains("In the app") == false)
  }

  @Test("Where readers can get the app, the page on how to get the site leads there")
  func page() {
    let page = text(.page(.getIt), settings()) ?? ""
    #expect(page.contains("<a href=\"https://apps.example/10hn\">The reader app</a>"))
    #expect(page.contains("<code>https://ten.example/</code>") && page.contains("open in the app"))
  }
}
