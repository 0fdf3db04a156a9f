import Editor
import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Shows the making of an edition: a line a story as it arrives, and on a terminal a bar beneath them.
final class ProgressPrinter: Sendable {
  private struct State {
    var read = 0
    var total = 10
  }
  private let state = Mutex(State())
  private let isTerminal: Bool
  private let output: FileHandle

  init(output: FileHandle = .standardOutput) {
    self.output = output
    isTerminal = isatty(output.fileDescriptor) == 1
  }

  func show(_ progress: Editor.Progress) {
    switch progress {
    case .begun(let key): line("Making the edition \(key).")
    case .waiting(let key, let owner): line("Waiting for \(owner), which is making an edition here, with \(key).")
    case .collected(let count): line("\(count) candidates; reading their pages.")
    case .reading: break
    case .read(let title, let site, let outcome):
      switch outcome {
      case .story(let minutes, let partial):
        state.withLock { $0.read = min($0.read + 1, $0.total) }
        line("  + \(title) (\(site)), \(minutes) min\(partial.map { ", \($0)" } ?? "")")
      case .reserve(let minutes): line("  = \(title) (\(site)), \(minutes) min, in reserve")
      case .notReadable(let why): line("  - \(title) (\(site)): \(why)")
      }
    case .sealed(let key, let hash): finish("Sealed \(key) as \(hash.prefix(12)).")
    case .alreadySealed(let key, let hash):
      finish("The edition \(key) was sealed before as \(hash.prefix(12)); nothing was changed.")
    }
  }

  private func line(_ text: String) {
    let bar = isTerminal ? state.withLock { ProgressPrinter.bar(done: $0.read, of: $0.total) } : ""
    output.write(Data((isTerminal ? "\r\u{1b}[K\(text)\n\(bar)" : text + "\n").utf8))
  }

  private func finish(_ text: String) {
    output.write(Data((isTerminal ? "\r\u{1b}[K\(text)\n" : text + "\n").utf8))
  }

  static func bar(done: Int, of total: Int, width: Int = 30) -> String {
    let filled = total == 0 ? width : width * done / total
    return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
      + "] \(done) of \(total)"
  }
}
