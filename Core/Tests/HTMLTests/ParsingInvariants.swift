import HTML

/// What holds for parsing, whatever the bytes. The first two choose how to parse the rest. Used by the tests and by the fuzzer.
enum ParsingInvariants {
  static let seeds = [
    "\u{40}\0<!doctype html><html><head><title>a</title><body><p>b<table><tr><td>c<p>d</table><svg><desc><b>e",
    "\u{0}\u{1}<a><p></a><b><i></b></i><select><option>x<template><td>y</template><math><mi><p>",
    "\u{40}\u{6}<ul><li><div><li>",
  ]

  /// Found in `Tests/Fuzz/html.dict`, which is libFuzzer's.
  static let words: [String] = []

  /// The first violation found, nil if there is none.
  static func violation(in bytes: [UInt8]) -> String? {
    guard bytes.count >= 2 else { return nil }
    let input = Array(bytes[2...])
    var options = ParseOptions(scripting: bytes[1] & 1 == 1)
    // A low limit now and then, so that its paths are walked too.
    if bytes[1] & 2 == 2 { options.limits.depth = 16 }
    if bytes[1] & 4 == 4 { options.limits.nodes = 64 }
    let document: HTMLDocument
    if Int(bytes[0]) < contexts.count {
      let (name, namespace) = contexts[Int(bytes[0])]
      document = HTMLDocument.parseFragment(input, context: name, namespace: namespace, options: options)
    } else {
      document = HTMLDocument.parse(input, options: options)
    }
    if let found = TreeInvariants.violation(
      in: document, inputCount: input.count, depthLimit: options.limits.depth)
    {
      return found
    }
    let again = HTMLDocument.parse(document.serialize(), options: options)
    if again.dump().isEmpty { return "what was written is read as nothing" }
    _ = document.textContent(of: document.root)
    return nil
  }

  private static let contexts: [(String, Namespace)] = [
    ("div", .html), ("body", .html), ("html", .html), ("head", .html), ("table", .html), ("tbody", .html),
    ("tr", .html),
    ("td", .html), ("caption", .html), ("colgroup", .html), ("select", .html), ("template", .html), ("frameset", .html),
    ("title", .html), ("textarea", .html), ("style", .html), ("script", .html), ("plaintext", .html),
    ("noscript", .html),
    ("form", .html), ("svg", .svg), ("desc", .svg), ("foreignObject", .svg), ("math", .mathML), ("mi", .mathML),
    ("annotation-xml", .mathML), ("unheard-of", .html),
  ]
}
