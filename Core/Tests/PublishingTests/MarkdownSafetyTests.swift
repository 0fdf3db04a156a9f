import ArticleModel
import Foundation
import Publishing
import Testing

/// Fences and tables hold whatever they hold: what a page says is never the end of what it stands in.
@Suite struct MarkdownOfAnything {
  /// Texts put together from what could end a fence, a cell or a row; the same ones at each run.
  private struct Texts {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let parts = [
      "`", "``", "```", "````", "~~~", "|", "\\", "\\|", "\\\\|", "\n", "\n\n", " ", "    ", "\t", "# ", "> ", "- ",
      "1. ", "<br>",
      "</code>", "<!--", "&amp;", "&#96;", "$", "[a](b)", "![", "*", "__", "a", "word", "ß", "漢", ":--", "---",
      "--flag",
    ]

    mutating func number(below limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(limit))
    }

    mutating func text() -> String {
      (0..<number(below: 14)).map { _ in Self.parts[number(below: Self.parts.count)] }.joined()
    }
  }

  /// What a reader of Markdown makes of the fences in some lines, by CommonMark 0.31.2, section 4.5. The lines that a quote or an
  /// item puts before its content have to be gone.
  private func fences(in lines: [Substring]) -> [String] {
    var found: [String] = []
    var open: (marks: Int, lines: [Substring])?
    for line in lines {
      let indent = line.prefix { $0 == " " }.count
      let rest = line.dropFirst(indent)
      let marks = rest.prefix { $0 == "`" }.count
      if var block = open {
        let isEnd = indent <= 3 && marks >= block.marks && rest.dropFirst(marks).allSatisfy { $0 == " " || $0 == "\t" }
        if isEnd {
          found.append(block.lines.joined(separator: "\n"))
          open = nil
        } else {
          block.lines.append(line)
          open = block
        }
      } else if indent <= 3, marks >= 3, !rest.dropFirst(marks).contains("`") {
        open = (marks, [])
      }
    }
    return found + (open == nil ? [] : ["unclosed"])
  }

  private func stripped(_ markdown: String, of mark: String, then indent: String) -> [Substring] {
    markdown.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { number, line in
      let prefix = number == 0 ? mark : indent
      return line.hasPrefix(prefix) ? line.dropFirst(prefix.count) : line.drop { $0 == ">" }
    }
  }

  private func withoutLastBreak(_ code: String) -> String { code.hasSuffix("\n") ? String(code.dropLast()) : code }

  @Test("A fence ends where the code does")
  func fenceEnds() {
    var texts = Texts()
    for _ in 0..<300 {
      let code = texts.text()
      let block = Block.code(CodeBlock(language: texts.text(), text: code))
      let wanted = [withoutLastBreak(code)]
      let plain = ArticleMarkdown.render(Article(blocks: [block]))
      #expect(
        fences(in: plain.split(separator: "\n", omittingEmptySubsequences: false)) == wanted, "\(code.debugDescription)"
      )
      let quoted = ArticleMarkdown.render(Article(blocks: [.quote([block], citation: [])]))
      #expect(fences(in: stripped(quoted, of: "> ", then: "> ")) == wanted, "quoted: \(code.debugDescription)")
      let listed = ArticleMarkdown.render(
        Article(blocks: [.list(List(isOrdered: false, items: [.init(content: [block])]))]))
      #expect(fences(in: stripped(listed, of: "- ", then: "  ")) == wanted, "listed: \(code.debugDescription)")
    }
  }

  /// The cells of a row by GitHub's rule: a bar parts cells wherever it stands, unless a backslash stands before it.
  private func cells(of line: Substring) -> [String] {
    var cells = [""]
    var isEscaped = false
    for character in line.dropFirst().dropLast() {
      if character == "|", !isEscaped {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
      isEscaped = character == "\\"
    }
    return cells
  }

  @Test("A table has the rows and cells of its page")
  func tableHasTheRows() {
    var texts = Texts()
    for _ in 0..<200 {
      let columns = 1 + texts.number(below: 4)
      let rows = (0...texts.number(below: 4)).map { row in
        Table.Row(
          (0..<columns).map { _ in
            let text = texts.text()
            let runs: [Inline] = [
              [.text(text)], [.code(text)], [.link(url: "https://a.example/\(text)", [.text(text)])],
            ][
              texts.number(below: 3)]
            let content: [Block] = texts.number(below: 4) == 0 ? [.code(CodeBlock(text: text))] : [.paragraph(runs)]
            return Table.Cell(isHeader: row == 0, content: content)
          })
      }
      let lines = ArticleMarkdown.render(Article(blocks: [.table(Table(rows: rows))])).dropLast()
        .split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == rows.count + 1, "\(rows)")
      for line in lines {
        #expect(line.hasPrefix("| ") && line.hasSuffix(" |"))
        #expect(cells(of: line).count == columns, "\(line)")
      }
    }
  }

  private static let judge = "/usr/bin/cmark"

  private func codeBlocks(in xml: String) -> [String] {
    xml.split(separator: "<code_block ").dropFirst().compactMap { (part: Substring) -> String? in
      guard let start = part.firstIndex(of: ">"), let end = part.firstRange(of: "</code_block>") else { return nil }
      let code = String(part[part.index(after: start)..<end.lowerBound])
      return code.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
        .replacing("&amp;", with: "&")
    }
  }

  /// The reference implementation's word for it, where it is installed.
  @Test(
    "The reference implementation reads the same code",
    .enabled(if: FileManager.default.isExecutableFile(atPath: Self.judge), "needs cmark"))
  func referenceImplementationReads() throws {
    var texts = Texts()
    let codes = (0..<400).map { _ in texts.text() }.filter { !$0.isEmpty }
    let blocks = codes.enumerated().map { number, code -> Block in
      let block = Block.code(CodeBlock(language: "c++", text: code))
      switch number % 3 {
      case 0: return block
      case 1: return .quote([block], citation: [])
      default: return .list(List(isOrdered: true, start: number, items: [.init(content: [block])]))
      }
    }
    let folder = FileManager.default.temporaryDirectory
    let (input, output) = (folder.appending(path: UUID().uuidString), folder.appending(path: UUID().uuidString))
    defer { for file in [input, output] { try? FileManager.default.removeItem(at: file) } }
    try Data(ArticleMarkdown.render(Article(blocks: blocks)).utf8).write(to: input)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(filePath: Self.judge)
    process.arguments = ["--to", "xml", input.path]
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    let xml = try String(contentsOf: output, encoding: .utf8)
    let read = codeBlocks(in: xml)
    #expect(read.count == codes.count)
    for (code, got) in zip(codes, read) { #expect(withoutLastBreak(got) == withoutLastBreak(code)) }
  }
}
