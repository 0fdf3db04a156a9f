import EditionModel
import Foundation
import OfflineCommands
import Publishing

/// What `tenhn serve` prints: when it starts, and when the site is open. The address comes last, where people look for it.
struct Welcome {
  let settings: Settings
  /// Whether somebody looks at a terminal, to whom a code for a phone's camera is of use.
  let isTerminal: Bool

  /// The line at the start.
  var start: String {
    guard settings.live else { return "No editions are made here (live = no); those that exist are served." }
    let slots = settings.times.joined(separator: " and ")
    return "Editions come at \(slots), time zone \(settings.schedule.zone.identifier)."
  }

  /// The lines when the site is open.
  ///
  /// - Parameter port: where it listens.
  func open(port: Int) -> String {
    var lines: [String] = []
    let addresses = settings.typedAddresses(port: port)
    if let warning = settings.timesWarning { lines.append("Note: \(warning)") }
    if let warning = settings.linkWarning() { lines.append("Note: \(warning)") }
    let forReaders = settings.baseURL ?? (settings.listensEverywhere ? addresses[0] : nil)
    if isTerminal, let forReaders, let code = QRCode(forReaders) { lines.append(code.terminalText) }
    if let base = settings.baseURL { lines.append("Readers find it at \(base)") }
    for address in addresses.dropFirst() { lines.append("Also at \(address)") }
    lines.append("10HN is at \(addresses[0])")
    return lines.joined(separator: "\n")
  }
}
