import ArticleModel

/// Removes the labels of code boxes that pages set as lines of text: the language above, `Copy` beside.
enum CodeLabels {
  static func drop(from blocks: inout [Block]) {
    guard blocks.contains(where: isCode) else { return }
    for index in blocks.indices.reversed() {
      guard case .paragraph(let runs) = blocks[index], runs.count == 1, case .text(let text) = runs[0],
        text.utf8.count <= 40
      else { continue }
      let label = text.trimmedBothEnds.lowercased()
      let next = index + 1 < blocks.count ? blocks[index + 1] : nil
      if controls.contains(label), next.map(isCode) == true || index > 0 && isCode(blocks[index - 1]) {
        blocks.remove(at: index)
        continue
      }
      guard case .code(var code)? = next, let language = CodeLanguage.named(label) else { continue }
      guard code.language == nil || code.language == language || code.language == label else { continue }
      if code.language == nil, !language.isEmpty { code.language = language }
      blocks[index + 1] = .code(code)
      blocks.remove(at: index)
    }
  }

  private static func isCode(_ block: Block) -> Bool { if case .code = block { true } else { false } }

  private static let controls: Set<String> = [
    "copy", "copied", "copied!", "copy code", "copy to clipboard", "copy snippet", "toggle word wrap", "word wrap",
    "wrap", "wrap lines", "expand", "collapse", "expand code", "run", "run code", "edit", "try it", "try it yourself",
    "try it yourself »", "open in playground", "download", "raw", "view raw", "show more", "show less", "kopieren",
    "copier", "copiar", "copia", "копировать", "复制", "复制代码", "複製", "コピー", "복사",
  ]
}
