import CCurl
import WebAddress

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension RunningTransfer {
  /// Has libcurl call this transfer for everything that arrives, and before anything is sent.
  func connectCallbacks() {
    let own = Unmanaged.passUnretained(self).toOpaque()
    let pointers = [
      CURLOPT_HEADERDATA, CURLOPT_WRITEDATA, CURLOPT_DEBUGDATA, CURLOPT_XFERINFODATA, CURLOPT_OPENSOCKETDATA,
      CURLOPT_PREREQDATA, CURLOPT_READDATA,
    ]
    for option in pointers { _ = tenhn_curl_set_pointer(easy, option, own) }
    _ = tenhn_curl_on_data(easy, CURLOPT_HEADERFUNCTION) { line, size, count, own in
      let transfer = RunningTransfer.of(own)
      return transfer.intake.take(line: UnsafeRawBufferPointer(start: line, count: size * count)) ? size * count : 0
    }
    _ = tenhn_curl_on_data(easy, CURLOPT_WRITEFUNCTION) { part, size, count, own in
      let transfer = RunningTransfer.of(own)
      transfer.expectBody()
      if let whenBody = transfer.transfer.whenBody {
        whenBody([UInt8](UnsafeRawBufferPointer(start: part, count: size * count)))
      }
      return transfer.intake.take(body: UnsafeRawBufferPointer(start: part, count: size * count)) ? size * count : 0
    }
    // The only call that sees the body before its chunks are joined, so that endless framing can be counted.
    _ = tenhn_curl_set_number(easy, CURLOPT_VERBOSE, 1)
    _ = tenhn_curl_on_debug(easy) { _, kind, text, count, own in
      let (transfer, bytes) = (RunningTransfer.of(own), UnsafeRawBufferPointer(start: text, count: count))
      switch kind {
      case CURLINFO_DATA_IN: _ = transfer.intake.count(bodyWireBytes: count)
      case CURLINFO_HEADER_OUT: transfer.noteCommand(bytes)
      case CURLINFO_TEXT: if let version = RunningTransfer.version(inRemark: bytes) { transfer.tlsVersion = version }
      default: break
      }
      return 0
    }
    _ = tenhn_curl_on_read(easy) { room, size, count, own in
      RunningTransfer.of(own).upload(to: room, size * count)
    }
    // It is called after each read, and can end a transfer whose body stays empty.
    _ = tenhn_curl_set_number(easy, CURLOPT_NOPROGRESS, 0)
    _ = tenhn_curl_on_progress(easy) { own, _, _, _, _ in RunningTransfer.of(own).intake.stop == nil ? 0 : 1 }
    _ = tenhn_curl_on_socket(easy) { own, _, place in RunningTransfer.of(own).open(place) }
    _ = tenhn_curl_on_connection(easy) { own, address, _, port, _ in
      RunningTransfer.of(own).mayUse(address.map { String(cString: $0) }, port: Int(port))
        ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    }
  }

  private static func of(_ own: UnsafeMutableRawPointer?) -> RunningTransfer {
    guard let own else { preconditionFailure("libcurl forgot whom to call") }
    return Unmanaged.fromOpaque(own).takeUnretainedValue()
  }

  /// Remembers which command is under way; of what else is sent, such as a password, nothing is kept.
  private func noteCommand(_ bytes: UnsafeRawBufferPointer) {
    guard transfer.upload != nil else { return }
    let verb = String(decoding: bytes.prefix(4), as: UTF8.self).uppercased()
    // What the server says to a goodbye is not what it said before.
    if verb == "QUIT" { intake.keepsReplies = false }
    if ["EHLO", "HELO", "STAR", "AUTH", "MAIL", "RCPT", "DATA"].contains(verb) { command = verb }
  }

  private static let endBytes = 2

  /// Hands over the next bytes of the upload, as many as there is room for.
  private func upload(to room: UnsafeMutablePointer<CChar>?, _ size: Int) -> Int {
    guard let upload = transfer.upload, let room else { return 0 }
    let rest = upload.bytes.count - uploaded
    // Even an empty upload has an end that must be allowed.
    guard rest > 0 || !mayEnd else { return 0 }
    // The last bytes go by themselves, so a connection that broke before them is noticed before they count.
    let isEnd = rest <= min(Self.endBytes, size)
    if isEnd, !mayEnd {
      mayEnd = upload.mayEnd()
      guard mayEnd else { return Int(CURL_READFUNC_ABORT) }
    }
    let count = isEnd ? rest : min(max(rest - Self.endBytes, 1), size)
    upload.bytes[uploaded..<uploaded + count].withUnsafeBytes { bytes in
      UnsafeMutableRawBufferPointer(start: room, count: count).copyMemory(from: bytes)
    }
    uploaded += count
    return count
  }

  private func expectBody() {
    guard intake.body.isEmpty else { return }
    var length: curl_off_t = 0
    _ = tenhn_curl_get_offset(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length)
    intake.expect(bodyBytes: Int(length))
  }

  /// The last gate: opens a socket to the endpoint and to no other place.
  private func open(_ place: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
    guard let place, let target = CurlEndpoint(place), transfer.endpoint.map({ $0 == target }) ?? true else {
      _ = intake.end(.endpoint)
      return -1
    }
    #if canImport(Darwin)
      let kind = place.pointee.socktype
    #else
      let kind = place.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    #endif
    return socket(place.pointee.family, kind, place.pointee.protocol)
  }

  /// Called when a connection, new or kept, is ready, and nothing was sent for this transfer.
  private func mayUse(_ address: String?, port: Int) -> Bool {
    guard let endpoint = transfer.endpoint else { return true }
    guard let address = address.flatMap(IPAddress.init), CurlEndpoint(address, port: port) == endpoint else {
      return intake.end(.endpoint)
    }
    return true
  }
}

extension CurlEndpoint {
  /// Nil for anything but an IP address.
  fileprivate init?(_ place: UnsafeMutablePointer<curl_sockaddr>) {
    let address = UnsafeRawPointer(place).advanced(by: MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0)
    switch place.pointee.family {
    case AF_INET:
      let v4 = address.loadUnaligned(as: sockaddr_in.self)
      self.init(.v4(UInt32(bigEndian: v4.sin_addr.s_addr)), port: Int(UInt16(bigEndian: v4.sin_port)))
    case AF_INET6:
      let v6 = address.loadUnaligned(as: sockaddr_in6.self)
      let (high, low) = withUnsafeBytes(of: v6.sin6_addr) { bytes in
        (bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      }
      self.init(
        .v6(high: UInt64(bigEndian: high), low: UInt64(bigEndian: low)), port: Int(UInt16(bigEndian: v6.sin6_port)))
    default: return nil
    }
  }
}
