/// The usual names of the lists that close an article.
enum ClosingHeadings {
  static func contains(_ heading: String) -> Bool {
    // Digits alone: the first sign of 参考文献 is a number too.
    var heading = heading.drop { $0.isASCII && $0.isNumber || ".:) ".contains($0) }
    // A wiki's link for changing the section: "[edit]".
    if heading.hasSuffix("]"), let bracket = heading.lastIndex(of: "[") { heading = heading[..<bracket] }
    if names.contains(String(heading).wordKey) { return true }
    // "Sources & links"
    let parts = heading.split { "&,/+・、".contains($0) }.flatMap { $0.split(separator: " and ") }
    return parts.count > 1 && parts.count <= 4 && parts.allSatisfy { names.contains(String($0).wordKey) }
  }

  private static let names: Set<String> = Set(
    [
      "references", "reference", "see also", "further reading", "external links", "bibliography", "sources", "notes",
      "footnotes", "links", "citations", "works cited", "resources", "additional resources", "further resources",
      "related work", "acknowledgements", "acknowledgments", "literatur", "weblinks", "quellen", "siehe auch",
      "einzelnachweise", "weiterführende links", "referenzen", "voir aussi", "références", "liens externes",
      "bibliographie", "pour aller plus loin", "notes et références", "véase también", "referencias",
      "enlaces externos", "bibliografía", "fuentes", "ver también", "ver também", "referências", "ligações externas",
      "fontes", "vedi anche", "riferimenti", "collegamenti esterni", "bibliografia", "fonti", "zie ook", "referenties",
      "externe links", "se även", "källor", "zobacz też", "przypisy", "bibliografia", "viz též", "kaynakça",
      "ayrıca bakınız", "см также", "примечания", "ссылки", "литература", "источники", "див також", "посилання",
      "参考", "参考文献", "参考資料", "参考リンク", "参照", "関連項目", "関連リンク", "脚注", "外部リンク", "出典",
      "参见", "参考资料", "参考链接", "延伸阅读", "外部链接", "注释", "參考資料", "參考文獻", "延伸閱讀", "참고", "참고 문헌",
      "참고문헌", "참고 자료", "같이 보기", "각주", "외부 링크", "출처", "المراجع", "انظر أيضا", "مراجع",
    ].map(\.wordKey))
}
