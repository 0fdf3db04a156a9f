import HTML

/// Finds the language of a code box as the page declares it: on the box, its `code` or one of the boxes around it.
enum CodeLanguage {
  static func declared(at node: NodeID, in document: HTMLDocument) -> String? {
    // Beside a column of line numbers, the code is the second `code`.
    for inner in document.elements(withTag: .code, in: node).prefix(2) {
      if let language = language(of: inner, in: document) { return language }
    }
    var current: NodeID? = node
    // Looks at the box and what highlighters wrap around it. Further up, a class describes the page.
    for _ in 0..<5 {
      guard let place = current, !document.isElement(place, .body), !document.isElement(place, .article) else { break }
      if let language = language(of: place, in: document) { return language }
      current = document.parent(of: place)
    }
    return nil
  }

  private static func language(of node: NodeID, in document: HTMLDocument) -> String? {
    for name in [AttributeName.dataLang, .dataLanguage] {
      if let value = document.attribute(name, of: node), let language = normalized(value) { return language }
    }
    guard let classes = document.attribute(.class, of: node) else { return nil }
    return declared(inClasses: classes)
  }

  private static let prefixes = [
    "language-", "lang-", "highlight-source-", "highlight-text-", "highlight-", "brush:", "src-", "language_",
  ]
  /// Class names that are followed by the language as a separate class.
  private static let announcers: Set<String> = [
    "sourcecode", "hljs", "prettyprint", "brush:", "code-highlight", "highlight",
  ]
  private static let noLanguage: Set<String> = [
    "none", "plaintext", "plain", "text", "txt", "default", "nohighlight", "no-highlight", "undefined", "unknown",
    "auto",
    "notranslate", "literal-block", "highlighter-rouge", "source", "raw", "example", "output", "code",
  ]

  static func declared(inClasses classes: String) -> String? {
    let names = classes.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == ";" }.map { $0.lowercased() }
    for name in names {
      for prefix in prefixes where name.hasPrefix(prefix) && name.utf8.count > prefix.utf8.count {
        if let language = normalized(String(name.dropFirst(prefix.count))) { return language }
      }
    }
    for (name, next) in zip(names, names.dropFirst()) where announcers.contains(name) {
      if isLanguageName(next), let language = normalized(next) { return language }
    }
    return nil
  }

  /// Returns the language that a label names.
  /// Empty for a label for no particular language, nil for any other text.
  static func named(_ label: String) -> String? {
    if let name = labels[label] { return name }
    return isLanguageName(label) ? label : nil
  }

  private static let labels: [String: String] = [
    "plain text": "", "plaintext": "", "text": "", "code": "", "output": "", "terminal": "", "console": "",
    "terminal window": "", "shell": "sh", "shell session": "", "shell script": "sh", "command line": "",
    "c sharp": "csharp", "objective-c": "objectivec", "f#": "fsharp", "visual basic": "vb", "docker": "dockerfile",
  ]

  private static func normalized(_ name: String) -> String? {
    let name = name.lowercased().trimmedBothEnds
    guard !name.isEmpty, name.utf8.count <= 30, !noLanguage.contains(name) else { return nil }
    guard name.utf8.allSatisfy({ $0.isWordByte || $0 == 0x2B || $0 == 0x23 || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F })
    else { return nil }
    return name
  }

  /// Returns whether a name is a well-known language.
  /// Other classes may be beside it (`sourceCode numberLines`).
  private static func isLanguageName(_ name: String) -> Bool { wellKnown.contains(name) }

  private static let wellKnown: Set<String> = Set(
    """
    ada agda apl asm assembly awk bash basic bat bqn c c# c++ clang clojure cmake cobol coffeescript coq cpp crystal cs \
    csharp css csv cuda cypher d dart diff dockerfile dot elisp elixir elm erlang fish forth fortran fsharp gdscript gleam \
    glsl go golang gradle graphql groovy haskell hcl hlsl html http idris ini j java javascript jinja js json json5 jsonc \
    jsx julia kotlin latex lean lisp llvm lua make makefile markdown matlab mermaid nasm nginx nim nix objectivec ocaml \
    octave odin pascal perl php plsql postgresql powershell prolog promql proto protobuf ps1 purescript py python r racket \
    razor reason regex rescript rst ruby rust sass scala scheme scss sh shell smalltalk solidity sql svelte swift \
    systemverilog tcl terraform tex toml ts tsx typescript typst v vala vb verilog vhdl vim vue wasm xml yaml yml zig zsh
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
