import CCurl

extension RunningTransfer {
  /// What every transfer does unless its options say otherwise.
  static let defaults: [CurlOption] = [
    .schemes("http,https"),
    // Signals are for the whole program, and transfers have a thread of their own.
    CurlOption(CURLOPT_NOSIGNAL, .number(1)),
    // Nothing of the surroundings: no proxy of the environment, no password file, no user name in a URL.
    CurlOption(CURLOPT_PROXY, .text("")), CurlOption(CURLOPT_NOPROXY, .text("*")),
    CurlOption(CURLOPT_NETRC, .number(Int(CURL_NETRC_IGNORED.rawValue))),
    CurlOption(CURLOPT_DISALLOW_USERNAME_IN_URL, .number(1)),
    // Redirects are judged and followed by whoever asks.
    CurlOption(CURLOPT_FOLLOWLOCATION, .number(0)),
    // The body stays as it came over the wire. Whoever asks decodes it, under limits.
    CurlOption(CURLOPT_HTTP_CONTENT_DECODING, .number(0)),
    // The path is sent as it is written: the URL standard has resolved its dots.
    CurlOption(CURLOPT_PATH_AS_IS, .number(1)), CurlOption(CURLOPT_HTTP09_ALLOWED, .number(0)),
    CurlOption(CURLOPT_SSL_VERIFYPEER, .number(1)), CurlOption(CURLOPT_SSL_VERIFYHOST, .number(2)),
    CurlOption(CURLOPT_SSLVERSION, .number(Int(CURL_SSLVERSION_TLSv1_2))),
    // HTTP/2 where a TLS server offers it. No request waits to learn that: one slow answer would hold up all others.
    CurlOption(CURLOPT_HTTP_VERSION, .number(Int(CURL_HTTP_VERSION_2TLS))), CurlOption(CURLOPT_PIPEWAIT, .number(0)),
    // A kept connection that was idle for longer is not used again.
    CurlOption(CURLOPT_MAXAGE_CONN, .number(10)),
    // Less than a byte a second is silence; how long it may last is an option of the transfer.
    CurlOption(CURLOPT_LOW_SPEED_LIMIT, .number(1)), .silence(15),
  ]
}
