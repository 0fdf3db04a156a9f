import ArticleModel
import EditionModel

/// A story as readers may see it.
struct PresentedStory: Sendable {
  /// What this copy of the story can show.
  enum Text: Sendable {
    case article(Article)
    /// The site has not allowed more than a few words elsewhere.
    case excerpt
    case card
    case withdrawn(Correction)
    /// Sealed, but not among the blobs at hand: missing, damaged, or of a newer program.
    case missing
  }

  let story: Story
  /// What its page is called under the edition's: `3`, or `R1` for a reserve.
  let name: String
  /// Why a reserve lost; nil for one of the ten.
  let lost: String?
  let text: Text
  private let keptDiscussion: Discussion?
  private let laterDiscussion: Discussion?
  /// The corrections that concern it, oldest first.
  let corrections: [Correction]
  /// The corrections that still hold and that ``notice`` doesn't show.
  var marks: [Correction] {
    corrections.inForce.filter { $0.kind != .withdrawn && $0.kind != .commentWithdrawn }
  }
  var number: Int { story.number }
  var isReserve: Bool { lost != nil }

  init(
    _ story: Story, name: String, lost: String? = nil, article: Article?, discussion: Discussion? = nil,
    addition: Discussion? = nil,
    corrections: [Correction]
  ) {
    self.story = story
    keptDiscussion = discussion
    laterDiscussion = addition
    self.name = name
    self.lost = lost
    self.corrections = corrections
    if let withdrawal = corrections.last(where: { $0.kind == .withdrawn }) {
      text = .withdrawn(withdrawal)
    } else {
      switch story.visibility {
      case .full: text = article.map(Text.article) ?? (story.article == nil ? .card : .missing)
      // Where the page itself allows an excerpt, that is all that was sealed: what is at hand may be shown.
      case .excerpt:
        text =
          story.receipt.kind == .excerpt
          ? article.map(Text.article) ?? (story.article == nil ? .excerpt : .missing) : .excerpt
      case .card: text = .card
      }
    }
  }

  var article: Article? {
    if case .article(let article) = text { article } else { nil }
  }

  var isWithdrawn: Bool { if case .withdrawn = text { true } else { false } }
  var isMissing: Bool { if case .missing = text { true } else { false } }
  /// Whether a discussion was sealed that isn't among the blobs at hand.
  var lacksDiscussion: Bool { !isWithdrawn && story.thread != nil && keptDiscussion == nil }

  var images: [StoredImage] { article == nil ? [] : story.images }

  /// Shown only with the article that it belongs to.
  var lead: LeadPicture? { article == nil ? nil : story.lead }

