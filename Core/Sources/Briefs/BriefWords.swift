/// The words that the rule knows. Lists of one language don't disturb another.
enum BriefWords {
  /// They lean on a sentence before, unless a name of a text follows: "This post explains".
  static let demonstratives = words("this that these those dieser diese dieses cet cette ce este esta")
  static let namesOfTexts = words(
    """
    article post paper guide essay book report study tutorial page document week month year series blog story piece
    talk chapter note repository project library tool artikel beitrag text studie article artículo week's year's month's
    """)
  /// First words that lean on a sentence before.
  static let dangling = words(
    """
    oh he she they it its his her hers their theirs him them it's he's she's they're they've that's such then but and or nor so
    yet however therefore thus hence moreover furthermore additionally also instead meanwhile otherwise nevertheless
    nonetheless still likewise similarly consequently accordingly besides indeed anyway again finally lastly secondly
    thirdly next another both neither either here there because well ok okay yes no sure which who whose where rather
    though although unfortunately fortunately luckily sadly alternatively conversely especially particularly namely whereas
    again later afterwards previously earlier sometimes others maybe perhaps
    same
    let let's please note remember imagine suppose consider obviously clearly
    er sie es ihr ihre sein seine aber und oder doch jedoch deshalb daher deswegen dann dennoch trotzdem außerdem zudem
    dabei damit dadurch dafür dagegen hier dort allerdings denn also
    il elle ils elles mais et ou donc alors cependant pourtant ensuite puis leur leurs son sa ses cela ça c'est
    él ella ellos ellas pero y o entonces además sin también así
    lui lei loro ma quindi inoltre però anche infatti così
    hij zij ze maar en dus echter daarom ook bovendien
    он она они оно но и а однако поэтому также это
    """)
  static let danglingPairs: Set<String> = [
    "just like", "worse than", "better than", "one is", "one has", "one was", "fast forward",
    "for example", "for instance", "in addition", "in contrast", "in fact", "in short", "in other",
    "in particular",
    "as such", "of course", "after that", "after this", "since then", "because of", "even so",
    "even then", "that said", "with that", "with this", "to this", "in this", "like this", "by contrast", "as for",
    "zum beispiel", "par exemple", "por ejemplo", "por lo", "sin embargo",
  ]
  /// Beginnings with their marks, and those in languages without spaces.
  static let danglingBeginnings = [
    "First,", "Second,", "Third,", "Fourth,", "Now,", "One,",
    "これ", "それ", "あれ", "この", "その", "あの", "ここ", "そこ", "しかし", "だが", "でも", "そして", "また", "さらに", "そのため", "したがって",
    "つまり", "なお", "ただし", "例えば", "たとえば", "彼", "一方", "这", "那", "它", "他", "她", "但", "但是", "然而", "所以", "因此", "而且", "此外",
    "并且",
    "同时", "例如", "這", "其", "다만", "그러나", "하지만", "그리고", "또한", "그는", "그녀", "이는",
  ]

  /// They begin half of a sentence, whose other half follows a comma.
  static let subordinating = words("while whereas although though because since if when unless until after before once")

