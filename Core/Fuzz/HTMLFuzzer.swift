import HTML

/// libFuzzer calls this with inputs of its own making. The first two bytes choose how to parse the rest.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count >= 2 else { return 0 }
  let input = Array(UnsafeBufferPointer(start: start + 2, count: count - 2))
  let choice = Int(start[0])
  var options = ParseOptions(scripting: start[1] & 1 == 1)
  // A low limit now and then, so that its paths are walked too.
  if start[1] & 2 == 2 { options.limits.depth = 16 }
  if start[1] & 4 == 4 { options.limits.nodes = 64 }
  let document: HTMLDocument
  if choice < contexts.count {
    let (name, namespace) = contexts[choice]
    document = HTMLDocument.parseFragment(input, context: name, namespace: namespace, options: options)
  } else {
    document = HTMLDocument.parse(input, options: options)
  }
  let violation = TreeInvariants.violation(
    in: document, inputCount: input.count, depthLimit: options.limits.depth)
  precondition(violation == nil, violation ?? "")
  let again = HTMLDocument.parse(document.serialize(), options: options)
  precondition(again.dump().utf8.count > 0 && document.textContent(of: document.root).utf8.count >= 0)
  return 0
}

private let contexts: [(String, Namespace)] = [
  ("div", .html), ("body", .html), ("html", .html), ("head", .html), ("table", .html), ("tbody", .html), ("tr", .html),
  ("td", .html), ("caption", .html), ("colgroup", .html), ("select", .html), ("template", .html), ("frameset", .html),
  ("title", .html), ("textarea", .html), ("style", .html), ("script", .html), ("plaintext", .html), ("noscript", .html),
  ("form", .html), ("svg", .svg), ("desc", .svg), ("foreignObject", .svg), ("math", .mathML), ("mi", .mathML),
  ("annotation-xml", .mathML), ("unheard-of", .html),
]
