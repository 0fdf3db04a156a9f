import EditionModel
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A whole edition as one HTML file that needs nothing else: its pictures are in it, its links to stories lead within it, and nothing
/// runs. It is what one keeps, sends or opens without a connection.
struct SinglePage {
  let issue: Issue
  /// Reads a stored image. One that it doesn't have becomes a link to the original.
  let image: @Sendable (ContentHash) -> [UInt8]?

  func markup() -> Markup {
    Markup(reserving: 262_144) { html in
      html.raw("<!DOCTYPE html>\n")
      html.html(.lang("en"), .leftToRight, .class(colour)) {
        html.head {
          html.meta(.named("charset", "utf-8"))
          html.meta(.named("http-equiv", "Content-Security-Policy"), .content(Publisher.singlePagePolicy))
          html.title("\(issue.fullName) – \(issue.settings.title)")
          html.meta(.name("viewport"), .content("width=device-width,initial-scale=1"))
          html.meta(.name("referrer"), .content("no-referrer"))
          html.meta(.name("color-scheme"), .content("light dark"))
          html.meta(.name("robots"), .content("noindex"))
          html.style { html.append(StyleSheet.markup) }
        }
        html.body {
          html.linksOutside = !issue.isSample
          html.main(.id("main")) { writeContent(html) }
        }
      }
      html.raw("\n")
    }
  }

  private var colour: String? {
    let colour = issue.settings.colour.slot(of: issue.edition.key.slot)
    return ["morning", "evening"].contains(colour) ? colour : nil
  }

  private func anchor(_ story: PresentedStory) -> String { "story-\(story.name)" }

  private func writeContent(_ html: MarkupWriter) {
    html.header(.class("edition")) {
      html.h1(issue.fullName)
      html.p(.class("facts"), text: issue.factsInWords)
      for note in issue.notesInWords { html.p(.class("notice"), .leftToRight, text: note) }
    }
    html.ol(.class("plain")) {
      for story in issue.stories {
        html.li { html.a(.lang(story.titleLanguage), .dir(), .href("#" + anchor(story)), text: story.story.title) }
      }
    }
    let content = FeedContent(issue: issue, base: issue.settings.baseURL, image: image)
    for story in issue.stories {
      html.article(.class("piece"), .id(anchor(story))) {
        html.h2(.lang(story.titleLanguage), .dir(), text: "\(story.number). \(story.story.title)")
        html.div(.class("text")) { content.write(story, topHeadingLevel: 3, html) }
      }
    }
    html.div(.class("text")) { content.writeUnreadable(html) }
    EditionNotes.writeCorrections(issue.corrections, issue: issue, namesStory: true, html)
    html.p(Wording.allRead)
  }
}

extension Publisher {
  /// A whole edition as one HTML file without anything beside it.
  public func singlePage(of bundle: EditionBundle) -> OutputFile {
    let page = SinglePage(issue: Issue(bundle, settings: settings), image: image)
    return .page(EditionFile.page.path(in: bundle.edition.key), page.markup())
  }
}

extension Images {
  /// An image as an address that holds it (RFC 2397).
  static func address(of bytes: [UInt8], type: String) -> String {
    "data:\(type);base64,\(Data(bytes).base64EncodedString())"
  }
}
