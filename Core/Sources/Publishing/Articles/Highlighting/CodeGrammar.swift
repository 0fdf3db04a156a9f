/// What comments, strings and keywords look like in a language.
struct CodeGrammar: Sendable {
  var lineComments: [[UInt8]] = []
  var blockComments: [(open: [UInt8], close: [UInt8])] = []
  var strings: [UInt8] = [UInt8(ascii: "\"")]
  var longStrings: [[UInt8]] = []
  var commentsNeedSpace = false
  /// Whether single quotes hold one character and have other meanings too.
  var singleQuotesHoldOne = false
  private var keywords: Set<[UInt8]> = []

  func isKeyword(_ word: ArraySlice<UInt8>) -> Bool { word.count <= 12 && keywords.contains(Array(word)) }

  static func named(_ language: String) -> CodeGrammar? { table[language.lowercased()] }

  private static let table: [String: CodeGrammar] = {
    var table: [String: CodeGrammar] = [:]
    for (grammar, names) in all { for name in names.split(separator: " ") { table[String(name)] = grammar } }
    return table
  }()

  private static func slashes(
    _ keywords: String, quotes: String = "\"'", long: [String] = [], oneLetter: Bool = true
  ) -> CodeGrammar {
    CodeGrammar(
      lineComments: [Array("//".utf8)], blockComments: [(Array("/*".utf8), Array("*/".utf8))],
      strings: Array(quotes.utf8), longStrings: long.map { Array($0.utf8) }, singleQuotesHoldOne: oneLetter,
      keywords: words(keywords))
  }

  private static func lines(
    _ comment: String, _ keywords: String, quotes: String = "\"'", long: [String] = [], needSpace: Bool = false
  ) -> CodeGrammar {
    CodeGrammar(
      lineComments: [Array(comment.utf8)], strings: Array(quotes.utf8), longStrings: long.map { Array($0.utf8) },
      commentsNeedSpace: needSpace, keywords: words(keywords))
  }

  private static func words(_ text: String) -> Set<[UInt8]> {
    Set(text.split(separator: " ").map { Array($0.utf8) })
  }

