/// The phrases that the rule looks for, folded as ``CommentWords`` folds text: small letters, no apostrophes.
///
/// They are English, as Hacker News is. In other languages the rule goes by place, replies and length.
enum CommentPhrases {
  /// First-hand words.
  static let firstHand = [
    "i worked on", "i worked at", "i worked for", "i work at", "i work on", "i work in", "i work with",
    "i used to work",
    "ive worked", "i have worked", "i built", "i wrote a", "i maintain", "i maintained", "maintainer here", "i helped",
    "i led", "i ran", "i run a", "i was there", "i was at", "i was on the team", "i was part of", "i designed",
    "we built", "we use this", "we used this", "we ran", "ive been using", "i have been using", "i ve been using",
    "ive been doing", "ive used", "in my experience", "as a former", "as someone who", "as a doctor", "as a nurse",
    "as a teacher", "as a pilot", "as a lawyer", "as a physicist", "as a chemist", "as a biologist", "employee here",
    "former employee", "engineer here", "i live in", "i lived in", "i grew up in", "my team", "at my company",
    "at my last job", "at a previous job", "we ended up", "i measured", "i tested", "i benchmarked", "i tried this",
    "i reproduced", "someone who maintains", "someone who works", "someone who worked", "my phd", "my thesis",
    "my research",
  ]

  /// The writer's own word that the page is theirs.
  static let author = [
    "author here", "im the author", "i am the author", "i m the author", "author of the article here",
    "author of the post here", "author of this here", "im one of the authors", "i am one of the authors",
    "i wrote this article", "i wrote this post", "i wrote this piece", "i wrote the article", "i wrote the post",
    "creator here", "im the creator", "i am the creator", "original author here", "op and author here",
    "co author here", "im the developer", "i am the developer of this", "developer of this here",
  ]

  /// What looks like an author's word and isn't.
  static let notAuthor = [
    "not the author", "the author here", "if author here", "im not the author", "is the author here",
    "as if im the author", "if i am the author", "if im the author", "the creator here",
  ]

  /// What a correction speaks of.
  static let subjects = [
    "article", "articles", "title", "headline", "post", "blog", "author", "authors", "paper", "study", "page", "video",
    "submission", "tfa", "report", "op", "graph", "chart", "table", "benchmark", "link",
  ]

  /// What a correction says of it.
  static let faults = [
    "wrong", "incorrect", "incorrectly", "inaccurate", "misleading", "mistake", "mistaken", "error", "errors",
    "debunked", "retracted", "retraction", "outdated", "corrected", "correction", "typo", "clickbait", "false",
    "untrue", "erroneous", "flawed", "misquoted", "misrepresents", "misrepresented", "misstates", "doesnt say",
    "does not say", "not true", "not correct", "not accurate", "has been fixed", "was fixed", "has been updated",
    "was updated", "dead", "dont match", "doesnt match", "do not match", "does not match", "dont add up",
    "doesnt add up",
  ]

  /// Openings of a correction, before a colon.
  static let openings: Set<Substring> = ["correction", "update", "erratum", "retraction"]

  /// Jokes and cheers: the whole of a short comment.
  static let cheers = [
    "this", "nice", "cool", "lol", "lmao", "haha", "awesome", "amazing", "congrats", "congratulations", "thanks",
    "great", "beautiful", "love this", "love it", "wow", "came here to say", "take my money", "i for one welcome",
    "its not a bug", "username checks out", "there are dozens of us", "shut up and take my money",
  ]

  /// Insults.
  static let insults = [
    "idiot", "idiots", "idiotic", "moron", "morons", "moronic", "stupid", "dumbass", "shut up", "retard", "retarded",
    "braindead", "clown", "clowns", "bullshit", "garbage", "trash", "fuck", "fucking", "scum", "you people",
    "go back to reddit", "pathetic", "delusional", "bootlicker", "bootlickers", "shill", "shills", "cope", "nazi",
  ]

  /// Talk about the site, votes or the wall before the page.
  static let meta = [
    "downvote", "downvoted", "downvotes", "downvoting", "upvote", "upvoted", "flagged", "hn guidelines", "hacker news",
    "hackernews", "this site", "paywall", "paywalled", "dupe", "duplicate", "discussed here", "previously", "related",
    "past discussion", "scroll", "scrolling", "cookie banner", "cookie popup", "dark mode", "hijacks",
  ]
}