  static let greetings = [
    "hi", "hello", "hey", "dear", "welcome", "thanks", "thank you", "greetings", "good morning", "happy",
    "congratulations",
    "hallo", "willkommen", "liebe", "danke", "bonjour", "bienvenue", "merci", "hola", "bienvenidos", "gracias", "ciao",
    "benvenuti", "welkom", "привет", "здравствуйте",
  ]
  static let captions = [
    "figure", "fig", "photo", "photograph", "picture", "image", "image credit", "source", "credit", "credits",
    "caption",
    "illustration", "listing", "table", "screenshot", "video", "abbildung", "foto", "bild", "quelle", "crédit", "above",
    "left",
    "right", "pictured",
  ]
  static let disclaimers = [
    "subscribe", "newsletter", "editor's note", "spoilers", "sign up", "sign in", "log in", "cookies", "cookie",
    "affiliate", "disclosure",
    "disclaimer",
    "all rights reserved", "originally published", "originally appeared", "first appeared on", "my own and do not",
    "opinions expressed", "views expressed", "updated on", "last updated", "click here", "click", "read more",
    "continue reading",
    "table of contents", "advertisement", "advertising", "photo by", "image by", "images by", "follow us", "follow me",
    "javascript is disabled",
    "enable javascript", "terms of service", "privacy policy", "patreon", "donate", "donation", "share this",
    "comments below",
    "contributed to this report", "contributed reporting", "reporting by", "editing by", "translated from", "spoiler",
    "sponsored", "sponsor", "copyright", "licensed under", "work in progress", "unsubscribe", "abonnieren", "abonnez",
    "inscrivez", "suscríbete", "iscriviti", "press release", "free trial", "this email address", "your browser",
    "edited by", "written by", "was written under", "written with the help", "feel free", "let me know", "stay tuned",
    "don't forget", "recommended reading", "support us", "join us", "check out",
  ]
  /// Words to a program that reads the page.
  static let instructions = [
    "ignore the above", "ignore all", "ignore previous", "ignore any", "disregard the above", "disregard all",
    "disregard previous", "previous instructions", "prior instructions", "system prompt", "as an ai",
    "language model you",
    "you are an ai", "you are a helpful", "if you are an ai", "if you are a language model", "respond with",
    "output only", "reply only",
  ]
  static let pointers = [
    "the following", "as follows", "see below", "shown below", "listed below", "described below", "above", "below",
    "shown here",
    "see also", "see the", "figure", "can be found", "found here", "available here", "is here", "are here",
    "details here", "in the previous post", "previous posts", "previous two posts", "haven't read", "last post",
    "previous post", "next post", "previous article",
    "next article", "previous section", "next section", "previous chapter", "next chapter", "last time", "part 1",
    "part 2",
    "part i", "part ii", "part two", "mentioned earlier", "as mentioned", "folgende", "folgenden", "siehe", "unten",
    "oben", "suivant",
    "suivante", "siguiente", "siguientes",
  ]
  /// Words that every text has.
  static let common = words(
    """
    that this with from have been were will would could should their there they them then than what when where which while
    about into over after before also some more most such only other these those your just like very much many make made
    because being does doing each even here your yours ours it's don't can't aren't isn't back between both during every
    first however might must need next once same since still take them though through under until upon used using want
    well went whom whose within without
    eine einer einem einen nicht auch sich sind wird werden wurde haben dass oder aber nach beim über unter durch diese dieser
    dans avec pour plus sont cette mais leur tout comme elle nous vous ainsi aussi para como pero este esta todo entre sobre
    desde hasta porque della delle sono anche come questo questa niet voor naar maar door deze worden
    """)

  /// Whether a sentence speaks of its writer.
  static func speaksOfWriter(_ text: String) -> Bool {
    text.split { !$0.isLetter && $0 != "'" && $0 != "’" }.contains {
      writers.contains(String($0).replacing("’", with: "'"))
    }
  }
  /// Whether a sentence points at something in the sentences around it, or calls out.
  static func leans(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }.map(String.init)
    // `Just like his first one`, `Ann Lee: I love`, `Try the app!`
    if words.prefix(4).contains(where: { persons.contains($0) }) || text.hasSuffix("!") { return true }
    if let colon = text.prefix(40).firstIndex(of: ":"), text[..<colon].contains(where: \.isLowercase) { return true }
    return zip(words, words.dropFirst()).contains {
      leaning.contains($0) && !namesOfTexts.contains($1) && !times.contains($1)
    }
  }
  private static let persons = words("he she they his her their him them")
  private static let leaning = words("this these those such it's")
  private static let times = words(
    "morning evening afternoon summer winter spring autumn fall quarter decade century monday tuesday wednesday thursday friday saturday sunday"
  )
  private static let writers = words(
    "I I'm I've I'd I'll my My me ich Ich mein meine Mein Meine je Je mon ma mes yo mi я мой 私 我")

  static func words(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
