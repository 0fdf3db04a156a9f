import CCurl
import Synchronization
import WebAddress

/// A transfer under way. Only the driver's thread touches it.
final class RunningTransfer {
  let easy: UnsafeMutableRawPointer
  let transfer: CurlTransfer
  private let job: TransferJob
  private let errorText: UnsafeMutablePointer<CChar>
  private var lists: [UnsafeMutablePointer<curl_slist>] = []
  /// What came so far.
  var intake: TransferIntake
  /// The protocol that TLS agreed on, if libcurl said so.
  var tlsVersion: String?
  /// How many bytes of the upload were handed over.
  var uploaded = 0
  /// Whether the end of the upload was allowed.
  var mayEnd = false
  /// The verb of SMTP that was sent last.
  var command = ""

  init?(_ job: TransferJob) {
    guard let easy = curl_easy_init() else { return nil }
    self.easy = easy
    self.job = job
    transfer = job.transfer
    intake = TransferIntake(limits: job.transfer.limits)
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_easy_cleanup(easy)
    for list in lists { curl_slist_free_all(list) }
    errorText.deallocate()
  }

  var isCancelled: Bool { job.ticket.isCancelled.load(ordering: .acquiring) }

  /// Sets every option; false if libcurl refuses one.
  func setUp() -> Bool {
    connectCallbacks()
    guard set(CURLOPT_ERRORBUFFER, pointer: errorText), set(CURLOPT_URL, .text(transfer.url)) else { return false }
    for option in Self.defaults where !set(CURLoption(option.key), option.value) { return false }
    // No size is given: libcurl counts the dots that it adds to lines of a mail, so it would take one for whole before its last
    // bytes, whose hand-over is what `CurlUpload.mayEnd` allows.
    if transfer.upload != nil, !set(CURLOPT_UPLOAD, .number(1)) { return false }
    if !transfer.limits.cutsBody, !set(CURLOPT_MAXFILESIZE_LARGE, offset: transfer.limits.bodyBytes) { return false }
    if let endpoint = transfer.endpoint, !set(CURLOPT_CONNECT_TO, .list([endpoint.target])) { return false }
    for option in transfer.options where !set(CURLoption(option.key), option.value) { return false }
    return true
  }

  private func set(_ key: CURLoption, _ value: CurlOption.Value) -> Bool {
    switch value {
    case .number(let number): tenhn_curl_set_number(easy, key, number) == CURLE_OK
    case .text(let text): tenhn_curl_set_text(easy, key, text) == CURLE_OK
    case .list(let lines): set(key, lines: lines)
    case .body(let bytes):
      // The size comes first: libcurl copies that many bytes.
      set(CURLOPT_POSTFIELDSIZE_LARGE, offset: bytes.count)
        && bytes.withUnsafeBytes { buffer in
          tenhn_curl_set_pointer(easy, key, UnsafeMutableRawPointer(mutating: buffer.baseAddress)) == CURLE_OK
        }
    }
  }

  private func set(_ key: CURLoption, lines: [String]) -> Bool {
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines {
      guard let longer = curl_slist_append(list, line) else { break }
      list = longer
    }
    if let list { lists.append(list) }
    return tenhn_curl_set_list(easy, key, list) == CURLE_OK
  }

  private func set(_ key: CURLoption, pointer: UnsafeMutableRawPointer) -> Bool {
    tenhn_curl_set_pointer(easy, key, pointer) == CURLE_OK
  }

  private func set(_ key: CURLoption, offset: Int) -> Bool {
    tenhn_curl_set_offset(easy, key, curl_off_t(offset)) == CURLE_OK
  }

  /// Ends the transfer as libcurl says.
  func finish(_ code: CURLcode) {
    var number = 0
    _ = tenhn_curl_get_number(easy, CURLINFO_RESPONSE_CODE, &number)
    if var failure = failure(of: code) {
      if transfer.upload != nil {
        (failure.code, failure.reply, failure.command) = (number, intake.replyText, command)
      }
      job.finish(.failure(failure))
    } else {
      job.finish(
        .success(
          CurlAnswer(
            code: number, head: intake.head, body: intake.body, isCut: intake.stop == .cut, security: security,
            reply: intake.replyText)))
    }
  }

  /// Ends the transfer for a reason of ours.
  func finish(_ failure: CurlFailure) { job.finish(.failure(failure)) }

  private func failure(of code: CURLcode) -> CurlFailure? {
    let text = String(cString: errorText)
    if let stop = intake.stop {
      return stop.reason.map { CurlFailure($0, text: text, hadAnswer: intake.hasAnswer) }
    }
    guard code != CURLE_OK else { return nil }
    let fallback = curl_easy_strerror(code).map { String(cString: $0) } ?? ""
    return CurlFailure(
      CurlFailure.Reason(code, during: stage), text: text.isEmpty ? fallback : text, hadAnswer: intake.hasAnswer)
  }

  /// How far it came.
  private var stage: TransferStage {
    var connections = 0
    _ = tenhn_curl_get_number(easy, CURLINFO_NUM_CONNECTS, &connections)
    var (connected, secured): (curl_off_t, curl_off_t) = (0, 0)
    _ = tenhn_curl_get_offset(easy, CURLINFO_CONNECT_TIME_T, &connected)
    _ = tenhn_curl_get_offset(easy, CURLINFO_APPCONNECT_TIME_T, &secured)
    if intake.hasAnswer || intake.headBytes > 0 { return .answer }
    if connected == 0 { return .connection }
    return secured == 0 && transfer.url.prefix(6).lowercased() == "https:" ? .handshake : .answer
  }
}

extension CurlEndpoint {
  /// For any host and port of the URL: this address, and this port.
  fileprivate var target: String {
    if case .v6 = address { return "::[\(address)]:\(port)" }
    return "::\(address):\(port)"
  }
}
