import ArgumentParser
import Foundation
import PageWorkers

/// `tenhn read-pages`: a process that reads pages for another of this program, which starts it and speaks to it over a socket.
struct ReadPagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read-pages", abstract: "Reads pages for another process of this program.", shouldDisplay: false)
  @Flag(help: "Ends at once: says that it can be started.") var check = false
  @Flag(help: "Lets pages ask it to hang, to crash or to grow, for drills.") var drill = false

  @Flag(help: "Gives each page ten times the processor time, for rebuilds.") var patient = false

  /// The arguments with which this program starts itself. `TENHN_PAGE_DRILL=1` is for drills.
  static func arguments(isPatient: Bool) -> [String] {
    let isDrill = ProcessInfo.processInfo.environment["TENHN_PAGE_DRILL"] == "1"
    return ["read-pages"] + (isDrill ? ["--drill"] : []) + (isPatient ? ["--patient"] : [])
  }

  func run() { if !check { PageWorker.run(obeysDrills: drill, isPatient: patient) } }
}
