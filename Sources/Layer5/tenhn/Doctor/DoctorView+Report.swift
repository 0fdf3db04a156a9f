import DNSSEC
import Diagnosis
import Publishing

extension DoctorView {
  /// A report as the operator's page shows it.
  init(_ report: HostReport) {
    self.init(
      host: report.host,
      layers: report.steps.map { .init(name: $0.layer.rawValue, state: State($0.state), text: $0.text, hint: $0.hint) },
      zones: (report.chain?.zones ?? []).map { zone in
        .init(
          name: "\(zone.name)", state: State(zone.verdict), verdict: zone.verdict.rawValue, signers: zone.signers,
          keys: zone.keys)
      },
      remarks: (report.chain?.findings ?? []).map { finding in
        .init(state: State(finding.severity), text: finding.text, record: finding.record, hint: finding.hint)
      })
  }
}

extension DoctorView.State {
  fileprivate init(_ state: HostReport.State) {
    self =
      switch state {
      case .ok: .sound
      case .warning: .doubtful
      case .broken: .broken
      case .notReached: .notReached
      }
  }

  fileprivate init(_ verdict: ChainVerdict) {
    self =
      switch verdict {
      case .secure, .insecure: .sound
      case .indeterminate: .doubtful
      case .bogus: .broken
      }
  }

  fileprivate init(_ severity: ChainFinding.Severity) {
    self =
      switch severity {
      case .note: .sound
      case .warning: .doubtful
      case .broken: .broken
      }
  }
}
