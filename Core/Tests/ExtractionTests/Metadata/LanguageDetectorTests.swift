import Testing

@testable import Extraction

struct LanguageDetectorTests {
  @Test(
    "The text shows its language",
    arguments: [
      ("The wheel of the mill was broken, and it took us a week to find somebody who could mend it for less.", "en"),
      (
        "Das Rad der Mühle war gebrochen, und es dauerte eine Woche, bis wir jemanden fanden, der es für wenig Geld reparieren konnte, und zwar gut.",
        "de"
      ),
      (
        "La roue du moulin était cassée, et il nous a fallu une semaine pour trouver quelqu'un qui la répare pour pas trop cher dans le village.",
        "fr"
      ),
      (
        "La rueda del molino estaba rota, y tardamos una semana en encontrar a alguien que la arreglara por poco dinero en el pueblo.",
        "es"
      ),
      ("水車の輪が壊れてしまい、安く直してくれる人を見つけるのに一週間かかりました。", "ja"),
      ("磨坊的轮子坏了，我们花了一个星期才找到一个愿意便宜修理的人。", "zh-Hans"),
      ("磨坊的輪子壞了，我們花了一個星期才找到一個願意便宜修理的人。", "zh-Hant"),
      ("물레방아 바퀴가 고장 나서 싸게 고쳐 줄 사람을 찾는 데 일주일이 걸렸습니다.", "ko"),
      ("Колесо мельницы сломалось, и мы целую неделю искали того, кто починит его недорого.", "ru"),
      ("انكسرت عجلة الطاحونة واحتجنا إلى أسبوع لنجد من يصلحها بثمن قليل.", "ar"),
    ])
  func textShows(_ text: String, _ tag: String) {
    #expect(LanguageDetector.detect(text + " " + text)?.tag == tag)
    // A template's `lang="en"` does not make it English.
    #expect(LanguageDetector.settle(declared: tag == "en" ? "de" : "en", sample: text + " " + text + " " + text) == tag)
  }

  @Test("What is declared counts unless the text is sure")
  func whatIsDeclared() {
    #expect(LanguageDetector.settle(declared: "pt-BR", sample: "print(x)") == "pt-BR")
    #expect(LanguageDetector.settle(declared: nil, sample: "ok") == nil)
  }

  @Test(
    "Tags are written as the standard has them",
    arguments: [
      ("EN_us", "en-US"), ("zh-hant-tw", "zh-Hant-TW"), ("pt", "pt"), ("x", nil), ("english", nil), ("", nil),
    ] as [(String, String?)])
  func tagsAreWritten(_ text: String, _ tag: String?) {
    #expect(LanguageDetector.tag(text) == tag)
  }
}
