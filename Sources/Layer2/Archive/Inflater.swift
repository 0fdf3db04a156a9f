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
public struct Inflater: ~Copyable {
  /// What came out so far, of all members.
  public private(set) var output: [UInt8] = []
  /// Whether the stream (of gzip: the member) has ended as it should.
  public private(set) var isAtEnd = false

  private let limit: Int
  // zlib keeps a pointer back to its stream, so the stream must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private var isUsable: Bool

  /// - Parameter limit: the most bytes that may come out in all.
  public init(_ format: DeflateFormat, limit: Int) {
    self.limit = limit
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    isUsable =
      inflateInit2_(stream, format.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Feeds the next piece; stops at the end of the stream.
  /// - Returns: how many bytes of the piece were used; fewer than it has where the stream ended inside it.
  public mutating func append(_ piece: ArraySlice<UInt8>) throws(InflateError) -> Int {
    guard isUsable else { throw .corrupt }
    guard !isAtEnd, !piece.isEmpty else { return 0 }
    var input = piece
    let used = try input.withUnsafeMutableBufferPointer { buffer throws(InflateError) in
      stream.pointee.next_in = buffer.baseAddress
      stream.pointee.avail_in = UInt32(clamping: buffer.count)
      defer { stream.pointee.next_in = nil }
      try run()
      return Int(UInt32(clamping: buffer.count) - stream.pointee.avail_in)
    }
    return used
  }

  /// Makes ready for the gzip member that follows the one just ended.
  public mutating func startNextMember() {
    isUsable = isUsable && inflateReset(stream) == Z_OK
    isAtEnd = false
  }

  private mutating func run() throws(InflateError) {
    while true {
      // One byte of room beyond the limit tells a body of exactly the limit from one that is larger.
      let room = min(max(output.count, 32 << 10), limit - output.count + 1)
      guard room > 0 else { throw .tooLarge(limit: limit) }
      let written = output.count
      output.append(contentsOf: repeatElement(0, count: room))
      let status = output.withUnsafeMutableBufferPointer { buffer in
        stream.pointee.next_out = buffer.baseAddress.map { $0 + written }
        stream.pointee.avail_out = UInt32(clamping: room)
        return CZlib.inflate(stream, Z_NO_FLUSH)
      }
      let left = Int(stream.pointee.avail_out)
      output.removeLast(left)
      guard output.count <= limit else { throw .tooLarge(limit: limit) }
      switch status {
      case Z_STREAM_END:
        isAtEnd = true
        return
      case Z_OK where left == 0: continue
      case Z_OK, Z_BUF_ERROR: return
      default:
        isUsable = false
        throw .corrupt
      }
    }
  }
}
