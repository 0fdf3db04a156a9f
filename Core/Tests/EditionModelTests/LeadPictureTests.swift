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

  @Test("An image far down belongs to a passage, not to the whole")
  func late() {
    #expect(LeadPicture(of: article(["a"], before: 7), among: [image("a")]) != nil)
    #expect(LeadPicture(of: article(["a"], before: 8), among: [image("a")]) == nil)
  }
}
