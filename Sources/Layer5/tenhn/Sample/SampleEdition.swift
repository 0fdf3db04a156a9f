import Archive
import EditionModel
import Editor
import Fetching
import Foundation
import OfflineCommands

/// The sample edition: ten pieces written for this project, run through the same pipeline as any edition, from
/// an archive inside the binary. It belongs to no slot, and is in no archive, feed or week.
struct SampleEdition {
  /// When the sample's Hacker News was "recorded".
  static let cutoff = Cutoff(key: .sample, instant: Timestamp(1_767_247_200))

  func seal(with builder: EditionBuilder) async throws {
    let transport = ReplayTransport(records: try SampleEdition.records())
    _ = try await builder.build(SampleEdition.cutoff, over: transport) { SampleEdition.cutoff.instant }
  }

  static func records() throws -> [WARCRecord] {
    let text = sampleArchiveBase64.withUTF8Buffer { Data($0) }
    guard let archive = Data(base64Encoded: text) else {
      throw CommandFailure("The sample inside this program is damaged; build it again.")
    }
    return WARCReader([UInt8](archive)).compactMap { entry in
      if case .record(let record) = entry { record } else { nil }
    }
  }
}
