import HTTPTypes

/// What the program answers, each with its page, route, tool and command: the routes are registered from this list,
/// the tools and the OpenAPI document are written from it, and the table in `Documentation/Programs.md` is made of it.
enum Handler: String, Sendable, CaseIterable {
  case editions, edition, story, stories, search, week, corrections, status, feedback

  /// The page that shows the same.
  var page: String? {
    switch self {
    case .editions: "/archive"
    case .edition: "/editions/KEY"
    case .story: "/editions/KEY/N"
    case .stories: nil
    case .search: "/search?q="
    case .week: "/week"
    case .corrections: "/corrections"
    case .status: "/status"
    case .feedback: "POST /editions/KEY/N/feedback"
    }
  }

  /// Under the site's root, parameters in braces.
  var route: String {
    switch self {
    case .editions: "/api/v1/editions"
    case .edition: "/api/v1/editions/{key}"
    case .story: "/api/v1/editions/{key}/stories/{number}"
    case .stories: "/api/v1/stories"
    case .search: "/api/v1/search"
    case .week: "/api/v1/week"
    case .corrections: "/api/v1/corrections"
    case .status: "/api/v1/status"
    case .feedback: "/api/v1/feedback"
    }
  }

  var method: HTTPRequest.Method { self == .feedback ? .post : .get }

  var tool: String {
    switch self {
    case .editions: "list_editions"
    case .edition: "get_edition"
    case .story: "get_story"
    case .stories: "list_stories"
    case .search: "search"
    case .week: "get_week"
    case .corrections: "list_corrections"
    case .status: "get_status"
    case .feedback: "give_feedback"
    }
  }

  var command: String? {
    switch self {
    case .editions: "tenhn edition list"
    case .edition: "tenhn edition show KEY"
    case .story: "tenhn edition export KEY"
    case .search: "tenhn search WORDS"
    case .feedback: "tenhn feedback report"
    case .status: "tenhn status"
    case .stories, .week, .corrections: nil
    }
  }

  /// A short name for people.
  var title: String {
    switch self {
    case .editions: "List editions"
    case .edition: "One edition"
    case .story: "One story with its article"
    case .stories: "List stories"
    case .search: "Search"
    case .week: "The past week"
    case .corrections: "Corrections"
    case .status: "How things stand"
    case .feedback: "Say whether a story was worth the time"
    }
  }

  var summary: String {
    switch self {
    case .editions: "The editions, newest first, each with the titles of its ten stories."
    case .edition:
      "An edition's ten stories without their articles: titles, sites, points, reasons, what could not be read, corrections. latest is the newest edition."
    case .story:
      "A story with its whole article in one form, the receipt that says whether it is all there, quoted comments, and later corrections, which may withdraw or amend it."
    case .stories:
      "The stories of all editions, newest first; with id, the editions that carried the story with that number at its source."
    case .search:
      "Full-text search over every edition: all words must be there; \"a phrase\", -word and site:example.org narrow it. Gives snippets; read the story before citing it."
    case .week: "The ten best stories of the past seven days with hindsight, those that our editions missed included."
    case .corrections:
      "What turned out otherwise after an edition was published, newest first: retitled, edited, dead links, withdrawn."
    case .status:
      "Whether editions come on time, which source fails and how, gaps in the record, backups, and incidents with their times."
    case .feedback:
      "One answer to whether a story was worth the reader's time. No account; a second answer on the same day takes the place of the first."
    }
  }

  var parameters: [Parameter] {
    let key = Parameter(
      name: "key", place: .path, kind: .key, isRequired: true,
      help: "An edition's key, such as 2026-05-06-morning, or latest.")
    let cursor = Parameter(
      name: "cursor", place: .query, kind: .text(100), help: "The next of the page before, to go on from there.")
    func limit(_ most: Int, _ standard: Int) -> Parameter {
      Parameter(
        name: "limit", place: .query, kind: .number(1...most), standard: String(standard), help: "How many at most.")
    }
    switch self {
    case .editions: return [limit(100, 14), cursor]
    case .edition: return [key]
    case .story:
      return [
        key,
        Parameter(
          name: "number", place: .path, kind: .number(1...99), isRequired: true, help: "The story's number, 1 to 10."),
        Parameter(
          name: "format", place: .query, kind: .choice(["markdown", "text", "html", "blocks"]), standard: "markdown",
          help: "The form of the article."),
      ]
    case .stories:
      return [
        Parameter(name: "id", place: .query, kind: .text(40), help: "The source's own id, such as 48008640."),
        limit(100, 20), cursor,
      ]
    case .search:
      return [
        Parameter(name: "q", place: .query, kind: .text(200), isRequired: true, help: "What to look for."),
        limit(50, 20), cursor,
      ]
    case .corrections: return [limit(100, 20)]
    case .week, .status: return []
    case .feedback:
      return [
        Parameter(
          name: "key", place: .body, kind: .key, isRequired: true,
          help: "The edition's key, such as 2026-05-06-morning, or latest."),
        Parameter(
          name: "number", place: .body, kind: .number(1...99), isRequired: true, help: "The story's number, 1 to 10."),
        Parameter(
          name: "verdict", place: .body, kind: .choice(["worth", "not"]), isRequired: true,
          help: "Whether it was worth the time."),
        Parameter(name: "note", place: .body, kind: .text(500), help: "A short note to the editor."),
      ]
    }
  }
}
