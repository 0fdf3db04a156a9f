import Testing

@testable import Extraction

struct PageDateTests {
  @Test(
    "Dates are read as pages write them",
    arguments: [
      ("2026-05-06", "2026-05-06"), ("2026/5/6", "2026-05-06"), ("20260506", "2026-05-06"), ("2026年5月6日", "2026-05-06"),
      ("2026-05-06T07:08Z", "2026-05-06T07:08:00Z"), ("2026-05-06T07:08:09+0530", "2026-05-06T07:08:09+05:30"),
      ("2026-05-06T07:08:09", "2026-05-06"), ("March 14, 2026", "2026-03-14"), ("14 March 2026", "2026-03-14"),
      ("Sat, 14 Mar 2026 08:00:00 GMT", "2026-03-14T08:00:00Z"), ("14th of March, 2026", "2026-03-14"),
      ("14. März 2026", "2026-03-14"), ("14 mars 2026", "2026-03-14"), ("14 de marzo de 2026", "2026-03-14"),
      ("14 марта 2026 г.", "2026-03-14"), ("14.03.2026", "2026-03-14"), ("3/14/2026", "2026-03-14"),
      ("14/3/2026", "2026-03-14"),
      ("Sept. 5, 2026", "2026-09-05"), ("Updated Feb 11, 2026 at 3pm", "2026-02-11"),
    ])
  func dates(_ text: String, _ date: String) {
    #expect(PageDate.read(text) == date)
  }

  @Test(
    "A text that isn't a date, or is an open one, gives none",
    arguments: [
      "3/4/2026", "2026-13-01", "2026-02-30", "99999999", "", "May", "May 2026", "version 1.2.3", "12:30",
      "call 555-1234",
      "30 February 2026", "0000-00-00", "+2026",
    ])
  func whatIsNoDate(_ text: String) {
    #expect(PageDate.read(text) == nil)
  }
}
