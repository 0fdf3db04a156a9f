import Delivery
import EditionModel
import Editor
import Fetching
import Foundation
import Logging
import OfflineCommands
import Programs
import Publishing
import Selection

/// Every setting, in the order of `config print` and the manual page.
///
/// A new setting is one line here, and ``Settings`` has it: `settings.port` is the value of ``port``. A setting of a source
/// is declared with the source.
struct SettingsTable: Sendable {
  let title = Setting<String>(
    "title", .name(orElse: "10HN"), default: "10HN", scope: .publication, "The name on the masthead.")
  let publication = Setting<String>(
    "publication", .publicationName, default: "hn",
    "The series that editions belong to. Another series, with its own feeds, may share the data folder.")
  /// Those of the sources, each declared with its source.
  let sources: [any SettingDefinition] = EditionSettings.sourceSettings.map(Setting.init)
  let timeZone = Setting<TimeZone>(
    "time-zone", .timeZone, default: "UTC", note: "this machine's",
    scope: .publication, "The IANA zone whose civil time names the editions, such as Europe/Berlin.")
  let morning = Setting<TimeOfDay>(
    "morning", .timeOfDay, default: "06:00", scope: .publication, "When the morning edition is decided.")
  let evening = Setting<TimeOfDay>(
    "evening", .timeOfDay, default: "18:00", scope: .publication, "When the evening edition is decided.")
  let slots = Setting<[String]>(
    "slots", .slotNames, default: "morning evening", scope: .publication,
    "Which editions there are each day: morning, evening, or both.")
  let mute = Setting<MuteRule>(
    "mute", .muteTerms,
    scope: .publication,
    "Words, phrases and sites that no edition takes up, with commas between: crypto, elon musk, site:example.com. "
      + "Every edition says so.")
  let colour = Setting<SiteSettings.Colour>(
    "colour", .choice, default: "hour", scope: .publication,
    "The colour of pages and covers: hour (red in the morning, blue in the evening), red or blue.")
  let leaveOut = Setting<[String]>(
    "leave-out", .sites, scope: .publication,
    "Sites that no edition takes a page from: example.com, github.com/owner. Every edition says so.")
  let minimumPoints = Setting<Int>(
    "minimum-points", .count, default: "0", scope: .publication,
    "Points that a story must have at the cut-off to be chosen. Every edition says so.")
  let minimumComments = Setting<Int>(
    "minimum-comments", .count, default: "0", scope: .publication,
    "Comments that a story must have at the cut-off to be chosen. Every edition says so.")
  let choiceWeights = Setting<String?>(
    "choice-weights", .optional(.weightsFile),
    scope: .publication,
    "A file of weights for the choice of the ten, as `tenhn select --refit` writes it; empty for the program's own.")
  let discussionComments = Setting<Int>(
    "discussion-comments", .comments, default: "400",
    scope: .publication,
    "How many comments of a story are read at most to choose those that are kept; 0 keeps none and quotes none.")
  let bookDiscussions = Setting<Bool>(
    "book-discussions", .yesOrNo, default: "yes", scope: .publication,
    "Whether an EPUB has each story's discussion as a chapter.")
  let host = Setting<String>("host", .text, default: "127.0.0.1", "The address to listen on.")
  let port = Setting<Int>("port", .port, default: "8010", "The port to listen on.")
  let baseURL = Setting<String?>(
    "base-url", .optional(.siteAddress),
    note: "what host and port say, or the host that a trusted proxy was asked for",
    "The address that readers type, for feeds and permanent links; a path at its end is the site's own.")
  let trustedProxies = Setting<TrustedProxies>(
    "trusted-proxies", .proxies, default: "loopback",
    "Addresses and networks whose X-Forwarded-For and X-Forwarded-Proto count: 127.0.0.1, 10.0.0.0/8, or loopback.")
  let audience = Setting<Audience>(
    "audience", .choice, default: "private",
    "private: full articles, for yourself; public: full articles only where the site allows it.")
  let publicArticles = Setting<EditionSettings.PublicArticles>(
    "public-articles", .choice, default: "licensed",
    scope: .publication,
    "With a public audience, which articles are whole: never; licensed (their licence allows it); "
      + "always (you answer for the right to show them).")
  let otherSites = Setting<AutomaticChoice>(
    "other-sites", .choice, default: "auto",
    "Whether scripts of other sites may read the API, feeds and editions: yes; no; auto (only with a public audience).")
  let contact = Setting<String?>(
    "contact", .optional(.text), "Where a site's operator can reach you, for the User-Agent.")
  let live = Setting<Bool>(
    "live", .yesOrNo, default: "yes", scope: .publication,
    "yes: make editions while serving; no: serve the editions that exist.")
  let pdfTool = Setting<String?>(
    "pdf-tool", .program, default: "pdftotext",
    "The program of Poppler that reads PDFs, by name or path. Without it (Debian: poppler-utils), PDFs are listed but "
      + "not read. none: read no PDF.")
  let briefEngineAddress = Setting<String?>(
    "brief-engine", .optional(.webhook),
    "A server with OpenAI's chat completions that chooses the sentences of briefs; empty: the program's rule chooses. "
      + "Articles are sent there, unless their page or site forbids machines.")
  let briefModel = Setting<String?>("brief-model", .optional(.text), "With brief-engine, the model to ask for.")
  let briefKey = Setting<String?>(
    "brief-key", .optional(.text), isSecret: true, "With brief-engine, the key that it asks for.")
  let responsible = Setting<String?>(
    "responsible", .optional(.text),
    "The person who answers for what the model chooses, named beside it. Without one, brief-engine can't be used.")
  let metrics = Setting<AutomaticChoice>(
    "metrics", .choice, default: "auto",
    "Whether the site itself answers at /metrics: yes; no; auto (only where it listens on loopback; of a "
      + "public site not through a proxy either).")
  let metricsPort = Setting<Int?>(
    "metrics-port", .optional(.port), "A port for /metrics, /healthz and /readyz alone; empty for none.")
  let metricsHost = Setting<String>(
    "metrics-host", .text, default: "127.0.0.1", "The address that metrics-port listens on.")
  let logLevel = Setting<Logger.Level>(
    "log-level", .choice, default: "notice",
    "What is logged: trace, debug, info, notice, warning, error or critical.")
  let logFormat = Setting<LogLine.Format>(
    "log-format", .choice, default: "text", "How it is logged, on standard error: text or json, one line an event.")
  let allow = Setting<Set<HostPort>>(
    "allow", .hostPorts,
    "Hosts and ports that may be fetched although their address is not public, as 127.0.0.1:8099; for tests.")
  let alertWebhook = Setting<String?>(
    "alert-webhook", .optional(.webhook), isSecret: true,
    "An address that incidents are posted to as JSON when they open and close; it may lie in your own network.")
  let alertCommand = Setting<String?>(
    "alert-command", .optional(.command),
    "Instead of an address, the whole path of a program and its arguments, in which quotes have no meaning; it gets the JSON on its standard input."
  )
  let mailServer = Setting<MailServer?>(
    "mail-server", .optional(.mailServer),
    "Where mail is handed in: smtp://USER@HOST:PORT (with STARTTLS, except on this machine), smtps://USER@HOST, or "
      + "sendmail:/usr/sbin/sendmail; empty for no mail.")
  let mailPassword = Setting<String?>(
    "mail-password", .optional(.text), isSecret: true, "What the user of mail-server logs in with.")
  let mailFrom = Setting<Mailbox?>(
    "mail-from", .optional(.mailbox), scope: .publication,
    "Who sends: an address, or a name with an address as in 10HN <news@example.org>.")
  let mailTo = Setting<[MailAddress]>(
    "mail-to", .mailAddresses, isPersonal: true, scope: .publication,
    "Addresses that get every edition by mail, besides the subscribers.")
  let toReader = Setting<[MailAddress]>(
    "to-reader", .mailAddresses, isPersonal: true, scope: .publication,
    "Addresses of e-readers that get every edition as EPUB, such as those of Kindle or PocketBook."
  )
  let mailBook = Setting<Bool>(
    "mail-book", .yesOrNo, default: "no", scope: .publication,
    "yes: every mail has the edition attached as a book (EPUB), unless that is over 7 MB; the mail then says where it is."
  )
  let publisher = Setting<String?>(
    "publisher", .optional(.text), "Your name and postal address, for the end of every mail.")
  let bounceToken = Setting<String?>(
    "bounce-secret", .optional(.text), isSecret: true,
    "What a mail relay proves itself with when it reports bounces to /bounces; empty if none does.")
  let serveDelivers = Setting<Bool>(
    "serve-delivers", .yesOrNo, default: "yes",
    "no: serve sends no editions, because processes of `tenhn deliver` do; readers can still subscribe and leave.")
  let shardToken = Setting<String?>(
    "shard-secret", .optional(.text), isSecret: true,
    "What `tenhn deliver --from` proves itself with when it reads editions from this site; the same there; empty if nobody does."
  )
  let push = Setting<Bool>(
    "push", .yesOrNo, default: "no",
    scope: .publication,
    "yes: a button in the settings lets browsers get a notification of each edition (web push; needs https).")
  let pass = Setting<PassSigner?>(
    "pass", .passSigner, isSecret: true,
    "What editions are signed with as passes for Apple's Wallet: in one file in PEM the key, its certificate and Apple's certificate between; empty for no passes."
  )
  let googleIssuerID = Setting<String?>(
    "google-issuer", .optional(.text),
    "The number of your issuer's account at Google Wallet; empty for no passes there.")
  let googleKey = Setting<String?>(
    "google-key", .optional(.text), isSecret: true, "The key of a service account that may issue passes there, in JSON."
  )
  let appID = Setting<String?>(
    "app-id", .optional(.appID),
    "The reader app that opens links to this site, as TEAM.BUNDLE; empty for none. Devices ask at the root of the host."
  )
  let appPage = Setting<String?>(
    "app-page", .optional(.webAddress), "Where your readers get the app, for the page `Get it`; empty for nowhere.")
  let webhooks = Setting<[WebhookTarget]>(
    "webhooks", .webhooks, scope: .publication,
    "A file of webhooks that each edition's titles are posted to; empty for none.")
  let publishTo = Setting<String?>(
    "publish-to", .optional(.siteAddress),
    "A bucket that speaks S3, for tenhn site publish: https://s3.example.org/BUCKET, or a folder in it: /BUCKET/FOLDER."
  )
  let publishRegion = Setting<String>("publish-region", .text, default: "us-east-1", "The region of publish-to.")
  let publishKey = Setting<String?>(
    "publish-key", .optional(.text), "The id of the key that publish-to is signed with.")
  let publishSecret = Setting<String?>(
    "publish-secret", .optional(.text), isSecret: true, "The secret part of publish-key.")
  let backupDays = Setting<Int>(
    "backup-days", .days, default: "8", "Days after which the last backup counts as old; 0 if you expect none.")
}

/// A choice that another setting makes, unless somebody makes it.
enum AutomaticChoice: String, CaseIterable, Sendable {
  case yes, no, auto
}

extension SettingsTable {
  /// The settings as a list, in the order in which they are declared.
  var definitions: [any SettingDefinition] {
    Mirror(reflecting: self).children.flatMap { _, value in
      (value as? any SettingDefinition).map { [$0] } ?? value as? [any SettingDefinition] ?? []
    }
  }

  /// Variables that begin with `TENHN_` and aren't settings: the places of folder and file, and what tests and scripts
  /// use among themselves.
  static let otherVariables: Set<String> = [
    "TENHN_DATA", "TENHN_CONFIG", "TENHN_DIE_AT", "TENHN_PAGE_DRILL", "TENHN_SHARED", "TENHN_DOCS", "TENHN_EPUBCHECK",
    "TENHN_NAME",
    "TENHN_IN_NAMESPACE", "TENHN_REPORTS", "TENHN_BENCHMARKS", "TENHN_BENCH_READY", "TENHN_BENCH_VENV",
    "TENHN_COMMIT", "TENHN_METADATA_VENV", "TENHN_OFFLINE",
  ]
}
