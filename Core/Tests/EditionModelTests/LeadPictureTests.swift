import ArticleModel
import EditionModel
import Testing

@Suite("Lead pictures") struct LeadPictureTests {
  private func article(_ urls: [String], before blocks: Int = 0) -> Article {
    Article(
      metadata: Metadata(),
      blocks: (0..<blocks).map { .paragraph([.text("paragraph \($0)")]) }
        + urls.map { .figure(Figure(images: [Image(url: $0, alternative: "a lamp")])) })
  }

  private func image(
    _ url: String, bytes: Int = 20_000, width: Int? = 600, height: Int? = 400, type: String = "image/jpeg"
  ) -> StoredImage {
    StoredImage(url: url, hash: ContentHash(of: url.utf8), type: type, bytes: bytes, width: width, height: height)
  }

  @Test("The first image near the beginning that is light and wide enough leads")
  func first() {
    let heavy = image("heavy", bytes: 25_001)
    let fit = image("fit", bytes: 25_000)
    let lead = LeadPicture(of: article(["heavy", "unstored", "fit", "later"]), among: [image("later"), heavy, fit])
    #expect(lead == LeadPicture(hash: fit.hash, width: 600, height: 400, alt: "a lamp"))
  }

  @Test("An image that is heavy, small, narrow, drawn, moving or of unknown size doesn't lead")
  func unsuitable() {
    for unfit in [
      image("a", bytes: 300_000), image("a", width: 200), image("a", height: 120), image("a", width: 400, height: 900),
      image("a", width: 1300, height: 200), image("a", type: "image/svg+xml"), image("a", type: "image/gif"),
      image("a", width: nil), image("a", type: "image/unknown"),
    ] { #expect(LeadPicture(of: article(["a"]), among: [unfit]) == nil, "\(unfit)") }
  }

  private func pair(_ url: String, alternative: String? = nil) -> Article {
    let image = Image(url: url, alternative: alternative, small: "small " + url)
    return Article(metadata: Metadata(), blocks: [.figure(Figure(images: [image]))])
  }

  @Test("A heavy image is led by the small version that its page offers")
  func small() {
    let heavy = image("a", bytes: 300_000)
    let small = image("small a", width: 320, height: 213)
    #expect(LeadPicture.smallVersions(of: pair("a"), besides: [heavy]) == ["small a"])
    #expect(LeadPicture.smallVersions(of: pair("a"), besides: []) == ["small a"], "one that isn't stored")
    #expect(LeadPicture(of: pair("a"), among: [heavy, small])?.hash == small.hash)
    #expect(LeadPicture(of: pair("a"), among: [small])?.hash == small.hash)
  }

  @Test("No small version is asked for where none can lead or none is needed")
  func needless() {
    #expect(LeadPicture.smallVersions(of: pair("a"), besides: [image("a")]).isEmpty, "light already")
    let tall = image("a", bytes: 90_000, width: 400, height: 900)
    #expect(LeadPicture.smallVersions(of: pair("a"), besides: [tall]).isEmpty, "tall")
    #expect(LeadPicture(of: pair("a"), among: [tall, image("small a")]) == nil)
    #expect(LeadPicture.smallVersions(of: article(["a"]), besides: []).isEmpty, "none offered")
  }

  @Test(
    "A logo, a portrait beside a byline and an icon don't lead",
    arguments: [
      ("https://a.example/img/logo.png", nil), ("https://a.example/avatars/7.jpg", nil),
      ("https://a.example/7.jpg", "The Example logo"), ("https://a.example/site-icon.png?w=400", nil),
    ] as [(String, String?)])
  func signs(_ url: String, _ alternative: String?) {
    #expect(LeadPicture(of: pair(url, alternative: alternative), among: [image(url)]) == nil)
    #expect(LeadPicture.smallVersions(of: pair(url, alternative: alternative), besides: []).isEmpty)
    #expect(
      LeadPicture(of: pair("https://a.example/logotherapy.jpg"), among: [image("https://a.example/logotherapy.jpg")])
        != nil)
  }

  @Test("An image far down belongs to a passage, not to the whole")
  func late() {
    #expect(LeadPicture(of: article(["a"], before: 7), among: [image("a")]) != nil)
    #expect(LeadPicture(of: article(["a"], before: 8), among: [image("a")]) == nil)
  }
}
