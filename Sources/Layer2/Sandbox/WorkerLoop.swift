#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The life of a worker: takes away from itself what it doesn't need, then answers requests on its standard input, a
/// socket, until that is closed.
///
/// It can open no file and no socket, because it may have no descriptor but those it has.
public struct WorkerLoop {
  /// What a worker may use.
  public struct Limits: Sendable {
    /// Bytes of address space.
    public var memory = 768 << 20
    /// Seconds of processor time for one request.
    public var processorSeconds = 6
    /// Requests after which it ends, so that nothing it keeps grows for ever.
    public var requests = 200
    /// Bytes that it has held at once, after which it ends: memory is seldom given back.
    var resident = 200 << 20
    /// Bytes of a request.
    var requestBytes = 32 << 20

    /// Creates the limits in use.
    public init() {}
  }

  private let limits: Limits
  private let answer: ([UInt8]) -> [UInt8]

  /// - Parameters:
  ///   - limits: what it may use.
  ///   - answer: gives the answer to a request.
  public init(limits: Limits = Limits(), answer: @escaping ([UInt8]) -> [UInt8]) {
    self.limits = limits
    self.answer = answer
  }

  /// Answers until the socket is closed.
  ///
  /// - Parameter rehearsal: a request that it answers for itself first, so that tables are built before the first real one.
  public func run(rehearsal: [UInt8]) {
    _ = answer(rehearsal)
    confine()
    let socket = FrameSocket(descriptor: 0)
    for count in 1...max(1, limits.requests) {
      guard let request = try? socket.receive(limit: limits.requestBytes, until: nil) else { return }
      allowProcessorTime()
      let bytes = answer(request.bytes)
      let isLast = count == limits.requests || Self.largestResidence > limits.resident
      guard (try? socket.send(Frame(isLast: isLast, bytes: bytes), until: nil)) != nil, !isLast else { return }
    }
  }

  /// A system may forbid a limit (systemd's `@resources`). Then those of the service hold.
  private func confine() {
    offerToBeEnded()
    limit(Resource.memory, to: limits.memory)
    limit(Resource.core, to: 0)
    limit(Resource.fileSize, to: 0)
    // Standard input, output and error are open. Any further file or socket would be the fourth.
    limit(Resource.descriptors, to: 3)
  }

  /// If memory runs out, the system ends this process before the one that it works for.
  private func offerToBeEnded() {
    let file = open("/proc/self/oom_score_adj", O_WRONLY)
    guard file >= 0 else { return }
    _ = write(file, "1000", 4)
    close(file)
  }

  /// Allows the next request its seconds of processor time. The system ends the process (`SIGXCPU`) after them.
  private func allowProcessorTime() {
    var limit = rlimit()
    guard getrlimit(Resource.processor, &limit) == 0 else { return }
    limit.rlim_cur = rlim_t(Self.processorSeconds + limits.processorSeconds + 1)
    setrlimit(Resource.processor, &limit)
  }

  private static var usage: rusage {
    var usage = rusage()
    getrusage(Resource.thisProcess, &usage)
    return usage
  }

  private static var processorSeconds: Int { usage.ru_utime.tv_sec + usage.ru_stime.tv_sec }

  /// In bytes.
  private static var largestResidence: Int {
    #if canImport(Darwin)
      usage.ru_maxrss
    #else
      usage.ru_maxrss << 10
    #endif
  }
}

/// The names of limits, which the C libraries declare with different types.
private enum Resource {
  #if canImport(Glibc)
    static let memory = Int32(bitPattern: RLIMIT_AS.rawValue)
    static let processor = Int32(bitPattern: RLIMIT_CPU.rawValue)
    static let core = Int32(bitPattern: RLIMIT_CORE.rawValue)
    static let fileSize = Int32(bitPattern: RLIMIT_FSIZE.rawValue)
    static let descriptors = Int32(bitPattern: RLIMIT_NOFILE.rawValue)
    static let thisProcess = RUSAGE_SELF.rawValue
  #else
    static let memory = RLIMIT_AS
    static let processor = RLIMIT_CPU
    static let core = RLIMIT_CORE
    static let fileSize = RLIMIT_FSIZE
    static let descriptors = RLIMIT_NOFILE
    static let thisProcess = RUSAGE_SELF
  #endif
}

private func limit(_ resource: Int32, to value: Int) {
  var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
  setrlimit(resource, &limit)
}