  /// Gone with the article when that was withdrawn: the words are the page's own.
  var standfirst: String? {
    if case .withdrawn = text { return nil }
    return story.standfirst.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Shown only with the article whose sentences it is made of, and unless it was found to mislead.
  var brief: ShownBrief? {
    corrections.contains { $0.kind == .brief } ? nil : ShownBrief(story.brief, of: article)
  }

  /// The brief where the page has no good description of its own.
  var leadingBrief: ShownBrief? { standfirst == nil ? brief : nil }

  /// What is said under the title: the page's own words in either case.
  var opening: String? { standfirst ?? brief?.text }

  /// ``opening`` with who chose it, for places without markup.
  var openingInFull: String? { standfirst ?? brief.map { "\($0.text) (\($0.origin))" } }

  /// Gone with a withdrawal, and with them what others quoted of the page.
  var quotes: [Quote] { isWithdrawn ? [] : discussion?.quotes ?? story.quotes }

  /// The kept discussion. Gone with a withdrawal of the story.
  var discussion: Discussion? { isWithdrawn ? nil : keptDiscussion }

  /// What was said after the edition was sealed.
  var addition: Discussion? { isWithdrawn ? nil : laterDiscussion }

  /// Whether there is a page of the discussion that has anything to show.
  var hasDiscussion: Bool { discussion.map { !$0.comments.isEmpty || !$0.facts.isEmpty } ?? false }

  /// A copy of the page that the thread names, for a page that can't be read here.
  var copy: ThreadFact? { article == nil ? discussion?.facts.first { $0.kind == .archive } : nil }

  /// The submitter's own words beside the link. Gone with the article when that was withdrawn.
  var note: [Block]? { isWithdrawn ? nil : story.note }

  var minutesHere: Int { article == nil ? 0 : story.readingMinutes }

  /// As in the edition, unless a withdrawal or a fault of the disk has left less.
  var visibility: String {
    if isWithdrawn || isMissing { return Visibility.card.rawValue }
    return story.visibility.rawValue
  }

  /// What was done to the story, as of now: of an article that was withdrawn, or isn't at hand, nothing is here any more, whatever
  /// was sealed of it.
  var receipt: Receipt {
    guard isWithdrawn || isMissing, let notice else { return story.receipt }
    return Receipt(kind: .card, why: "\(notice.label): \(notice.why)", source: story.receipt.source)
  }

  /// Where the original is, for people.
  var original: String? { story.url ?? story.canonical }

  /// What is missing or in doubt, and why. Nil for a whole article.
  var notice: (label: String, why: String)? {
    // Receipts are sentences, some with a label of their own; pages set label and full stop themselves.
    var why = story.receipt.why.hasSuffix(".") ? String(story.receipt.why.dropLast()) : story.receipt.why
    var label: String?
    for known in ["Parts may be missing", "May include extra text"] where why.hasPrefix(known + ": ") {
      label = known
      why = String(why.dropFirst(known.count + 2))
    }
    switch text {
    case .withdrawn(let correction): return (Wording.Story.withdrawn, correction.text)
    case .missing: return (Wording.Story.missing, Wording.Story.missingWhy)
    case .excerpt:
      let isOwn = story.receipt.kind == .excerpt
      return (Wording.Story.excerpt, isOwn ? why : Wording.Story.excerptWhy)
    case .card: return (Wording.Story.card, why)
    case .article:
      switch story.receipt.kind {
      case .full: return nil
      case .partial:
        let isDoubtful = story.receipt.evidence[Receipt.doubtful] == 1
        return (label ?? (isDoubtful ? Wording.Story.doubtful : Wording.Story.partial), why)
      case .excerpt: return (Wording.Story.excerpt, why)
      case .card: return (Wording.Story.card, why)
      }
    }
  }

  /// Whether the article begins with the standfirst or the brief. A page would then say it twice.
  var standfirstOpensArticle: Bool {
    guard let standfirst = opening, let article else { return false }
    // Descriptions differ from the page's own text in quotation marks, dashes and capitals (almanac.com), and end where it goes on.
    func words(_ text: some StringProtocol) -> [String] {
      text.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }
        .map { $0.lowercased().replacing("’", with: "").replacing("'", with: "") }
    }
    let wanted = words(standfirst)
    // A kicker or a line about the author may come first.
    return !wanted.isEmpty && article.blocks.prefix(3).contains { words($0.plainText).starts(with: wanted) }
  }

  var language: String? { story.language ?? article?.metadata.language }

  /// As the page says, else as its language is written; nil if neither is known.
  var direction: TextDirection? {
    if let direction = story.direction ?? article?.metadata.direction { return direction }
    return language.map { language in
      let primary = language.lowercased().prefix { $0 != "-" && $0 != "_" }
      return PresentedStory.rightToLeft.contains(String(primary)) ? .rightToLeft : .leftToRight
    }
  }

  private static let rightToLeft: Set<String> = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]

  /// The language of the title: the source writes English, unless it repeats the page's own title or its script
  /// says otherwise.
  var titleLanguage: String? {
    guard let language = story.language, language.prefix(2).lowercased() != "en" else { return nil }
    let isOwn = article.map { $0.metadata.title == story.title } ?? false
    return isOwn || story.title.unicodeScalars.contains { $0.value >= 0x0370 && $0.properties.isAlphabetic }
      ? language : nil
  }
}
