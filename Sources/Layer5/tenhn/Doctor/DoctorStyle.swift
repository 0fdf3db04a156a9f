import Diagnosis
import DNSSEC

/// How the way to a host looks on a terminal.
struct DoctorStyle {
  /// Whether signs are coloured; not in a file or a pipe.
  let isColored: Bool

  /// One line for each layer, with what to do below it, then the zones and what was found in them.
  func lines(_ report: HostReport) -> String {
    var lines = ["\(report.host)"]
    for step in report.steps {
      lines.append("  \(sign(step.state)) \(padded(step.layer.rawValue, to: 10)) \(step.text)")
      if step.state != .ok, let hint = step.hint { lines.append("      -> \(hint)") }
    }
    guard let chain = report.chain, chain.verdict == .bogus || chain.findings.contains(where: { $0.severity > .note })
    else { return lines.joined(separator: "\n") }
    lines.append("  The chain of signatures, from the root:")
    for zone in chain.zones {
      lines.append("    \(sign(zone.verdict)) \(padded("\(zone.name)", to: 24)) \(zone.verdict.rawValue)")
    }
    for finding in chain.findings where finding.severity > .note {
      lines.append("    \(finding.severity == .broken ? sign(.broken) : sign(.warning)) \(finding.text)")
      lines.append("        record: \(finding.record)  [\(finding.code.rawValue)]")
      lines.append("        -> \(finding.hint)")
    }
    return lines.joined(separator: "\n")
  }

  /// What is broken, with hosts that fail alike as one.
  func summary(_ reports: [HostReport]) -> String {
    let groups = HostGroup.groups(of: reports)
    guard !groups.isEmpty else { return "All \(reports.count) hosts can be reached." }
    return groups.map { "\(sign(.broken)) \($0.text)" }.joined(separator: "\n")
  }

  private func sign(_ state: HostReport.State) -> String {
    switch state {
    case .ok: colored("✓", 32)
    case .warning: colored("!", 33)
    case .broken: colored("✗", 31)
    case .notReached: "·"
    }
  }

  private func sign(_ verdict: ChainVerdict) -> String {
    switch verdict {
    case .secure, .insecure: sign(.ok)
    case .indeterminate: sign(.warning)
    case .bogus: sign(.broken)
    }
  }

  private func colored(_ text: String, _ color: Int) -> String {
    isColored ? "\u{1B}[\(color)m\(text)\u{1B}[0m" : text
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
