import JSONFormat

/// `/.well-known/apple-app-site-association`: which links of the site the reader app may open (Apple's universal links).
///
/// A device asks for it at the root of the host. It names the places that `ReaderLink` knows; files and discussions stay with the browser.
struct AppAssociation {
  let appID: String
  /// The paths of the publications; an empty one is the root.
  let basePaths: [String]

  private static let places = ["/editions/*", "/archive", "/saved", "/search"]
  /// Tried first: books, JSON and Markdown, and what is below a story.
  private static let exceptions = ["/editions/*.*", "/editions/*/*/*"]

  /// Nil for a site without an app.
  init?(settings: SiteSettings) {
    self.init(appID: settings.appID, basePaths: [settings.basePath])
  }

  /// For a site with several publications.
  init?(appID: String?, basePaths: [String]) {
    guard let appID else { return nil }
    (self.appID, self.basePaths) = (appID, basePaths)
  }

  private var components: [(path: String, isException: Bool)] {
    basePaths.flatMap { base in
      Self.exceptions.map { (base + $0, true) } + Self.places.map { (base + $0, false) }
    }
  }

  func bytes() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("applinks")
      json.object { json in
        json.key("details")
        json.array([appID]) { json, appID in
          json.object { json in
            json.key("appIDs")
            json.array([appID]) { json, appID in json.value(appID) }
            json.key("components")
            json.array(components) { json, component in
              json.object { json in
                json.field("/", component.path)
                if component.isException { json.field("exclude", true) }
              }
            }
          }
        }
      }
    }
    return json.bytes
  }
}
