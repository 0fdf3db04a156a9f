import EditionModel
import OutsideText

extension Edition {
  /// The edition with titles, sites and names that command nothing. What is sealed stays as it is.
  var withPlainNames: Edition {
    var edition = self
    edition.stories = stories.map(\.withPlainNames)
    edition.reserves = reserves.map { reserve in
      var reserve = reserve
      reserve.submission.title = PlainName.cleaned(reserve.submission.title)
      reserve.story = reserve.story?.withPlainNames
      return reserve
    }
    edition.unreadable = unreadable.map { story in
      var story = story
      story.submission.title = PlainName.cleaned(story.submission.title)
      story.site = PlainName.cleaned(story.site)
      return story
    }
    return edition
  }
}

extension Story {
  fileprivate var withPlainNames: Story {
    var story = self
    story.submission.title = PlainName.cleaned(submission.title)
    story.reading.site = PlainName.cleaned(reading.site)
    story.reading.author = reading.author.map(PlainName.cleaned)
    story.reading.standfirst = reading.standfirst.map(PlainName.cleaned)
    story.decision.also = decision.also.map { other in
      var other = other
      other.title = PlainName.cleaned(other.title)
      return other
    }
    story.conversation.quotes = conversation.quotes.map { quote in
      var quote = quote
      quote.by = PlainName.cleaned(quote.by)
      return quote
    }
    return story
  }
}

extension Discussion {
  /// The discussion with names and sentences that command nothing.
  var withPlainNames: Discussion {
    var discussion = self
    for index in comments.indices { discussion.comments[index].by = PlainName.cleaned(comments[index].by) }
    discussion.facts = facts.map { fact in
      var fact = fact
      fact.text = PlainName.cleaned(fact.text)
      for index in fact.comments.indices { fact.comments[index].by = PlainName.cleaned(fact.comments[index].by) }
      return fact
    }
    return discussion
  }
}
