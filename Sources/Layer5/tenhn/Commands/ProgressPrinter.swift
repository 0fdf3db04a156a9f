import EditionModel
import Editor
import Foundation
import OfflineCommands
import OutsideText
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Shows the making of an edition: a line for each story, and on a terminal a bar beneath them.
final class ProgressPrinter: Sendable {
  private struct State {
    var read = 0
    var total = 10
    var hasBar = false
  }
  private let state = Mutex(State())
  private let isTerminal: Bool
  private let output: FileHandle

  init(output: FileHandle = .standardOutput) {
    self.output = output
    isTerminal = isatty(output.fileDescriptor) == 1
  }

  /// - Parameter isTerminal: whether a line can be taken back.
  init(output: FileHandle, isTerminal: Bool) { (self.output, self.isTerminal) = (output, isTerminal) }

  /// Prints what happened.
  func show(_ progress: Editor.Progress) {
    switch progress {
    case .begun(let key): line("Making the edition \(key).")
    case .waiting(let key, let owner): line("Waiting for \(owner), which is making an edition here, with \(key).")
    case .collected(let count): line("\(count) candidates; reading their pages.")
    case .reading: break
    case .read(let title, let site, let outcome):
      let story = TerminalText.line("\(title) (\(site))")
      switch outcome {
      case .story(let minutes, let partial):
        state.withLock { $0.read = min($0.read + 1, $0.total) }
        line("  + \(story), \(minutes) min\(partial.map { ", \($0)" } ?? "")")
      case .reserve(let minutes): line("  = \(story), \(minutes) min, in reserve")
      case .notReadable(let why): line("  - \(story): \(UnreadableStory.clause(of: why))")
      }
    case .sealed(let key, let hash): finish("Sealed \(key) as \(hash.prefix(12)).")
    case .alreadySealed(let key, let hash):
      finish("\(key) is already sealed as \(hash.prefix(12)); nothing was changed.")
    }
  }

  /// Takes the bar away, so that what is printed next has a line of its own.
  func clear() {
    let hadBar = state.withLock { state in
      defer { state.hasBar = false }
      return state.hasBar
    }
    if hadBar { Output.write("\r\u{1b}[K".utf8, to: output.fileDescriptor) }
  }

  private func line(_ text: String) {
    clear()
    Output.write((TerminalText.line(text) + "\n").utf8, to: output.fileDescriptor)
    guard isTerminal else { return }
    let bar = state.withLock { state in
      state.hasBar = true
      return ProgressPrinter.bar(done: state.read, of: state.total)
    }
    Output.write(bar.utf8, to: output.fileDescriptor)
  }

  private func finish(_ text: String) {
    clear()
    Output.write((TerminalText.line(text) + "\n").utf8, to: output.fileDescriptor)
  }

  private static func bar(done: Int, of total: Int, width: Int = 30) -> String {
    let filled = total == 0 ? width : width * done / total
    return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
      + "] \(done) of \(total)"
  }
}
