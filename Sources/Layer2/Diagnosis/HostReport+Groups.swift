import DNSSEC

/// Hosts that fail for one cause.
public struct HostGroup: Sendable, Hashable {
  /// The step that is broken, as the first of the hosts has it.
  public var step: HostReport.Step
  /// In the order in which they were asked for.
  public var hosts: [String]

  /// Such as `12 hosts under .de: the signature of …`.
  public var text: String {
    guard hosts.count > 1 else { return "\(hosts.first ?? ""): \(step.text)" }
    return "\(hosts.count) hosts\(common): \(step.text)"
  }

  private var common: String {
    let names = hosts.map { Array($0.split(separator: ".").reversed()) }
    guard let first = names.first else { return "" }
    let shared = first.indices.prefix { index in names.allSatisfy { $0.count > index && $0[index] == first[index] } }
    return shared.isEmpty ? "" : " under .\(shared.map { first[$0] }.reversed().joined(separator: "."))"
  }

  /// The hosts that are broken, with those of one cause as one.
  public static func groups(of reports: [HostReport]) -> [HostGroup] {
    var groups: [HostGroup] = []
    var causes: [Cause] = []
    for report in reports {
      guard let step = report.broken else { continue }
      let cause = Cause(report, step)
      if let index = causes.firstIndex(of: cause) {
        groups[index].hosts.append(report.host)
        groups[index].step.text = groups[index].step.text.shared(with: step.text)
      } else {
        causes.append(cause)
        groups.append(HostGroup(step: step, hosts: [report.host]))
      }
    }
    return groups
  }

  /// What makes two failures one: a fault of the same zone by the same key, whichever record shows it.
  private struct Cause: Hashable {
    var layer: HostReport.Layer
    var code: ChainFinding.Code?
    var place: String

    init(_ report: HostReport, _ step: HostReport.Step) {
      layer = step.layer
      let finding = step.layer == .chain ? report.chain?.cause : nil
      code = finding?.code
      place = finding.map { "\($0.zone) \($0.record.split(separator: ",").dropFirst().joined())" } ?? step.text
    }
  }
}

extension String {
  /// What two texts have in common at both ends, with `…` for what differs.
  fileprivate func shared(with other: String) -> String {
    guard self != other else { return self }
    let start = zip(self, other).prefix { $0 == $1 }.count
    let (mine, its) = (dropFirst(start), other.dropFirst(start))
    let end = zip(mine.reversed(), its.reversed()).prefix { $0 == $1 }.count
    return "\(prefix(start))…\(suffix(end))"
  }
}
