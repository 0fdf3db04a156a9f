/// Where the site keeps what several pages and documents point to: each address stands here alone.
enum SiteAddress {
  static let corrections = "/corrections"
  static let correctionsFeed = "/corrections.atom"
  static let status = "/status"
  static let statusJSON = "/status.json"
  static let statusFeed = "/status.atom"
}
