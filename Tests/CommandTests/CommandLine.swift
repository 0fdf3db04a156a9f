import Foundation
import Testing

/// The `tenhn` binary, run as a person would run it.
struct CommandLine {
  struct Run {
    var status: Int32
    var wasKilled: Bool
    var output: String
    var errors: String
  }

  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(UUID().uuidString)")
  var data: String { folder.appendingPathComponent("data").path }

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  /// Beside the test bundle, where the build puts it.
  static var binary: URL {
    Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL.deletingLastPathComponent()
      .appendingPathComponent("tenhn")
      ?? URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("tenhn")
  }

  static var repository: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// Waits without holding a thread: with two of them, tests that wait for a process would starve all others.
  /// - Parameter program: another than `tenhn`, such as a checker of what it wrote.
  func run(
    _ arguments: [String], of program: URL = CommandLine.binary, environment: [String: String] = [:]
  ) async throws -> Run {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    // Files, not pipes: a pipe that nobody reads stops a talkative program.
    let output = folder.appendingPathComponent("out-\(UUID().uuidString)")
    let errors = folder.appendingPathComponent("err-\(UUID().uuidString)")
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in done.resume() }
      do { try process.run() } catch { done.resume(throwing: error) }
    }
    return Run(
      status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
      output: try String(contentsOf: output, encoding: .utf8), errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// The sample's little web as an archive: what an edition can be built from in a plain clone.
  func sampleArchive() async throws -> String {
    let path = folder.appendingPathComponent("sample.warc.gz").path
    let run = try await run(["sample", "pack", CommandLine.repository.appendingPathComponent("Sample").path, path])
    try #require(run.status == 0, "\(run.errors)")
    return path
  }

  func build(at time: String, replay: String, environment: [String: String] = [:]) async throws -> Run {
    try await run(["edition", "build", "--at", time, "--replay", replay, "--data", data], environment: environment)
  }
}
