// The public face of the module: reads pages where a bad one can do no harm.
//
// - ``PageRequest``, ``PageAnswer`` and ``PageFailure``: what is asked, and what comes back.
// - ``PagePool``: asks warm processes of this same program, without files, without a network, and within limits.
// - ``PageWorker``: such a process.
// - ``PageReader``: either of the two ways to read a page; ``PageRequest/answer()`` is the other, in the caller's own process.
//
// Why: a page comes from anybody. One that takes for ever, crashes its reader or grows without bound costs its own story.

/// Reads a page.
public typealias PageReader = @Sendable (PageRequest) async -> Result<PageAnswer, PageFailure>

/// Why a page was not read. A rebuild finds it in the archive.
public enum PageFailure: String, Error, Hashable, Sendable {
  /// Reading it took longer than it may.
  case tooSlow = "too-slow"
  /// What it becomes is larger than it may be.
  case tooLarge = "too-large"
  /// Its reader ended on it.
  case crashed
  /// No reader could be started.
  case noReader = "no-reader"
  /// Nobody waits for it any more.
  case cancelled

  /// One clause for readers, in a receipt.
  public var why: String {
    switch self {
    case .tooSlow: "the page takes too long to read"
    case .tooLarge: "the page grows too large when it is read"
    case .crashed: "the page can't be read: it takes more than a page may"
    case .noReader: "the reader of pages doesn't run here"
    case .cancelled: "the page was not read in time"
    }
  }
}
