import ArticleModel
import HTML
import WebAddress

/// Turns what plays or runs elsewhere into a labelled link to where a reader can open it.
enum Embedding {
  /// Returns an embed for an address that a frame would load, or nil for advertisements, counters and comment boxes.
  static func frame(_ url: WebURL, title: String?) -> Embed? {
    let host = bareHost(url)
    if unwanted.contains(where: { host == $0 || host.hasSuffix("." + $0) }) { return nil }
    let path = "\(url.path)"
    let last = path.split(separator: "/").last.map(String.init) ?? ""
    let title = title?.trimmedBothEnds
    switch host {
    case "youtube.com", "youtube-nocookie.com", "youtu.be":
      guard path.contains("/embed/"), !last.isEmpty, last != "videoseries" else {
        return Embed(label: label("Video on YouTube", title), url: url.href)
      }
      return Embed(label: label("Video on YouTube", title), url: "https://www.youtube.com/watch?v=" + last)
    case "player.vimeo.com":
      return Embed(label: label("Video on Vimeo", title), url: "https://vimeo.com/" + last)
    default: break
    }
    for (site, kind) in kinds where host == site || host.hasSuffix("." + site) {
      return Embed(label: label(kind, title), url: url.withoutTracking.href)
    }
    return Embed(label: label("Embedded page on " + host, title), url: url.withoutTracking.href)
  }

  /// Returns an embed for a script that writes itself into the page.
  static func script(_ source: String, _ links: LinkResolver) -> Embed? {
    guard let url = links.resource(source) else { return nil }
    let path = "\(url.path)"
    switch bareHost(url) {
    case "gist.github.com" where path.hasSuffix(".js"):
      let address = url.href.prefix { $0 != "?" }
      return Embed(label: "Code on GitHub Gist", url: String(address.dropLast(3)))
    case "asciinema.org" where path.hasSuffix(".js"):
      let address = url.href.prefix { $0 != "?" }
      return Embed(label: "Terminal recording on asciinema", url: String(address.dropLast(3)))
    default: return nil
    }
  }

  /// Returns an embed for elements that scripts turn into a player.
  static func customElement(_ name: String, _ node: NodeID, _ document: HTMLDocument, _ links: LinkResolver) -> Embed? {
    switch name {
    case "lite-youtube", "amp-youtube":
      guard
        let id = document.attribute(named: "videoid", of: node) ?? document.attribute(named: "data-videoid", of: node)
      else { return nil }
      return Embed(
        label: label("Video on YouTube", document.attribute(named: "playlabel", of: node)),
        url: "https://www.youtube.com/watch?v=" + id)
    case "lite-vimeo", "amp-vimeo":
      guard
        let id = document.attribute(named: "videoid", of: node) ?? document.attribute(named: "data-videoid", of: node)
      else { return nil }
      return Embed(label: "Video on Vimeo", url: "https://vimeo.com/" + id)
    case "amp-iframe", "amp-video", "amp-audio":
      guard let url = document.attribute(.src, of: node).flatMap(links.resource) else { return nil }
      return name == "amp-iframe"
        ? frame(url, title: nil) : Embed(label: name == "amp-video" ? "Video" : "Audio", url: url.href)
    default: return nil
    }
  }

  static func label(_ kind: String, _ title: String?) -> String {
    guard let title, !title.isEmpty, title.utf8.count <= 200 else { return kind }
    let lower = title.lowercased()
    // A player's own name isn't a title.
    if ["player", "video", "iframe", "embed", "audio", "widget", "post", "untitled"].contains(where: {
      lower.hasSuffix($0)
    }) {
      return kind
    }
    return kind + ": " + title
  }

  private static func bareHost(_ url: WebURL) -> String {
    let host = (url.host.map { "\($0)" } ?? "").lowercased()
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }

  private static let kinds: [(site: String, kind: String)] = [
    ("youtube.com", "Video on YouTube"), ("vimeo.com", "Video on Vimeo"), ("dailymotion.com", "Video on Dailymotion"),
    ("twitch.tv", "Video on Twitch"), ("ted.com", "Talk on TED"), ("loom.com", "Video on Loom"),
    ("wistia.net", "Video"),
    ("wistia.com", "Video"), ("soundcloud.com", "Audio on SoundCloud"), ("spotify.com", "Audio on Spotify"),
    ("bandcamp.com", "Audio on Bandcamp"), ("podcasts.apple.com", "Podcast on Apple Podcasts"),
    ("codepen.io", "Demo on CodePen"), ("jsfiddle.net", "Demo on JSFiddle"), ("codesandbox.io", "Demo on CodeSandbox"),
    ("stackblitz.com", "Demo on StackBlitz"), ("replit.com", "Demo on Replit"),
    ("observablehq.com", "Notebook on Observable"),
    ("shadertoy.com", "Demo on Shadertoy"), ("desmos.com", "Graph on Desmos"), ("geogebra.org", "Demo on GeoGebra"),
    ("twitter.com", "Post on X"), ("x.com", "Post on X"), ("bsky.app", "Post on Bluesky"),
    ("instagram.com", "Post on Instagram"),
    ("tiktok.com", "Video on TikTok"), ("reddit.com", "Post on Reddit"),
    ("datawrapper.dwcdn.net", "Chart on Datawrapper"),
    ("flourish.studio", "Chart on Flourish"), ("docs.google.com", "Document on Google Docs"),
    ("google.com", "Map on Google Maps"),
    ("openstreetmap.org", "Map on OpenStreetMap"), ("slideshare.net", "Slides on SlideShare"),
    ("speakerdeck.com", "Slides on Speaker Deck"), ("archive.org", "Media on the Internet Archive"),
    ("asciinema.org", "Terminal recording on asciinema"), ("godbolt.org", "Code on Compiler Explorer"),
  ]

  private static let unwanted = [
    "googletagmanager.com", "doubleclick.net", "googlesyndication.com", "google-analytics.com", "disqus.com",
    "facebook.com",
    "amazon-adsystem.com", "adservice.google.com", "recaptcha.net", "hcaptcha.com", "challenges.cloudflare.com",
    "platform.twitter.com", "ghbtns.com", "buttons.github.io", "criteo.com", "taboola.com", "outbrain.com",
    "addthis.com",
    "sharethis.com", "utteranc.es", "giscus.app", "commento.io", "mailchimp.com", "substackcdn.com", "hubspot.com",
    "consent.google.com", "carbonads.net", "buysellads.com",
  ]
}
