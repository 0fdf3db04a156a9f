#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A message between the program and its worker: the number of bytes, a mark, and the bytes.
struct Frame {
  /// Whether the worker ends after this answer.
  var isLast = false
  var bytes: [UInt8]

  static let headLength = 9

  var head: [UInt8] {
    let count = UInt64(bytes.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * UInt64($0))) } + [isLast ? 1 : 0]
  }

  /// The number of bytes that a head announces; nil if that is more than `limit`.
  static func length(of head: [UInt8], limit: Int) -> Int? {
    let count = (0..<8).reduce(UInt64(0)) { $0 | UInt64(head[$1]) << (8 * UInt64($1)) }
    return count <= UInt64(limit) ? Int(count) : nil
  }
}

/// A socket on which frames are sent and received, by a thread that may wait.
struct FrameSocket: Sendable {
  let descriptor: Int32

  /// What became of a wait.
  enum Trouble: Error {
    case time, closed, tooLong
  }

  /// Sends a frame.
  ///
  /// - Parameter deadline: nil to wait for ever.
  func send(_ frame: Frame, until deadline: ContinuousClock.Instant?) throws(Trouble) {
    try send(frame.head, until: deadline)
    try send(frame.bytes, until: deadline)
  }

  /// Receives a frame of at most `limit` bytes.
  func receive(limit: Int, until deadline: ContinuousClock.Instant?) throws(Trouble) -> Frame {
    let head = try receive(count: Frame.headLength, until: deadline)
    guard let length = Frame.length(of: head, limit: limit) else { throw .tooLong }
    return Frame(isLast: head[8] == 1, bytes: try receive(count: length, until: deadline))
  }

  private func send(_ bytes: [UInt8], until deadline: ContinuousClock.Instant?) throws(Trouble) {
    var sent = 0
    while sent < bytes.count {
      try wait(for: POLLOUT, until: deadline)
      let count = bytes.withUnsafeBytes { buffer in
        systemSend(descriptor, buffer.baseAddress.map { $0 + sent }, bytes.count - sent)
      }
      if count > 0 { sent += count } else if !Self.isTransient { throw .closed }
    }
  }

  private func receive(count: Int, until deadline: ContinuousClock.Instant?) throws(Trouble) -> [UInt8] {
    var bytes: [UInt8] = []
    // Grown as bytes come: the head's word alone takes no memory.
    var piece = [UInt8](repeating: 0, count: min(count, 1 << 18))
    while bytes.count < count {
      try wait(for: POLLIN, until: deadline)
      let wanted = min(piece.count, count - bytes.count)
      let got = piece.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, wanted, 0) }
      if got > 0 {
        bytes.append(contentsOf: piece[..<got])
      } else if got == 0 || !Self.isTransient {
        throw .closed
      }
    }
    return bytes
  }

  private static var isTransient: Bool { errno == EAGAIN || errno == EINTR }

  private func wait(for event: Int32, until deadline: ContinuousClock.Instant?) throws(Trouble) {
    while true {
      var timeout: Int32 = -1
      if let deadline {
        let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
        guard left > 0 else { throw .time }
        timeout = Int32(min(left.rounded(.up), 60_000))
      }
      var query = pollfd(fd: descriptor, events: Int16(event), revents: 0)
      if poll(&query, 1, timeout) > 0 { return }
    }
  }
}

/// Sends without the signal that would end this process if the other end is gone.
private func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Darwin)
    Darwin.send(descriptor, bytes, count, 0)
  #elseif canImport(Musl)
    Musl.send(descriptor, bytes, count, Int32(MSG_NOSIGNAL))
  #else
    Glibc.send(descriptor, bytes, count, Int32(MSG_NOSIGNAL))
  #endif
}
