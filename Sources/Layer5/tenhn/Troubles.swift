import Editor
import Fetching
import Status
import Storage
import StorySources
import Synchronization

/// What was wrong with the last answers of a source during one run, so that a failure is reported in words of our own.
final class Troubles: Sendable {
  private let last = Mutex<StatusFacts.Trouble?>(nil)

  func note(_ purpose: FetchPurpose, _ result: FetchResult) {
    guard purpose == .api || purpose == .feed, let failure = result.failure else { return }
    last.withLock { $0 = StatusFacts.Trouble(failure.code) }
  }

  func trouble(in error: any Error) -> StatusFacts.Trouble {
    switch error {
    case is StoreError: .disk
    case is SourceFailure, is EditorError: last.withLock { $0 } ?? .content
    default: .other
    }
  }
}

extension StatusFacts.Trouble {
  init(_ code: FetchFailure.Code) {
    self =
      switch code {
      case .dns: .name
      case .connect, .blockedAddress, .blockedURL: .connection
      case .tls: .secureConnection
      case .timeout: .time
      case .httpStatus: .refused
      case .tooLarge, .tooManyRedirects, .badResponse, .badEncoding: .answer
      case .robots, .unsupportedType: .content
      }
  }
}
