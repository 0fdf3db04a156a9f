import CZlib

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file's bytes, decompressed where it is gzip.
func readPossiblyGzipped(_ path: String) throws -> [UInt8] {
  let bytes = try readFile(path)
  guard bytes.count > 18, bytes[0] == 0x1F, bytes[1] == 0x8B else { return bytes }
  guard let inflated = inflateWholeGzip(bytes) ?? inflateGzip(bytes) else {
    throw CommandFailure("\(path) is damaged: its gzip data cannot be read")
  }
  return inflated
}

private func readFile(_ path: String) throws -> [UInt8] {
  let file = open(path, O_RDONLY)
  guard file >= 0 else { throw CommandFailure("cannot open \(path): check the path") }
  defer { close(file) }
  var status = stat()
  let size = fstat(file, &status) == 0 ? Int(status.st_size) : 0
  var bytes: [UInt8] = []
  var failed = false
  repeat {
    // What is no regular file tells no size: then piece by piece.
    let wanted = bytes.isEmpty ? max(size, 1 << 16) : bytes.count
    let piece = [UInt8](unsafeUninitializedCapacity: wanted) { target, count in
      while count < wanted {
        let added = read(file, target.baseAddress.map { $0 + count }, wanted - count)
        if added < 0 && errno == EINTR { continue }
        failed = added < 0
        if added <= 0 { return }
        count += added
      }
    }
    if failed { throw CommandFailure("cannot read \(path): \(String(cString: strerror(errno)))") }
    if bytes.isEmpty { bytes = piece } else { bytes += piece }
    if piece.count < wanted || bytes.count == size { return bytes }
  } while true
}

/// Inflates gzip data of one member without extra fields, as nearly all is; nil if it is anything else or damaged.
func inflateWholeGzip(_ source: [UInt8]) -> [UInt8]? {
  guard source.count > 18, source[2] == 8, source[3] & ~0x08 == 0 else { return nil }
  var start = 10
  if source[3] == 0x08 {
    // A file name, which ends in zero.
    guard let nameEnd = source[10...].firstIndex(of: 0) else { return nil }
    start = nameEnd + 1
  }
  let end = source.count - 8
  let trailer = source[end...].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  let size = Int(trailer >> 32)
  guard start < end, size <= source.count * 1032 else { return nil }
  var padded = source
  padded.append(contentsOf: repeatElement(0, count: Inflate.inputPadding))
  var isWhole = false
  let output = [UInt8](unsafeUninitializedCapacity: size + Inflate.outputPadding) { target, count in
    padded.withUnsafeBufferPointer { input in
      guard let base = input.baseAddress, let out = target.baseAddress else { return }
      guard Inflate.run(base, from: start, to: end, into: out, count: size) == end else { return }
      isWhole = crc32_z(0, out, size) == UInt(trailer & 0xFFFF_FFFF)
      count = size
    }
  }
  return isWhole ? output : nil
}

/// Inflates gzip data of one or more members; nil if they are damaged. What follows them is passed over, as gzip does.
///
/// The size stands in the last four bytes. It is believed only as far as deflate can compress, and only to spare growing.
func inflateGzip(_ source: [UInt8]) -> [UInt8]? {
  var stream = z_stream()
  guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
  defer { inflateEnd(&stream) }
  let stated = source.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  var capacity = max(min(stated, source.count * 1032), 1 << 12)
  var output: [UInt8] = []
  var status = Z_OK
  var source = source
  return source.withUnsafeMutableBufferPointer { input in
    stream.next_in = input.baseAddress
    stream.avail_in = UInt32(truncatingIfNeeded: input.count)
    while true {
      let piece = [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(truncatingIfNeeded: capacity)
        repeat {
          status = inflate(&stream, Z_NO_FLUSH)
          guard status == Z_STREAM_END, startsAnotherMember(stream) else { break }
          status = inflateReset(&stream)
        } while status == Z_OK && stream.avail_out > 0
        count = capacity - Int(stream.avail_out)
      }
      if output.isEmpty { output = piece } else { output += piece }
      if status == Z_STREAM_END { return output }
      guard status == Z_OK || status == Z_BUF_ERROR, stream.avail_out == 0 else { return nil }
      capacity = max(output.count, 1 << 16)
    }
  }
}

private func startsAnotherMember(_ stream: z_stream) -> Bool {
  stream.avail_in > 18 && stream.next_in[0] == 0x1F && stream.next_in[1] == 0x8B
}

/// Ends a command with status 1 and one line that says what and what to do.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
