import Publishing

/// Hands one mail to something that takes it on.
protocol MailTransport: Sendable {
  /// - Parameters:
  ///   - message: the whole mail.
  ///   - mayEnd: called once before the end of the message is handed over; if false, it isn't.
  func send(_ message: [UInt8], to: MailAddress, mayEnd: @escaping @Sendable () -> Bool) async -> SendResult
}
