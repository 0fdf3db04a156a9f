import EditionModel

/// Renders the files of one edition, each by itself.
struct EditionRenderer {
  let publisher: Publisher
  let issue: Issue
  let previous: EditionSummary?
  let next: EditionSummary?

  func file(_ file: EditionFile) -> OutputFile? {
    let path = file.path(in: issue.edition.key)
    switch file {
    case .page:
      return .page(path, EditionPage(issue: issue, previous: previous, next: next, isFront: false).markup())
    case .story(let name):
      return (issue.stories + issue.reserves).first { $0.name == name }.map { story in
        .page(path, StoryPage(issue: issue, presented: story, next: next).markup())
      }
    case .discussion(let name):
      return (issue.stories + issue.reserves).first { $0.name == name && $0.story.thread != nil }.map { story in
        .page(path, DiscussionPage(issue: issue, presented: story).markup())
      }
    case .storyMarkdown(let name):
      return (issue.stories + issue.reserves).first { $0.name == name }.map { story in
        .text(path, .markdown, EditionMarkdown(issue: issue).text(of: story))
      }
    case .offlineList: return OfflineList(settings: issue.settings).edition(issue, pages: pages)
    case .json: return OutputFile(path: path, contentType: .json, bytes: EditionJSON(issue: issue).bytes())
    case .markdown: return .text(path, .markdown, EditionMarkdown(issue: issue).text())
    case .book:
      let book = Book(issue: issue, bytes: publisher.image)
      var file = OutputFile(path: path, contentType: .book, bytes: book.bytes(deflate: publisher.deflate))
      file.downloadName = "\(issue.settings.title) \(issue.edition.key).epub"
      return file
    case .cover:
      let cover = BookCover(issue: issue)
      return OutputFile(path: path, contentType: .png, bytes: cover.png(deflate: publisher.deflate))
    case .card:
      let card = ShareCard(issue: issue)
      return OutputFile(path: path, contentType: .png, bytes: card.edition(deflate: publisher.deflate))
    case .storyCard(let number):
      return issue.stories.first { $0.number == number }.map { story in
        let card = ShareCard(issue: issue)
        return OutputFile(path: path, contentType: .png, bytes: card.story(story, deflate: publisher.deflate))
      }
    }
  }

  /// The list of what to keep names every page by its hash.
  private var pages: [OutputFile] {
    ([.page] + EditionFile.storyPages(of: issue.edition) + EditionFile.discussionPages(of: issue.edition))
      .compactMap(file)
  }
}
