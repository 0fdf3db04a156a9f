/// Muted words and sites: a reserve takes the place of a muted story, so there are still ten.
///
/// Which stories those are never leaves the device.
public struct MutedStories: Hashable, Sendable {
  private let words: [String]
  private let sites: [String]

  /// Reads what is muted, one per line or with commas.
  public init(words: String, sites: String) {
    self.words = MutedStories.terms(words)
    self.sites = MutedStories.terms(sites)
  }

  /// A story with its place in the list.
  public struct Placed: Hashable, Sendable {
    /// The place, from 1.
    public var place: Int
    /// The story.
    public var story: EditionDocument.Story
  }

  /// Arranges an edition's stories.
  ///
  /// - Returns: the stories to show, and how many were muted.
  public func arrange(_ edition: EditionDocument) -> (shown: [Placed], muted: Int) {
    var reserves = (edition.reserves ?? []).compactMap(\.story).filter { !mutes($0) }
    var shown: [Placed] = []
    var muted = 0
    for story in edition.stories {
      guard mutes(story) else {
        shown.append(Placed(place: story.number, story: story))
        continue
      }
      muted += 1
      if !reserves.isEmpty { shown.append(Placed(place: story.number, story: reserves.removeFirst())) }
    }
    return (shown, muted)
  }

  /// Whether a story is muted.
  public func mutes(_ story: EditionDocument.Story) -> Bool {
    let site = story.site.lowercased()
    if sites.contains(where: { site == $0 || site.hasSuffix(".\($0)") || site.hasPrefix("\($0)/") }) { return true }
    let text = Array("\(story.title) \(story.line ?? "")".lowercased())
    return words.contains { MutedStories.mentions(text, Array($0)) }
  }

  private static func terms(_ text: String) -> [String] {
    text.split { $0.isNewline || $0 == "," }
      .map { String($0.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()).lowercased() }
      .filter { !$0.isEmpty }
  }

  /// A word where the script has spaces between words, a run of characters where it has none.
  private static func mentions(_ text: [Character], _ word: [Character]) -> Bool {
    guard text.count >= word.count else { return false }
    let hasSpaces = !word.contains(where: isSpaceless)
    for start in 0...(text.count - word.count) where text[start..<(start + word.count)].elementsEqual(word) {
      let before = start > 0 ? text[start - 1] : " "
      let after = start + word.count < text.count ? text[start + word.count] : " "
      if !hasSpaces || !isWordCharacter(before) && !isWordCharacter(after) { return true }
    }
    return false
  }

  private static func isWordCharacter(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  private static func isSpaceless(_ character: Character) -> Bool {
    switch character.unicodeScalars.first?.value ?? 0 {
    case 0x0E01...0x0E4E, 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
