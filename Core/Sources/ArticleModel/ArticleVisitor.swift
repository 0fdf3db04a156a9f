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
