/// One setting: its name, its default and what it does. Flags, environment, file, `config print` and the
/// manual page follow from ``Setting/all``.
struct Setting: Sendable, Hashable {
  /// In the file and, with dashes, as a flag: `time-zone`.
  let name: String
  let standard: String
  let help: String
  /// Never printed.
  var isSecret = false

  /// `TENHN_TIME_ZONE`.
  var variable: String {
    "TENHN_" + name.map { $0 == "-" ? "_" : String($0).uppercased() }.joined()
  }

  static let title = Setting(name: "title", standard: "10HN", help: "The name on the masthead.")
  static let publication = Setting(
    name: "publication", standard: "hn",
    help: "The series that editions belong to; one of another name, with its own feeds, may share the data folder.")
  static let feeds = Setting(
    name: "feeds", standard: "",
    help: "Addresses of RSS, Atom or JSON feeds, with spaces between, to make editions from instead of Hacker News.")
  static let timeZone = Setting(
    name: "time-zone", standard: "UTC", help: "The IANA zone whose civil time names the editions.")
  static let morning = Setting(name: "morning", standard: "06:00", help: "When the morning edition is decided.")
  static let evening = Setting(name: "evening", standard: "18:00", help: "When the evening edition is decided.")
  static let host = Setting(name: "host", standard: "127.0.0.1", help: "The address to listen on.")
  static let port = Setting(name: "port", standard: "8010", help: "The port to listen on.")
  static let baseURL = Setting(
    name: "base-url", standard: "http://127.0.0.1:8010",
    help: "The address that readers see, for feeds and permanent links.")
  static let trustedProxies = Setting(
    name: "trusted-proxies", standard: "loopback",
    help:
      "Addresses and networks whose X-Forwarded-For and X-Forwarded-Proto count: 127.0.0.1, 10.0.0.0/8, or loopback.")
  static let audience = Setting(
    name: "audience", standard: "private",
    help: "private: full articles, for yourself; public: full only where the site allows it.")
  static let publicArticles = Setting(
    name: "public-articles", standard: "licensed",
    help: "With a public audience, which articles are whole: never; licensed (their licence allows it); "
      + "always (you answer for the right to show them).")
  static let contact = Setting(
    name: "contact", standard: "", help: "Where a site's operator can reach you, for the User-Agent.")
  static let live = Setting(
    name: "live", standard: "yes", help: "yes: make editions from Hacker News while serving; no: serve what is there.")

  static let pdfTool = Setting(
    name: "pdf-tool", standard: "pdftotext",
    help: "The program of Poppler that reads PDFs, by name or path; without it a PDF is a card; none: read no PDF.")
  static let metrics = Setting(
    name: "metrics", standard: "auto",
    help: "Whether the site itself answers at /metrics: yes; no; auto (only where it listens on loopback).")
  static let metricsPort = Setting(
    name: "metrics-port", standard: "", help: "A port for /metrics, /healthz and /readyz alone; empty for none.")
  static let metricsHost = Setting(
    name: "metrics-host", standard: "127.0.0.1", help: "The address that metrics-port listens on.")
  static let logLevel = Setting(
    name: "log-level", standard: "notice",
    help: "What is logged: trace, debug, info, notice, warning, error or critical.")
  static let logFormat = Setting(
    name: "log-format", standard: "text", help: "How it is logged, on standard error: text or json, a line an event.")
  static let hackerNews = Setting(
    name: "hacker-news", standard: "https://hacker-news.firebaseio.com/v0", help: "The address of Hacker News' API.")
  static let algolia = Setting(
    name: "algolia", standard: "https://hn.algolia.com/api/v1",
    help: "The address of Algolia's API of Hacker News, asked about windows that were not watched.")
  static let allow = Setting(
    name: "allow", standard: "",
    help: "Hosts and ports that may be fetched although their address is not public, as 127.0.0.1:8099; for tests.")

  static let alertWebhook = Setting(
    name: "alert-webhook", standard: "",
    help: "An address that incidents are posted to as JSON when they open and close; it may lie in your own network.",
    isSecret: true)
  static let alertCommand = Setting(
    name: "alert-command", standard: "",
    help:
      "Instead of an address, the whole path of a program and its arguments; it is given the JSON on its standard input."
  )
  static let backupDays = Setting(
    name: "backup-days", standard: "8",
    help: "Days after which the last backup counts as old; 0 where none is expected.")

  static let all = [
    title, publication, feeds, timeZone, morning, evening, host, port, baseURL, trustedProxies, audience,
    publicArticles, contact, live, pdfTool, metrics, metricsPort, metricsHost, logLevel, logFormat, hackerNews, algolia,
    allow, alertWebhook, alertCommand, backupDays,
  ]
}