  private static let all: [(CodeGrammar, String)] = [
    (
      slashes(
        "actor any as associatedtype async await break case catch class continue convenience default defer deinit do else enum extension fallthrough false fileprivate final for func guard if import in indirect init inout internal is let mutating nil nonisolated open override private protocol public repeat required rethrows return self Self some static struct subscript super switch throw throws true try typealias var weak where while",
        quotes: "\"", long: ["\"\"\""]), "swift"
    ),
    (
      slashes(
        "as async await break case catch class const continue debugger default delete do else enum export extends false finally for from function if implements import in instanceof interface let new null of private protected public readonly return static super switch this throw true try type typeof undefined var void while with yield",
        quotes: "\"'`", oneLetter: false), "js javascript jsx ts tsx typescript mjs json5"
    ),
    (
      slashes(
        "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type unsafe use where while",
        quotes: "\"'"), "rust rs"
    ),
    (
      slashes(
        "break case chan const continue default defer else fallthrough false for func go goto if import interface map nil package range return select struct switch true type var",
        quotes: "\"'`"), "go golang"
    ),
    (
      slashes(
        "alignas auto bool break case catch char class const constexpr continue default delete do double else enum explicit extern false float for friend goto if inline int long namespace new noexcept nullptr operator private protected public register return short signed sizeof static struct switch template this throw true try typedef typename union unsigned using virtual void volatile while"
      ), "c h cpp c++ cc cxx hpp objc objective-c objectivec cuda glsl hlsl wgsl arduino"
    ),
    (
      slashes(
        "abstract as assert async await boolean break byte case catch char class companion const continue data default do double else enum extends false final finally float for fun if implements import in int interface internal is lateinit let long namespace native new null object open out override package private protected public record ref return sealed short static string super suspend switch synchronized this throw throws trait true try typealias using val var void volatile when where while with yield",
        long: ["\"\"\""]), "java kotlin kt scala groovy cs csharp c# dart"
    ),
    (
      slashes(
        "and anyerror break catch comptime const continue defer else enum errdefer error export extern false fn for if inline null or orelse packed pub return struct switch test true try undefined union unreachable usingnamespace var while"
      ), "zig v d odin"
    ),
    (
      slashes(
        "abstract array as break case catch class clone const continue declare default do echo else elseif extends false final finally fn for foreach function global if implements interface match namespace new null private protected public readonly return static switch throw trait true try use var while yield",
        oneLetter: false), "php"
    ),
    (
      lines(
        "#",
        "and as assert async await break case class continue def del elif else except False finally for from global if import in is lambda match None nonlocal not or pass raise return True try while with yield",
        long: ["\"\"\"", "'''"]), "python py python3 pycon starlark bazel"
    ),
    (
      lines(
        "#",
        "alias and begin break case class def defined do else elsif end ensure false for if in module next nil not or redo rescue retry return self super then true undef unless until when while yield defmodule defp fn",
        needSpace: true), "ruby rb elixir ex crystal"
    ),
    (
      lines(
        "#",
        "case do done elif else esac export fi for function if in local readonly return set then unset until while",
        quotes: "\"'", needSpace: true), "sh bash shell zsh fish"
    ),
    (lines("#", "true false null yes no on off", needSpace: true), "yaml yml toml"),
    (
      lines(
        "#", "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM LABEL RUN SHELL USER VOLUME WORKDIR", needSpace: true),
      "dockerfile docker"
    ),
    (
      lines(
        "#", "else false for function if in inherit let next null rec repeat return then true while with my sub use",
        needSpace: true), "r perl pl nix makefile make cmake nginx conf hcl terraform powershell"
    ),
    (
      lines(
        "--",
        "ADD ALL ALTER AND AS ASC BEGIN BETWEEN BY CASE COMMIT CONSTRAINT CREATE CROSS DEFAULT DELETE DESC DISTINCT DROP ELSE END EXISTS EXPLAIN FOREIGN FROM FULL GROUP HAVING IN INDEX INNER INSERT INTO IS JOIN KEY LEFT LIKE LIMIT NOT NULL OFFSET ON OR ORDER OUTER OVER PARTITION PRIMARY REFERENCES RETURNING RIGHT ROLLBACK SELECT SET TABLE THEN UNION UNIQUE UPDATE USING VALUES VIEW WHEN WHERE WITH add all alter and as asc begin between by case commit create cross default delete desc distinct drop else end exists explain from full group having in index inner insert into is join key left like limit not null offset on or order outer over partition primary references returning right select set table then union unique update using values view when where with"
      ), "sql postgresql postgres mysql sqlite plpgsql"
    ),
    (
      lines(
        "--",
        "and break case class data deriving do else elseif end false for forall function goto if import in infixl infixr instance let local module newtype nil not of or qualified repeat return then true type until where while",
        quotes: "\""), "haskell hs lua elm ada vhdl"
    ),
    (
      lines(";", "def defn defmacro defun define do fn if lambda let loop ns recur set setq when cond", quotes: "\""),
      "lisp clojure clj scheme racket elisp emacs-lisp"
    ),
    (CodeGrammar(strings: Array("\"".utf8), keywords: words("true false null")), "json jsonc jsonl"),
    (
      CodeGrammar(blockComments: [(Array("/*".utf8), Array("*/".utf8))], strings: Array("\"'".utf8)),
      "css scss sass less"
    ),
    (
      CodeGrammar(blockComments: [(Array("<!--".utf8), Array("-->".utf8))], strings: Array("\"".utf8)),
      "html xml svg vue svelte xhtml"
    ),
    (
      CodeGrammar(
        lineComments: [Array("//".utf8)], blockComments: [(Array("(*".utf8), Array("*)".utf8))],
        strings: Array("\"".utf8),
        keywords: words(
          "and as begin do done else end exception false for fun function if in include let match mod module mutable of open or rec struct then to true try type val when while with"
        )), "ocaml ml fsharp f# sml"
    ),
  ]
}
