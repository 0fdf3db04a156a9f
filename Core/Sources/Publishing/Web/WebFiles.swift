/// The scripts, the pages that only they bring to life, and the list of what the site needs without a connection.
struct WebFiles {
  let settings: SiteSettings

  /// Everything but the list, which names the others by their hashes.
  func files() -> [OutputFile] {
    [
      OutputFile(path: "/app.js", contentType: .javaScript, bytes: WebScripts.app.bytes),
      OutputFile(path: "/sw.js", contentType: .javaScript, bytes: WebScripts.worker.bytes),
      .page("/settings", SettingsPage(settings: settings).markup()),
      .page("/offline", OfflinePage(settings: settings).markup()),
    ]
  }

  /// What a device keeps beside the editions.
  static let shell: Set<String> = [
    "/app.js", "/settings", "/offline", "/about", "/manifest.webmanifest", "/icon.svg", "/icon-192.png",
  ]
}
