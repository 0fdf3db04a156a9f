import CZlib

/// Compresses to one gzip member whose header names neither time nor system, so that equal input gives equal bytes.
/// - Parameter level: zlib's, 1 (fast) to 9 (small).
public func gzip(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] {
  var stream = z_stream()
  var header = gz_header()
  header.os = 255
  let size = Int32(MemoryLayout<z_stream>.size)
  guard
    deflateInit2_(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
  else { return gzipStored(bytes) }
  defer { deflateEnd(&stream) }
  return withUnsafeMutablePointer(to: &header) { header in
    deflateSetHeader(&stream, header)
    return finish(&stream, bytes)
  } ?? gzipStored(bytes)
}

/// Compresses to a bare deflate stream (RFC 1951), as containers such as ZIP hold it; nil where zlib has no memory.
public func deflated(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8]? {
  var stream = z_stream()
  let size = Int32(MemoryLayout<z_stream>.size)
  guard deflateInit2_(&stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else {
    return nil
  }
  defer { deflateEnd(&stream) }
  return finish(&stream, bytes)
}

/// Runs all of `bytes` through a stream that was made ready.
private func finish(_ stream: inout z_stream, _ bytes: [UInt8]) -> [UInt8]? {
  // zlib counts in 32 bits; larger input takes the path that needs no state.
  guard bytes.count < Int(UInt32.max) / 2 else { return nil }
  var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 32)
  let status = bytes.withUnsafeBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
      stream.avail_in = UInt32(source.count)
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(clamping: target.count)
      return deflate(&stream, Z_FINISH)
    }
  }
  guard status == Z_STREAM_END else { return nil }
  output.removeLast(Int(stream.avail_out))
  return output
}

/// A gzip member of stored blocks (RFC 1951, section 3.2.4): what is left when zlib has no memory, so that an archive is never lost.
func gzipStored(_ bytes: [UInt8]) -> [UInt8] {
  var output: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
  var start = 0
  repeat {
    let end = min(start + 0xFFFF, bytes.count)
    let length = UInt16(end - start)
    output.append(end == bytes.count ? 1 : 0)
    output += littleEndian(length) + littleEndian(~length)
    output += bytes[start..<end]
    start = end
  } while start < bytes.count
  var checksum = crc32(0, nil, 0)
  for chunk in stride(from: 0, to: bytes.count, by: 1 << 20) {
    let piece = Array(bytes[chunk..<min(chunk + 1 << 20, bytes.count)])
    checksum = crc32(checksum, piece, UInt32(piece.count))
  }
  return output + littleEndian(UInt32(truncatingIfNeeded: checksum))
    + littleEndian(UInt32(truncatingIfNeeded: bytes.count))
}

private func littleEndian<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
  (0..<T.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
}
