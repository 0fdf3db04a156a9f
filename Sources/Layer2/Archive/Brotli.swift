#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Compresses with brotli (RFC 7932) where the system has its library, as any that has curl does; nil elsewhere, or where it fails.
///
/// The library is looked for when the program runs, so that nothing depends on it: pages are a sixth smaller with it, and
/// are there without it.
///
/// - Parameter quality: 0 (fast) to 11 (small).
public func brotli(_ bytes: [UInt8], quality: Int32 = 9) -> [UInt8]? {
  guard let compress = BrotliLibrary.compress else { return nil }
  // The library's own bound (BrotliEncoderMaxCompressedSize): some bytes for each 16 kB that don't shrink.
  let bound = bytes.count + (bytes.count >> 14) * 4 + 1024
  let output = [UInt8](unsafeUninitializedCapacity: bound) { target, count in
    var size = target.count
    let isDone = bytes.withUnsafeBufferPointer { source in
      compress(
        quality, BrotliLibrary.window, BrotliLibrary.text, source.count, source.baseAddress, &size, target.baseAddress)
    }
    count = isDone == 1 ? size : 0
  }
  return output.isEmpty ? nil : output
}

private enum BrotliLibrary {
  /// `BrotliEncoderCompress` of `brotli/encode.h`: quality, window, mode, the input's size and bytes, the output's size and bytes.
  typealias Compress =
    @convention(c) (
      Int32, Int32, Int32, Int, UnsafePointer<UInt8>?, UnsafeMutablePointer<Int>?, UnsafeMutablePointer<UInt8>?
    ) -> Int32

  /// The base-2 logarithm of the window: 4 MB, which every browser takes.
  static let window: Int32 = 22
  /// `BROTLI_MODE_TEXT`.
  static let text: Int32 = 1

  static let compress: Compress? = {
    for name in ["libbrotlienc.so.1", "libbrotlienc.1.dylib"] {
      if let library = dlopen(name, RTLD_NOW), let symbol = dlsym(library, "BrotliEncoderCompress") {
        return unsafeBitCast(symbol, to: Compress.self)
      }
    }
    return nil
  }()
}
