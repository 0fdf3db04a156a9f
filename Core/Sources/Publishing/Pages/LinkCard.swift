import EditionModel

/// What a link to a page looks like in a chat: the Open Graph protocol, and X's names for the same.
struct LinkCard {
  var title: String
  /// The picture, by its path under the site's root.
  var picture: String
  /// The picture in words.
  var alternative: String
  /// As RFC 3339.
  var published: String
  /// Whether it is a text by itself, or a list of them.
  var isArticle: Bool

  /// - Parameter path: the page's permanent path under the site's root.
  func write(path: String?, description: String?, settings: SiteSettings, _ html: MarkupWriter) {
    let picture = settings.baseURL + picture
    property("og:title", title, html)
    if let description { property("og:description", description, html) }
    property("og:site_name", settings.title, html)
    property("og:type", isArticle ? "article" : "website", html)
    if let path { property("og:url", settings.baseURL + path, html) }
    if isArticle { property("article:published_time", published, html) }
    property("og:image", picture, html)
    property("og:image:width", String(ShareCard.width), html)
    property("og:image:height", String(ShareCard.height), html)
    property("og:image:alt", alternative, html)
    html.meta(.name("twitter:card"), .content("summary_large_image"))
    html.meta(.name("twitter:title"), .content(title))
    if let description { html.meta(.name("twitter:description"), .content(description)) }
    html.meta(.name("twitter:image"), .content(picture))
  }

  private func property(_ name: String, _ content: String, _ html: MarkupWriter) {
    html.meta(.named("property", name), .content(content))
  }
}

extension Issue {
  /// What a link to the edition looks like.
  var linkCard: LinkCard {
    LinkCard(
      title: fullName, picture: EditionFile.card.path(in: edition.key), alternative: fullName,
      published: clock.rfc3339(edition.published), isArticle: false)
  }

  /// What a link to a story looks like. A reserve has the edition's picture.
  func linkCard(of presented: PresentedStory) -> LinkCard {
    let story = presented.story
    let picture = presented.isReserve ? EditionFile.card : .storyCard(story.number)
    return LinkCard(
      title: story.title, picture: picture.path(in: edition.key),
      alternative: presented.isReserve ? fullName : Wording.Story.numbered(story.number, story.title),
      published: clock.rfc3339(edition.published), isArticle: true)
  }
}
