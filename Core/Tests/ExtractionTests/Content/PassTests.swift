import Foundation
import HTML
import Testing

@testable import Extraction

/// The passes around the model, each alone: here the model's word is given, so only the pass can be right or wrong.
struct PassTests {
  private let parts = TestPage.paragraphs

  private func scan(_ document: HTMLDocument) -> PageScan {
    PageScan(document, title: Array("The wall that leans".utf8), description: [], lexicon: ContentModel.standard.markup)
  }

  private func shown(_ kept: [Bool], _ scan: PageScan, _ document: HTMLDocument) -> String {
    kept.indices.filter { kept[$0] }.map { scan.text(of: $0, in: document) }.joined(separator: "\n")
  }

  private func foreign(_ body: String) -> String {
    let document = HTMLDocument.parse(Array(TestPage.article(body).utf8))
    let scan = scan(document)
    var pass = ForeignParts(scan, UnitRanges(scan), kept: Array(repeating: true, count: scan.units.count))
    pass.run(document, isThread: false)
    return shown(pass.kept, scan, document)
  }

  /// Runs the gaps on a page whose long paragraphs are kept and whose other texts have one probability.
  private func gaps(_ body: String, _ probability: Float, from least: Int = 15, isThread: Bool = false) -> String {
    let document = HTMLDocument.parse(Array(TestPage.article(body).utf8))
    let scan = scan(document)
    let kept = scan.units.map { $0.tally.words >= least }
    var pass = ArticleGaps(
      scan, UnitRanges(scan), probabilities: kept.map { $0 ? 0.9 : probability }, kept: kept, isThread: isThread)
    pass.run(document)
    return shown(pass.kept, scan, document)
  }

  @Test("Dialogs go", arguments: ["<div role=dialog>", "<div role=alertdialog>", "<div class='modal fade'>"])
  func dialogs(_ start: String) {
    let document = HTMLDocument.parse(
      Array(TestPage.article(TestPage.body, below: start + "<p>We keep files.</p></div>").utf8))
    let scan = scan(document)
    var pass = StructuralChoice(scan, kept: Array(repeating: true, count: scan.units.count), isThread: false)
    pass.run(document)
    let text = shown(pass.kept, scan, document)
    #expect(!text.contains("We keep files."))
    #expect(text.contains(parts[3]))
  }

  @Test("An article in a dialog stays where the page has no heading of the first level, whatever else is kept")
  func articleInDialog() {
    let document = HTMLDocument.parse(
      Array(
        "<div role=dialog><h2>The wall that leans</h2>\(TestPage.body)</div><p>\(parts[0]) \(parts[1])".utf8))
    let scan = scan(document)
    var pass = StructuralChoice(scan, kept: Array(repeating: true, count: scan.units.count), isThread: false)
    pass.run(document)
    #expect(shown(pass.kept, scan, document).contains(parts[3]))
  }

  @Test("The title of a fold whose button holds a block stays above kept text")
  func foldTitles() {
    let fold =
      "<div class=item><div class=head><h3><button><div>Installation?</div></button></h3></div>"
      + "<div class=panel><p>\(parts[2])</div></div>"
    #expect(gaps(TestPage.body + fold + TestPage.body, 0.9, from: 1).contains("Installation?"))
  }

  @Test("Comments end an article without a declared body, also one with a heading named after them")
  func comments() {
    let text = foreign(
      TestPage.body + "<h2 id=comments>On comments</h2>\(TestPage.body)<div class=comments><p>Mine too.</p></div>")
    #expect(!text.contains("Mine too."))
    #expect(text.contains("On comments"))
  }

