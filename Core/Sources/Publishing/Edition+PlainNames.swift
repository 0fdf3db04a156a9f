import ArticleModel
import EditionModel
import OutsideText

// Everything from outside that stands among our own words, without characters that command (``PlainName``). What is sealed stays
// as it is: this is how it is shown, so it holds for editions that were sealed long ago.

extension Edition {
  /// The edition with titles, sites, names and reasons that command nothing. A reason quotes titles, and a title may turn it round.
  var withPlainNames: Edition {
    var edition = self
    edition.stories = stories.map(\.withPlainNames)
    edition.reserves = reserves.map { reserve in
      var reserve = reserve
      reserve.submission.title = PlainName.cleaned(reserve.submission.title)
      reserve.reason.text = PlainName.cleaned(reserve.reason.text)
      reserve.story = reserve.story?.withPlainNames
      return reserve
    }
    edition.unreadable = unreadable.map { story in
      var story = story
      story.submission.title = PlainName.cleaned(story.submission.title)
      story.site = PlainName.cleaned(story.site)
      story.why = PlainName.cleaned(story.why)
      story.reason.text = PlainName.cleaned(story.reason.text)
      return story
    }
    return edition
  }
}

extension Story {
  fileprivate var withPlainNames: Story {
    var story = self
    story.submission.title = PlainName.cleaned(submission.title)
    story.reading = reading.withPlainNames
    story.decision.reason.text = PlainName.cleaned(decision.reason.text)
    story.decision.also = decision.also.map { other in
      var other = other
      other.title = PlainName.cleaned(other.title)
      return other
    }
    story.decision.follows = decision.follows.map { earlier in
      var earlier = earlier
      earlier.title = PlainName.cleaned(earlier.title)
      return earlier
    }
    story.conversation.quotes = conversation.quotes.map { quote in
      var quote = quote
      quote.by = PlainName.cleaned(quote.by)
      return quote
    }
    return story
  }
}

extension Reading {
  fileprivate var withPlainNames: Reading {
    var reading = self
    reading.site = PlainName.cleaned(site)
    reading.author = author.map(PlainName.cleaned)
    reading.published = published.map(PlainName.cleaned)
    reading.standfirst = standfirst.map(PlainName.cleaned)
    reading.receipt.why = PlainName.cleaned(receipt.why)
    reading.receipt.source = PlainName.cleaned(receipt.source)
    reading.lead?.alt = lead.map { PlainName.cleaned($0.alt) } ?? ""
    return reading
  }
}

extension Discussion {
  /// The discussion with names and sentences that command nothing. The comments' own words stand in blocks of their own.
  var withPlainNames: Discussion {
    var discussion = self
    for index in comments.indices {
      discussion.comments[index].by = PlainName.cleaned(comments[index].by)
      discussion.comments[index].why = PlainName.cleaned(comments[index].why)
    }
    discussion.facts = facts.map { fact in
      var fact = fact
      fact.text = PlainName.cleaned(fact.text)
      for index in fact.comments.indices { fact.comments[index].by = PlainName.cleaned(fact.comments[index].by) }
      return fact
    }
    return discussion
  }
}

extension Correction {
  /// The correction with a sentence that commands nothing: some quote titles.
  var withPlainNames: Correction {
    var correction = self
    correction.text = PlainName.cleaned(text)
    return correction
  }
}
