import HTML

/// Gathers in one walk what the decision needs: elements with their totals, and units of text.
///
/// A unit is the text between two borders of blocks. A plain list, a small table or a preformatted text is one unit, so
/// it is kept or dropped as a whole.
struct PageScan {
  /// Elements in document order; the first represents the document.
  var elements: [PageElement] = []
  var units: [TextUnit] = []
  /// The text nodes of all units, in document order.
  var texts: [NodeID] = []
  /// Hashes of the first words of each unit.
  var wordHashes: [UInt32] = []
  /// Elements with text that doesn't count as text of the page.
  var silent: [NodeID] = []
  /// Whether the text is what the page shows without scripts.
  var isNoscript = false
  var titleWordCount = 0
  var descriptionWordCount = 0

  /// Whether the page has more units or elements than are looked at. The text of the others isn't content.
  var isCut = false

  /// The most units of a page.
  ///
  /// Why: each takes a kilobyte while the forests judge it, so a page of `<p>a` took 500 times its size. The largest of 3,030
  /// real pages has 3,800 blocks.
  static let unitLimit = 20_000

  /// The most elements of a page. The largest of 3,238 real pages has 25,601 nodes in all.
  static let elementLimit = 100_000

  /// The number of words of a unit to look up.
  ///
  /// ``shortLimit`` is the most words of a short unit, such as a menu item or a button.
  static let wordLimit = 40
  static let shortLimit = 14
}

/// An element with the totals of its content.
struct PageElement {
  var node: NodeID
  var parent: Int32
  /// The element after its last descendant.
  var end: Int32 = 0
  var tag: Tag
  var surroundings: Surroundings
  var depth: Int32
  /// A value that is equal for siblings with the same name and class.
  var signature: UInt32 = 0
  /// The number of siblings with the same signature, including itself.
  var alike: Int32 = 1
  /// The weights of its own class and identifier.
  var markup = LexicalWeights()
  /// Marks from its class or identifier.
  var marks: Marks = []
  /// The nearest list, table or preformatted text that is kept or dropped with it as a whole, or -1.
  var atom: Int32 = -1

  var words: Int32 = 0
  var characters: Int32 = 0
  var linkCharacters: Int32 = 0
  /// The number of words in units that read as prose.
  var prose: Int32 = 0
  var units: Int32 = 0
  var shortUnits: Int32 = 0
  var images: Int32 = 0
}

/// Facts that the names of classes and identifiers declare.
struct Marks: OptionSet {
  let rawValue: UInt16
  static let comments = Marks(rawValue: 1)
  /// The page asks for a proof of being human.
  static let challenge = Marks(rawValue: 2)
  /// The rest is for subscribers.
  static let wall = Marks(rawValue: 4)
  /// The box of a consent-dialog vendor: never part of a page's text, and often longer than it.
  static let consent = Marks(rawValue: 8)
  /// An outage report.
  static let incident = Marks(rawValue: 16)
  /// A date or time.
  static let time = Marks(rawValue: 32)
  /// A paper's abstract.
  static let abstract = Marks(rawValue: 64)
  /// A boxed note in a manual.
  static let note = Marks(rawValue: 128)
  /// A box of links to other articles.
  static let related = Marks(rawValue: 256)
  /// A part of the page that is never its article: sharing, advertisements, offers.
  static let foreign = Marks(rawValue: 512)
  /// The author and the date of the article.
  static let byline = Marks(rawValue: 1024)
  /// One of several parts that a page shows one at a time.
  static let panel = Marks(rawValue: 2048)
  /// Hidden on some screens.
  static let hiding = Marks(rawValue: 4096)
  /// A dialog that the page opens over itself.
  static let modal = Marks(rawValue: 8192)
  /// A post of a thread.
  static let post = Marks(rawValue: 16384)

  /// The marks for words of classes and identifiers, by hash.
  static let byWord: WordTable<Marks> = {
    let rows: [(Marks, [String])] = [
      (
        .comments,
        [
          "comment", "comments", "commentlist", "respond", "disqus", "replies", "reply", "remark", "remarks",
          "kommentare", "commentaires", "comentarios", "webmention", "webmentions",
        ]
      ),
      (
        .consent,
        [
          "onetrust", "cookiebot", "didomi", "usercentrics", "truste", "trustarc", "cookieconsent", "cookieyes",
          "osano", "termly", "iubenda", "klaro", "borlabs", "complianz", "cmplz", "cookielawinfo", "cookiefirst",
          "tarteaucitron", "axeptio", "cookiehub", "cookienotice", "quantcast", "cky",
        ]
      ),
      (.incident, ["incident", "incidents", "outage"]),
      (.time, ["timestamp", "time", "date"]),
      (.abstract, ["abstract"]),
      (.note, ["admonition"]),
      (.challenge, ["captcha", "recaptcha", "hcaptcha", "turnstile", "challenge"]),
      (.wall, ["paywall", "regwall", "metered", "subscribewall", "piano", "barrier", "gated"]),
      (.related, ["related", "recommend", "recommended", "recommendations", "recirculation", "teasers"]),
      (
        .foreign,
        [
          "share", "sharing", "social", "newsletter", "signup", "promo", "advert", "advertisement", "ads", "sponsored",
          "outbrain", "taboola", "trending", "popular", "breadcrumb", "breadcrumbs", "pagination", "pager", "donate",
          "sidebar", "menu", "cta", "rating", "bio",
        ]
      ),
      (.byline, ["byline", "author", "authors", "dateline", "published", "pubdate", "postmeta", "meta"]),
      (.post, ["post", "posts", "message", "messages", "msg", "answer", "answers"]), (.panel, ["tabpanel"]),
      (.modal, ["modal"]), (.hiding, ["hidden", "none", "mobile", "tablet", "xs", "small"]),
    ]
    var table = WordTable<Marks>(capacity: 256, nothing: [])
    for (mark, words) in rows { for word in words { table[WordHash(of: word).folded] = mark } }
    return table
  }()
}

/// A unit of text.
struct TextUnit {
  /// The block that contains it.
  var element: Int32
  /// The element that holds its first text node.
  var wrapper: Int32
  var texts: Range<Int>
  var hashes: Range<Int>
  var tally = TextTally()
}
