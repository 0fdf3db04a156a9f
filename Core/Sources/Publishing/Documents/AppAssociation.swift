import JSONFormat

/// `/.well-known/apple-app-site-association`: which links of the site the reader app may open (Apple's universal links).
///
/// A device asks for it at the root of the host. It names the places that `ReaderLink` knows; files and discussions stay with the browser.
struct AppAssociation {
  let appID: String
  let basePath: String

  private static let places = ["/editions/*", "/archive", "/saved", "/search"]
  /// Tried first: books, JSON and Markdown, and what is below a story.
  private static let exceptions = ["/editions/*.*", "/editions/*/*/*"]

  /// Nil for a site without an app.
  init?(settings: SiteSettings) {
    guard let appID = settings.appID else { return nil }
    self.appID = appID
    basePath = settings.basePath
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
            json.array(AppAssociation.exceptions + AppAssociation.places) { json, path in
              json.object { json in
                json.field("/", basePath + path)
                if AppAssociation.exceptions.contains(path) { json.field("exclude", true) }
              }
            }
          }
        }
      }
    }
    return json.bytes
  }
}