  @Test("Answers that are twice as long as the text before them stay")
  func longAnswers() {
    let answers = String(repeating: TestPage.body, count: 3)
    #expect(
      foreign(TestPage.body + TestPage.body + "<div class=comments>\(answers + answers)</div>").ranges(of: parts[0])
        .count == 8)
  }

  @Test("Hidden addresses go")
  func addresses() {
    #expect(!foreign("<div style='display:none'>https://coast.example/a.js</div>" + TestPage.body).contains("a.js"))
  }

  @Test("Quoted posts stay between kept texts")
  func posts() {
    let post = "<blockquote class=twitter-tweet><p>lol that wall</p>— Ed <a href=/ed/1>May 5</a></blockquote>"
    #expect(gaps("<p>\(parts[0])</p>" + post + "<p>\(parts[1])</p>", 0.05).contains("lol that wall"))
  }

  @Test("Cells stay in an article, but not in a forum", arguments: [false, true])
  func cells(_ isThread: Bool) {
    let row = "<tr><td><p>Hill</p></td><td><p>2nd</p></td><td><p>\(parts[2])</p></td></tr>"
    let text = gaps("<p>\(parts[0])</p><table>\(row)</table><p>\(parts[1])</p>", 0.16, isThread: isThread)
    #expect(text.contains("2nd") == !isThread)
  }

  @Test("A paragraph that the model nearly keeps stays beside its kept siblings", arguments: [0.42, 0.3] as [Float])
  func nearlyKept(_ probability: Float) {
    let first = "HARBOUR TOWN: The wall has leaned since May, and nobody in the office knows why."
    let last = "The office opens its books on Monday, and the whole town will come and read them. HNA"
    let column = [first, parts[0], parts[1], last].map { "<p>\($0)</p>" }.joined()
    let text = gaps("<div>\(column)</div><div><p>\(first.uppercased())</p></div>", probability, from: 20)
    for part in ["HARBOUR TOWN: The wall", "HNA"] { #expect(text.contains(part) == (probability > 0.4), "\(part)") }
    #expect(!text.contains("THE WALL HAS"))
  }

  @Test("All posts of a thread stay")
  func thread() {
    let posts = [parts[0], "Yes.", parts[1], "Same here"].map { "<div class=msg><div class=text>\($0)</div></div>" }
    let text = thread(posts.joined(), 0.1) { $0.tally.words >= 15 }
    for post in ["Yes.", "Same here"] { #expect(text.contains(post), "\(post)") }
    #expect(!text.contains("About us"))
  }

  /// Runs the pass on a thread of which some units are kept; the others have one probability.
  private func thread(_ body: String, _ probability: Float, keeping isKept: (TextUnit) -> Bool) -> String {
    let document = HTMLDocument.parse(Array(TestPage.article(body).utf8))
    let scan = scan(document)
    let kept = scan.units.map(isKept)
    var pass = ThreadPosts(scan, probabilities: kept.map { $0 ? 0.9 : probability }, kept: kept)
    pass.run(document)
    return shown(pass.kept, scan, document)
  }

  @Test("Replies below a long first post stay if the model gives them a chance", arguments: [0.35, 0.1] as [Float])
  func replies(_ probability: Float) {
    let first = "<div class=first><div class=body>\(TestPage.body)</div></div>"
    let replies = [
      "I have walked there in the winter, and it leans indeed.", "Mine leans too.", "It does not, says my aunt.",
    ]
    .enumerated().map { "<div class='reply by-\($0)'><div class=markdown><p>\($1)</div></div>" }
    let text = thread(first + replies.joined(), probability) { $0.tally.words >= 15 }
    for reply in ["leans indeed", "Mine leans too", "says my aunt"] {
      #expect(text.contains(reply) == (probability > 0.3), "\(reply)")
    }
  }

  @Test("What replies quote isn't taken for a reply")
  func quotedReplies() {
    let first = "<div class=first><div class=body>\(TestPage.body)</div></div>"
    let replies = ["Mine leans too.", "It does not, says my aunt.", "Nobody knows what it will do in the spring."].map {
      "<div class=message><div class=markdown><blockquote><div class=quoted>Ed said: the old wall leans.</div></blockquote><p>\($0)</div></div>"
    }
    let text = thread(first + replies.joined(), 0.4) { $0.tally.words >= 15 }
    #expect(text.contains("Nobody knows"))
    #expect(!text.contains("Ed said"))
  }

  @Test("Labels beside the posts of a thread go, names and the posts' own words stay")
  func labels() {
    let posts = [("ed", parts[0]), ("ann", "It leans."), ("ed", "Thanks."), ("eve", "It leans."), ("kim", "It leans.")]
    let items = posts.enumerated().map { number, post in
      """
      <div class=post><div class=who>\(post.0)</div><div class=rank>Wall Walker</div><div class=text>\(post.1)<pre>git pull</pre></div>
      <div class=bar><div class=count>Likes received: \(number)</div><div class=buttons>Like</div></div></div>
      """
    }
    let text = thread(items.joined(), 0.1) { _ in true }
    for label in ["Wall Walker", "Likes received", "Like"] { #expect(!text.contains(label), "\(label)") }
    for part in ["ed\n", "ann", "eve", "It leans.", "Thanks.", "git pull"] { #expect(text.contains(part), "\(part)") }
  }

  @Test(
    "Names stay in a thread of few writers: without one of them, words would read as another's",
    arguments: ["ann bob ann ann", "ann bob ann bob ann bob", "ann ann ann ann bob cleo"])
  func fewWriters(order: String) {
    let names = order.split(separator: " ")
    let items = names.enumerated().map { number, name in
      "<div class=post><div class=who>\(name)</div><div class=text>\(number == 0 ? parts[0] : "It leans, \(number).")</div></div>"
    }
    let text = thread(items.joined(), 0.1) { _ in true }
    for name in Set(names) {
      #expect(text.components(separatedBy: name + "\n").count - 1 == names.count { $0 == name }, "\(name): \(text)")
    }
  }

  @Test("Short texts that a first post says three times stay")
  func ownWords() {
    let first =
      "<div class='post first'><div class=body><p>Do the bricks lean?</p>"
      + "<p>Yes</p><p>Do they bend?</p><p>No</p><p>Do they crack?</p><p>Yes</p><p>Do they fall?</p><p>Yes</p></div></div>"
    let replies = parts.prefix(4).map { "<div class=post><div class=text>\($0)</div></div>" }
    let text = thread(first + replies.joined(), 0.4) { _ in true }
    #expect(text.components(separatedBy: "Yes").count == 4, "\(text)")
  }

  @Test("Labels beside the sections of a manual stay, although its address is a forum's")
  func sectionLabels() {
    let sections = parts.map {
      "<div class=note><div class=note-title>Note</div></div><div class=section><p>\($0)</div>"
    }
    #expect(thread(sections.joined(), 0.1) { _ in true }.contains("Note"))
  }
}
