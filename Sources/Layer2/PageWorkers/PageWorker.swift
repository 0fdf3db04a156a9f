import Sandbox

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A process that reads pages for another: see ``PagePool``.
public enum PageWorker {
  /// Reads pages until standard input, a socket, is closed.
  ///
  /// - Parameters:
  ///   - obeysDrills: whether a page may ask it to hang, to crash or to grow (``PageDrill``).
  ///   - isPatient: whether a page may take ten times the usual processor time, as on a rebuild.
  public static func run(obeysDrills: Bool = false, isPatient: Bool = false) {
    var limits = WorkerLoop.Limits()
    if isPatient { limits.processorSeconds *= 10 }
    let rehearsal = PageRequest(
      .html, url: "https://example.org/",
      bytes: Array("<!doctype html><title>Ready</title><article><p>One, two, three.</p></article>".utf8))
    WorkerLoop(limits: limits) { frame in
      do {
        let request = try PageRequest(frame: frame)
        if obeysDrills { PageDrill(in: request)?.run() }
        return try PageAnswer.frame(request.answer())
      } catch {
        return (try? PageAnswer.frame(.failure(.tooLarge))) ?? []
      }
    }.run(rehearsal: (try? rehearsal.frame) ?? [])
  }
}

/// A fault that a page asks for by its first words, `tenhn-drill:hang` and so on, so that drills don't depend on faults that
/// will be mended.
enum PageDrill: String, CaseIterable {
  case hang, spin, slow, crash, grow

  init?(in request: PageRequest) {
    let start = String(decoding: request.bytes.prefix(64), as: UTF8.self)
    guard let drill = Self.allCases.first(where: { start.contains("tenhn-drill:\($0.rawValue)") }) else { return nil }
    self = drill
  }

  /// Whole seconds of processor time that this process has used.
  private static var processorSeconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Int(time.tv_sec)
  }

  func run() {
    switch self {
    // Waits for a lock that nobody gives back, without processor time.
    case .hang: while true { sleep(3600) }
    // Asks for the time: the optimised program left out a loop that only counts.
    case .spin: while Self.processorSeconds < .max {}
    // Two seconds beyond what a page may take.
    case .slow:
      let end = Self.processorSeconds + WorkerLoop.Limits().processorSeconds + 2
      while Self.processorSeconds < end {}
    case .crash: fatalError("a drill")
    case .grow:
      var pages: [[UInt8]] = []
      while true { pages.append([UInt8](repeating: 1, count: 1 << 24)) }
    }
  }
}
