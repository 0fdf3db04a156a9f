import CCurl

/// A setting of a transfer, in the terms of libcurl (`curl_easy_setopt`).
///
/// The functions that make options are grouped by protocol. A protocol that needs more of them gets a file of its own.
public struct CurlOption: Sendable, Hashable {
  enum Value: Sendable, Hashable {
    case number(Int)
    case text(String)
    case list([String])
    /// Sent as the body of a request.
    case body([UInt8])
  }

  let key: UInt32
  let value: Value

  init(_ key: CURLoption, _ value: Value) {
    self.key = key.rawValue
    self.value = value
  }

  private init(_ key: CURLoption, milliseconds time: Duration) {
    // 0 would mean that there is no limit.
    self.init(key, .number(Int(min(max(time / .milliseconds(1), 1), 1_000_000_000))))
  }
}

// What every protocol knows.
extension CurlOption {
  /// Which schemes the URL may have, with commas between: `smtp,smtps`. The default is `http,https`.
  public static func schemes(_ names: String) -> CurlOption { CurlOption(CURLOPT_PROTOCOLS_STR, .text(names)) }

  /// How long the whole transfer may take.
  public static func time(_ time: Duration) -> CurlOption { CurlOption(CURLOPT_TIMEOUT_MS, milliseconds: time) }

  /// How long a connection may take to open, TLS included.
  public static func connectTime(_ time: Duration) -> CurlOption {
    CurlOption(CURLOPT_CONNECTTIMEOUT_MS, milliseconds: time)
  }

  /// How many whole seconds the other side may be silent.
  public static func silence(_ seconds: Int) -> CurlOption { CurlOption(CURLOPT_LOW_SPEED_TIME, .number(seconds)) }

  /// Takes a user name and a password out of the URL.
  public static var userInURL: CurlOption { CurlOption(CURLOPT_DISALLOW_USERNAME_IN_URL, .number(0)) }

  /// Opens a connection for this transfer alone.
  public static var ownConnection: [CurlOption] {
    [CurlOption(CURLOPT_FRESH_CONNECT, .number(1)), CurlOption(CURLOPT_FORBID_REUSE, .number(1))]
  }
}

// Mail.
extension CurlOption {
  /// The sender that the server is told. It becomes part of a command: pass only a checked address.
  public static func mailFrom(_ address: String) -> CurlOption { CurlOption(CURLOPT_MAIL_FROM, .text(address)) }

  /// The one recipient that the server is told. It becomes part of a command: pass only a checked address.
  public static func mailTo(_ address: String) -> CurlOption { CurlOption(CURLOPT_MAIL_RCPT, .list([address])) }

  /// Whether the connection must turn to TLS before anything else is said; else it stays as it is.
  public static func startTLS(_ isRequired: Bool) -> CurlOption {
    CurlOption(CURLOPT_USE_SSL, .number(Int((isRequired ? CURLUSESSL_ALL : CURLUSESSL_NONE).rawValue)))
  }

  /// Who logs in.
  public static func login(user: String, password: String) -> [CurlOption] {
    [CurlOption(CURLOPT_USERNAME, .text(user)), CurlOption(CURLOPT_PASSWORD, .text(password))]
  }
}

// HTTP.
extension CurlOption {
  /// Sends a PUT with the body that ``post(_:)`` gives. Set it after that.
  public static var put: CurlOption { CurlOption(CURLOPT_CUSTOMREQUEST, .text("PUT")) }

  /// Sends this method in the place of the usual one. Set it after ``post(_:)``.
  public static func method(_ name: String) -> CurlOption { CurlOption(CURLOPT_CUSTOMREQUEST, .text(name)) }

  /// Signs the request by AWS's Signature 4 with the user and the password of ``login(user:password:)``. The path must be encoded,
  /// and the parameters behind it in the order of their names.
  public static func signed(service: String, region: String) -> CurlOption {
    CurlOption(CURLOPT_AWS_SIGV4, .text("aws:amz:\(region):\(service)"))
  }

  /// The header fields to send, each as `Name: value`.
  public static func fields(_ lines: [String]) -> CurlOption { CurlOption(CURLOPT_HTTPHEADER, .list(lines)) }

  /// Sends a POST with this body. Set `Content-Type` among the fields, and `Expect:` to send the body at once.
  public static func post(_ body: [UInt8]) -> CurlOption { CurlOption(CURLOPT_COPYPOSTFIELDS, .body(body)) }

  /// Speaks HTTP/1.1, even where the server offers HTTP/2.
  public static var http1: CurlOption { CurlOption(CURLOPT_HTTP_VERSION, .number(Int(CURL_HTTP_VERSION_1_1))) }
}
