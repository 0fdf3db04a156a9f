import WebAddress

/// Which page a story's address names, so that two submissions of one page are known as one.
struct PageIdentity {
  /// The site as readers call it; nil for a text post and for what is no address.
  let site: String?
  /// Equal for two addresses of the same page; nil for a text post.
  let key: String?

  init(url: String?) {
    let address = url.flatMap { WebURL($0) }
    site = address?.site
    key = address?.pageKey
  }
}
