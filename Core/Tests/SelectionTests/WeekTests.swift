import EditionModel
import Selection
import Testing

struct WeekTests {
  func story(_ number: Int, title: String, url: String, daysAgo: Int64, points: Int) -> Candidate {
    let start = daysAgo * 1440
    return Story.make(
      number, title: title, url: url, postedHoursAgo: daysAgo * 24 + 1,
      [(start, 5, points / 2, 10), (start - 300, 12, points, 30)])
  }

  @Test("The week says what our editions missed")
  func weekSaysWhat() throws {
    let stories = [
      Story.make(9, [(20_000, 1, 10, 1)]),
      story(1, title: "First great thing happened", url: "https://a.example/1", daysAgo: 3, points: 900),
      story(2, title: "Second great item appeared", url: "https://b.example/2", daysAgo: 2, points: 700),
      story(3, title: "Something from before last week", url: "https://c.example/3", daysAgo: 9, points: 2000),
      story(4, title: "Another name for it", url: "https://www.a.example/1/", daysAgo: 2, points: 300),
    ]
    let before = Published(
      id: Story.id(2), title: "Second great item appeared", url: "https://b.example/2", cutoff: Story.cutoff - 86400)
    let week = Selector().bestOfWeek(from: stories, published: [before], at: Story.cutoff)
    #expect(week.map(\.id) == [Story.id(1), Story.id(2)])
    #expect(week[0].also == [Story.id(4)])
    #expect(week[0].published == nil)
    #expect(week[0].reason.text == "900 points and 30 comments; missed by our editions")
    #expect(week[1].reason.text == "700 points and 30 comments; in our edition 1 day earlier")
  }
}
