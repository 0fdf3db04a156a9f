import WebAddress

/// The page behind a story's address. Two submissions of one page are equal.
struct PageIdentity {
  /// The site's name. Nil for a text post and for text that isn't an address.
  let site: String?
  /// Equal for two addresses of the same page. Nil for a text post.
  let key: String?

  init(url: String?) {
    let address = url.flatMap { WebURL($0) }
    site = address?.site
    key = address?.pageKey
  }
}
