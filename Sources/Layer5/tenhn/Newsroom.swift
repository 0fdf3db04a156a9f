import Archive
import EditionModel
import Editor
import Fetching
import Foundation
import Logging
import Store

/// Wires an ``EditionBuilder`` to the configuration, the terminal and the drills.
struct Newsroom {
  let store: Store
  let configuration: Configuration
  var logger = Logger(label: "tenhn")

  var network: any Transport { NoNetwork() }

  func builder() throws -> EditionBuilder {
    let printer = ProgressPrinter()
    let dieAt = ProcessInfo.processInfo.environment["TENHN_DIE_AT"]
    return EditionBuilder(
      store: store, settings: try settings(), schedule: try configuration.schedule(), engine: Engine.name,
      policy: .standard(
        version: Engine.version, contact: configuration[.contact].isEmpty ? nil : configuration[.contact]),
      onStep: { step in if step.rawValue == dieAt { kill(getpid(), SIGKILL) } },
      onProgress: { printer.show($0) }, logger: logger)
  }

  private func settings() throws -> EditionSettings {
    let schedule = try configuration.schedule()
    return EditionSettings(
      timeZone: schedule.zone.identifier, slots: schedule.slots,
      audience: EditionSettings.Audience(rawValue: configuration[.audience]) ?? .private)
  }

  static func bytes(of path: String) throws -> [UInt8] {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw CommandFailure("The archive \(path) can't be read.")
    }
    return [UInt8](data)
  }

  static func records(in path: String) throws -> [WARCRecord] {
    let records = WARCReader(try bytes(of: path)).compactMap { entry in
      if case .record(let record) = entry { record } else { nil }
    }
    guard !records.isEmpty else { throw CommandFailure("\(path) holds no WARC record that can be read.") }
    return records
  }
}

/// Until the live web is wired in, a build without an archive says so.
private struct NoNetwork: Transport {
  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    throw FetchFailure(.connect, "this version builds editions from archives only; use --replay")
  }
}
