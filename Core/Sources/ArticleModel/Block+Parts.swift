extension Block {
  /// Text or blocks inside of a block.
  public enum Part {
    /// A line of text: a paragraph, a caption, a term.
    case runs([Inline])
    /// Blocks: of a list's item, a table's cell, a quotation.
    case blocks([Block])
  }

  /// Passes what the block holds, one level down, in the order of the text.
  ///
  /// Code, formulas, embeds, images and unknown blocks have no parts: they hold no runs and no blocks.
  public func forEachPart<Failure: Error>(_ body: (Part) throws(Failure) -> Void) throws(Failure) {
    switch self {
    case .paragraph(let content), .heading(_, let content, _): try body(.runs(content))
    case .table(let table):
      try body(.runs(table.caption))
      for row in table.rows { for cell in row.cells { try body(.blocks(cell.content)) } }
    case .list(let list): for item in list.items { try body(.blocks(item.content)) }
    case .definitionList(let definitions):
      for definition in definitions {
        for term in definition.terms { try body(.runs(term)) }
        for meaning in definition.meanings { try body(.blocks(meaning)) }
      }
    case .quote(let content, let citation):
      try body(.blocks(content))
      try body(.runs(citation))
    case .figure(let figure): try body(.runs(figure.caption))
    case .code, .math, .rule, .embed, .unknown: break
    }
  }
}

extension Inline {
  /// The runs inside of a run; empty for runs that hold none.
  public var content: [Inline] {
    switch self {
    case .emphasis(let content), .strong(let content), .deleted(let content), .superscript(let content),
      .subscript(let content), .link(_, let content):
      content
    case .text, .code, .math, .lineBreak, .image, .footnoteReference, .unknown: []
    }
  }
}

/// Looks at every block and run of an article.
public protocol ArticleVisitor {
  /// Looks at a block, before what it holds.
  mutating func visit(_ block: Block)
  /// Looks at a run, before the runs inside.
  mutating func visit(_ run: Inline)
}

extension ArticleVisitor {
  /// Visits blocks and everything in them, in the order of the text.
  ///
  /// - Parameter depth: how many levels of blocks to enter.
  public mutating func walk(_ blocks: some Sequence<Block>, depth: Int = .max) {
    guard depth > 0 else { return }
    for block in blocks {
      visit(block)
      block.forEachPart { part in
        switch part {
        case .runs(let runs): walk(runs)
        case .blocks(let blocks): walk(blocks, depth: depth - 1)
        }
      }
    }
  }

  /// Visits runs and the runs inside of them.
  public mutating func walk(_ runs: [Inline]) {
    for run in runs {
      visit(run)
      walk(run.content)
    }
  }
}
