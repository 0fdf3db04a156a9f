public import DNSSEC
public import JSONFormat

extension HostReport {
  /// For programs: the answer of `tenhn doctor HOST --json`.
  public var json: JSON {
    [
      "host": .string(host), "verdict": .string(verdict.rawValue), "broken": JSON(broken?.layer.rawValue),
      "findings": .array((chain?.findings ?? []).map(\.json)),
      "layers": .array(
        steps.map { step in
          [
            "name": .string(step.layer.rawValue), "state": .string(step.state.rawValue), "text": .string(step.text),
            "hint": JSON(step.hint),
          ]
        }),
      "zones": .array(
        (chain?.zones ?? []).map { zone in
          [
            "name": .string("\(zone.name)"), "verdict": .string(zone.verdict.rawValue),
            "signers": .array(zone.signers.map(JSON.string)), "keys": .array(zone.keys.map(JSON.string)),
            "servers": .array(zone.servers.map(JSON.string)),
          ]
        }),
    ]
  }
}

extension ChainFinding {
  /// With the keys of `findings` in the answer of `tenhn doctor HOST --json`.
  public var json: JSON {
    [
      "code": .string(code.rawValue), "severity": .string("\(severity)"), "zone": .string("\(zone)"),
      "record": .string(record), "text": .string(text), "hint": .string(hint),
    ]
  }
}
