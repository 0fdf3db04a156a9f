import Archive
import ArticleModel
import EditionModel
import Extraction
import Fetching
import PageWorkers
import Robots
import Selection
import StorySources
import WebAddress

/// Reads one candidate: its page, or its own text if it links to no page.
struct StoryReader: Sendable {
  let fetcher: Fetcher
  let source: any StorySource
  let table: PermissionTable
  let pdfs: PDFReadings
  let pages: PageReadings

  /// The outcome of reading a candidate.
  struct Reading: Sendable {
    var outcome: Desk.Reading
    var receipt: Receipt
    /// Nil if there is nothing to read.
    var article: Article?
    /// The article as it is sealed.
    var sealed: [UInt8]?
    var visibility: Visibility = .card
    /// The row of the table on permissions that decided; nil if there is no page.
    var permission: Permission?
    /// Whether the page says that no machine may work on its text: `noai`, or text mining is reserved.
    var forbidsMachines = false
    /// The page after redirects.
    var finalURL: String?
    /// The addresses that were asked for it: the page's own, and those that redirected to it.
    var addresses: Set<String> = []

    static func unreadable(_ why: String, source: String, title: Metadata? = nil, finalURL: String? = nil) -> Reading {
      unreadable(Receipt(kind: .card, why: why, source: source, confidence: 1), title: title, finalURL: finalURL)
    }

    static func unreadable(_ receipt: Receipt, title: Metadata?, finalURL: String?) -> Reading {
      Reading(
        outcome: .unreadable(why: receipt.why, confidence: receipt.confidence ?? 1), receipt: receipt,
        article: title.map { Article(metadata: $0) }, finalURL: finalURL)
    }
  }

  func read(_ candidate: Candidate) async -> Reading {
    guard let url = candidate.url else { return await readOwnText(candidate).withSealedArticle }
    let page = await fetcher.fetch(url, as: .page)
    var reading = await read(page)
    reading.addresses = page.addresses
    return reading.withSealedArticle
  }

  private func read(_ page: FetchResult) async -> Reading {
    if let failure = page.failure {
      var reading = Reading.unreadable(failure.explanation, source: "page", finalURL: page.final)
      reading.permission = failure.code == .robots ? .robotsTxt : nil
      return reading
    }
    if page.type == "application/pdf" { return await readPDF(page) }
    guard let text = page.text, let type = page.type else {
      return .unreadable("the page's type is \(page.type ?? "unknown")", source: "page", finalURL: page.final)
    }
    let isMarkup = type.hasSuffix("html") || type.hasSuffix("xml")
    return await read(
      PageRequest(
        isMarkup ? .html : .plainText, url: page.final, exchange: isMarkup ? ExchangeFacts(page) : nil, bytes: text),
      of: page, source: "page")
  }

  private func readPDF(_ page: FetchResult) async -> Reading {
    switch await pdfs.read(page.body, from: page.final, at: page.date ?? Timestamp(0)) {
    case .layout(let layout):
      await read(PageRequest(.printedLayout, url: page.final, bytes: layout), of: page, source: "pdf")
    case .failed(let failure): .unreadable(failure.why, source: "pdf", finalURL: page.final)
    }
  }

  private func read(_ request: PageRequest, of page: FetchResult, source: String) async -> Reading {
    switch await pages.read(request, at: page.date ?? Timestamp(0)) {
    case .success(let answer): judge(answer.extract, page: page)
    case .failure(let failure): .unreadable(failure.why, source: source, finalURL: page.final)
    }
  }

  /// Reads a text at the source itself, such as an Ask HN.
  private func readOwnText(_ candidate: Candidate) async -> Reading {
    let words = source.profile.ownText
    let blocks = SourceText.blocks(await source.story(candidate.id.nativeID, at: candidate.posted)?.markup ?? "")
    guard !blocks.isEmpty else {
      return .unreadable(words.whyEmpty, source: words.receiptSource)
    }
    let article = Article(
      metadata: Metadata(title: candidate.title, authors: [candidate.author].compactMap(\.self)), blocks: blocks
    ).bounded().article
    return Reading(
      outcome: .readable(pageKey: nil),
      receipt: Receipt(
        kind: .full, why: words.whyFull, source: words.receiptSource, confidence: 1, signs: ["ownText"]),
      article: article, visibility: .full, permission: .ownText)
  }

  private func judge(_ extract: Extract, page: FetchResult) -> Reading {
    var article = extract.article
    var receipt = extract.receipt
    let final = page.final
    guard receipt.kind != .card, !article.blocks.isEmpty else {
      receipt.kind = .card
      return .unreadable(receipt, title: article.metadata, finalURL: final)
    }
    let signals = SiteSignals(page: extract.signals, headers: page.headers, licence: article.metadata.licence)
    let verdict = table.verdict(on: signals)
    var visibility = Visibility.full
    switch verdict.showing {
    case .nothing(let why):
      return refused(why, by: verdict.row, source: receipt.source, finalURL: final)
    case .excerpt(let limit, let why):
      article = article.excerpt(limit: limit)
      receipt = Receipt(
        kind: .excerpt, why: why, source: receipt.source, evidence: receipt.evidence, confidence: 1,
        signs: ["permission"])
      visibility = .excerpt
      guard !article.blocks.isEmpty else {
        return refused(why, by: verdict.row, source: receipt.source, finalURL: final)
      }
    case .standfirst: visibility = .excerpt
    case .whole: visibility = receipt.kind == .excerpt ? .excerpt : .full
    }
    return Reading(
      outcome: .readable(pageKey: WebURL(final)?.pageKey), receipt: receipt, article: article,
      visibility: visibility, permission: verdict.row,
      forbidsMachines: signals.forbidsMachineLearning || signals.reservesTextMining, finalURL: final)
  }

  private func refused(_ why: String, by row: Permission, source: String, finalURL: String) -> Reading {
    var reading = Reading.unreadable(why, source: source, finalURL: finalURL)
    reading.permission = row
    return reading
  }
}

extension StoryReader.Reading {
  /// The reading with its article encoded. One that can't be encoded is no story, before the edition is decided.
  fileprivate var withSealedArticle: Self {
    var reading = self
    guard outcome.isReadable, let article else { return self }
    do {
      reading.sealed = try CanonicalJSON.encode(article)
    } catch {
      let receipt = Receipt(kind: .card, why: PageFailure.tooLarge.why, source: receipt.source, confidence: 1)
      reading.receipt = receipt
      reading.outcome = .unreadable(why: receipt.why)
      reading.article = Article(metadata: article.metadata)
      reading.visibility = .card
    }
    return reading
  }
}

extension FetchResult {
  /// The addresses of the answers that this result is made from, as archives write them.
  var addresses: Set<String> { Set(hops + [final]) }
}

extension ExchangeFacts {
  /// What the receipt learns from the fetch.
  init(_ page: FetchResult) {
    self.init(
      status: page.status, requested: page.url, final: page.final, asksToRetry: page.headers["retry-after"] != nil,
      isChallenge: page.headers["cf-mitigated"] != nil)
  }
}
