/// What a device shows in the place of a page that it doesn't hold and can't fetch.
struct OfflinePage {
  let settings: SiteSettings

  func markup() -> Markup {
    PageShell(settings: settings, title: "Not on this device").markup { out in
      out.raw("<header class=\"edition\"><h1>Not on this device</h1></header>")
      out.raw("<p>There is no connection, and this page was not stored. These are the stored ones:</p>")
      out.raw("<ul id=\"stored-editions\" class=\"plain\"></ul><p>")
      out.link(settings.basePath + "/", "To the newest stored edition")
      out.raw("</p>")
    }
  }
}
