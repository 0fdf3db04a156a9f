import CZlib

/// The three wrappings of a deflate stream.
public enum DeflateFormat: Sendable, Hashable {
  /// RFC 1952.
  case gzip
  /// RFC 1950, which HTTP calls `deflate`.
  case zlib
  /// RFC 1951 without a wrapping, which some servers call `deflate`.
  case raw

  fileprivate var windowBits: Int32 {
    switch self {
    case .gzip: 15 + 16
    case .zlib: 15
    case .raw: -15
    }
  }
}

/// Why a compressed stream gave nothing.
public enum InflateError: Error, Equatable, Sendable {
  /// The stream is no deflate, or its checksum is wrong.
  case corrupt
  /// The input ended before the stream did.
  case truncated
  /// More would have come out than `limit` bytes: an expansion bomb, or a body too large to keep.
  case tooLarge(limit: Int)
}

/// A decompression under way, fed piece by piece, with a ceiling on what comes out.
struct Inflater: ~Copyable {
  /// What came out so far, of all members.
  private(set) var output: [UInt8] = []
  /// Whether the stream (of gzip: the member) has ended as it should.
  private(set) var isAtEnd = false

  private let limit: Int
  // zlib keeps a pointer back to its stream, so the stream must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private let scratch: UnsafeMutableBufferPointer<UInt8>
  private var isUsable: Bool

  /// - Parameter limit: the most bytes that may come out in all.
  init(_ format: DeflateFormat, limit: Int) {
    self.limit = limit
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    scratch = .allocate(capacity: 64 << 10)
    scratch.initialize(repeating: 0)
    isUsable =
      inflateInit2_(stream, format.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
    scratch.deallocate()
  }

  /// Feeds the next piece; stops at the end of the stream.
  /// - Returns: how many bytes of the piece were used; fewer than it has where the stream ended inside it.
  mutating func append(_ piece: ArraySlice<UInt8>) throws(InflateError) -> Int {
    guard isUsable else { throw .corrupt }
    guard !isAtEnd, !piece.isEmpty else { return 0 }
    return try piece.withUnsafeBufferPointer { buffer throws(InflateError) in
      // zlib never writes to its input, whatever its C type says.
      stream.pointee.next_in = UnsafeMutablePointer(mutating: buffer.baseAddress)
      stream.pointee.avail_in = UInt32(clamping: buffer.count)
      defer { stream.pointee.next_in = nil }
      try run()
      return Int(UInt32(clamping: buffer.count) - stream.pointee.avail_in)
    }
  }

  /// Makes ready for the gzip member that follows the one just ended.
  mutating func startNextMember() {
    isUsable = isUsable && inflateReset(stream) == Z_OK
    isAtEnd = false
  }

  private mutating func run() throws(InflateError) {
    while true {
      stream.pointee.next_out = scratch.baseAddress
      stream.pointee.avail_out = UInt32(clamping: scratch.count)
      let status = CZlib.inflate(stream, Z_NO_FLUSH)
      let made = scratch.count - Int(stream.pointee.avail_out)
      guard made <= limit - output.count else { throw .tooLarge(limit: limit) }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: scratch[..<made]))
      switch status {
      case Z_STREAM_END:
        isAtEnd = true
        return
      case Z_OK where made == scratch.count: continue
      case Z_OK, Z_BUF_ERROR: return
      default:
        isUsable = false
        throw .corrupt
      }
    }
  }
}
