import CCrypto
import CCurl

/// libcurl, made ready for use once in a process.
enum CurlLibrary {
  static let isReady: Bool = {
    // By default libcrypto frees its tables when the program ends, under the hands of threads that still use them.
    OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil)
    return curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
  }()
}
