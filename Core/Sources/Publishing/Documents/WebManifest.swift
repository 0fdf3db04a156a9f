import JSONFormat

/// The manifest that lets the site stand on a home screen (W3C Web Application Manifest).
struct WebManifest {
  let settings: SiteSettings

  func bytes() -> [UInt8] {
    let root = settings.basePath + "/"
    var json = JSONWriter()
    json.object { json in
      json.field("id", root)
      json.field("name", settings.title)
      json.field("short_name", settings.title)
      json.field("description", Wording.description(settings.schedule))
      json.field("start_url", root)
      json.field("scope", root)
      json.field("display", "standalone")
      json.field("lang", "en")
      json.field("dir", "ltr")
      json.field("background_color", "#fbf8f2")
      json.field("theme_color", "#fbf8f2")
      json.key("categories")
      json.array(["news", "magazines"]) { $0.value($1) }
      json.key("shortcuts")
      json.array { json in
        for (page, name) in WebManifest.shortcuts {
          json.object { json in
            json.field("name", name)
            json.field("url", settings.address(page))
          }
        }
      }
      json.key("icons")
      json.array { json in
        icon("icon.svg", "any", "image/svg+xml", "any", &json)
        icon("icon-192.png", "192x192", "image/png", "any", &json)
        icon("icon-512.png", "512x512", "image/png", "any", &json)
        icon("icon-maskable.png", "512x512", "image/png", "maskable", &json)
      }
    }
    json.endLine()
    return json.bytes
  }

  /// Where a long press on the icon leads.
  private static let shortcuts: [(page: SitePage, name: String)] = [
    (.front, Wording.Shell.newest), (.week, Wording.Shell.week), (.saved, Wording.Shell.saved),
  ]

  private func icon(_ name: String, _ sizes: String, _ type: String, _ purpose: String, _ json: inout JSONWriter) {
    json.object { json in
      json.field("src", "\(settings.basePath)/\(name)")
      json.field("sizes", sizes)
      json.field("type", type)
      json.field("purpose", purpose)
    }
  }
}
