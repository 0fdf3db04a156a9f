import ArticleModel
import Testing

struct FigureTests {
  private func figures(_ html: String) -> [Figure] {
    blocks(html).compactMap { block in if case .figure(let figure) = block { figure } else { nil } }
  }

  static let boxes: [String] = [
    "<figure><img src=a.png alt=Alt><figcaption>Cap</figcaption></figure>",
    "<figure><a href=a-large.png><picture><source srcset=a.avif type=image/avif><img src=a.png alt=Alt></picture></a><figcaption><p>Cap</p></figcaption></figure>",
    "<div class=wp-caption><img src=a.png alt=Alt><p class=wp-caption-text>Cap</p></div>",
    "<div class=imageblock><div class=content><img src=a.png alt=Alt></div><div class=title>Cap</div></div>",
    "<div class=figure><img src=a.png alt=Alt><p class=caption>Cap</p></div>",
  ]

  @Test(
    "Caption and alternative text come once", arguments: boxes)
  func captionAndAlternative(_ html: String) {
    let image = Image(url: "https://site.example/post/a.png", alternative: "Alt")
    #expect(blocks("<p>x</p>" + html) == [paragraph("x"), .figure(Figure(images: [image], caption: [.text("Cap")]))])
  }

  @Test("An image alone in its paragraph is a figure")
  func imageAlone() {
    #expect(figures("<p><img src=/i.png alt=''></p>").map(\.images.first?.url) == ["https://site.example/i.png"])
  }

  @Test("Icons stay in the line and pictures leave it")
  func iconsStay() {
    let icon = Image(url: "https://site.example/i.png", alternative: "", width: 16, height: 16)
    #expect(
      blocks("<p>a <img src=/i.png width=16 height=16 alt=''> b</p>")
        == [.paragraph([.text("a "), .image(icon), .text(" b")])])
    #expect(blocks("<p>a <img src=/p.png width=800> b</p>").count == 2)
  }

  @Test(
    "Late images come once with their true address",
    arguments: [
      "<img src='data:image/gif;base64,R0' data-src=/real.png>",
      "<img src=/img/placeholder.svg data-original=/real.png>",
      "<img src=/blank.gif><noscript><img src=/real.png></noscript>",
      "<img src=/real.png><noscript><img src=/real.png></noscript>",
      "<img class=lazy data-src=/real.png><noscript><img src=/other.png></noscript>",
      "<img src=/low.png srcset='/tiny.png 300w, /real.png 1100w, /huge.png 4000w'>",
      "<picture><source srcset='/real.png 1x, /double.png 4x' type=image/webp><img src=data:,></picture>",
    ])
  func lateImagesCome(_ html: String) {
    #expect(figures("<p>x</p>" + html).flatMap(\.images).map(\.url) == ["https://site.example/real.png"])
  }

  @Test(
    "An image names the small version that its page offers, and none if that is the image itself",
    arguments: [
      ("<img src=/a.png srcset='/tiny.png 100w, /small.png 320w, /a.png 1200w'>", "https://site.example/small.png"),
      (
        "<picture><source srcset='/small.webp 300w, /large.webp 1200w'><img src=/a.png></picture>",
        "https://site.example/small.webp"
      ),
      ("<img src=/a.png srcset='/a.png 500w'>", nil), ("<img src=/a.png>", nil),
    ] as [(String, String?)])
  func smallVersions(_ html: String, _ small: String?) {
    #expect(figures("<p>x</p>" + html).flatMap(\.images).map(\.small) == [small])
  }

  @Test("Pixels that count readers are no images")
  func pixels() {
    #expect(figures("<img src=/count.gif width=1 height=1><img src=/x.png style='display:none'>").isEmpty)
  }

  @Test("Several images share a caption")
  func severalImagesShare() {
    let built = figures("<figure><img src=/a.png><img src=/b.png><figcaption>Both</figcaption></figure>")
    #expect(built.map(\.images.count) == [2])
    #expect(built.map(\.caption) == [[.text("Both")]])
  }

  @Test("A figure's table and quote take its caption")
  func figuresTable() {
    #expect(
      blocks("<figure><blockquote><p>Q</p></blockquote><figcaption>— Somebody</figcaption></figure>")
        == [.quote([paragraph("Q")], citation: [.text("Somebody")])])
    let built = blocks("<figure><table><tr><th>a<th>b<tr><td>1<td>2</table><figcaption>T</figcaption></figure>")
    guard case .table(let table)? = built.first else { return #expect(Bool(false)) }
    #expect(table.caption == [.text("T")])
  }
}
