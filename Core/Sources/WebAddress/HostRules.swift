/// Which names and ports belong to the public web.
enum HostRules {
  /// 80, 443 and what is free for anyone (from 1024), without the ports of databases, proxies and other services that would
  /// take an HTTP request for a command.
  static func isWebPort(_ port: Int) -> Bool {
    port == 80 || port == 443 || (1024...65_535).contains(port) && !servicePorts.contains(port)
  }

  /// From 1024 on: the bad ports of the Fetch standard (§2.9), and services found open inside networks.
  private static let servicePorts: Set<Int> = [
    1433, 1521, 1719, 1720, 1723, 2049, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432,
    5672,
    5900, 5984, 5985, 5986, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 8086, 8500, 9042, 9092,
    9100,
    9200, 9300, 10_080, 10_250, 10_255, 11_211, 15_672, 27_017, 27_018, 50_000, 61_616,
  ]

  /// Whether a name, in ASCII and lower case, can be one of the public DNS: letters, digits, hyphens and underscores in labels of
  /// at most 63 bytes, 253 in all, at least two labels, and none of the reserved or customary local domains at its end.
  static func isPublicName(_ name: String) -> Bool {
    let labels = name.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard name.utf8.count <= 253, labels.count > 1, let last = labels.last,
      labels.allSatisfy({ (1...63).contains($0.count) && $0.allSatisfy(isNameByte) }),
      !localDomains.contains(String(Substring(last)))
    else { return false }
    return !localNames.contains { name == $0 || name.hasSuffix("." + $0) }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == 0x2D || byte == 0x5F
  }

  /// Top-level names of RFC 6761, 6762, 7686 and 9476 (not `example`, which stands for public ones), and those that home routers and companies use.
  private static let localDomains: Set<String> = [
    "alt", "cluster", "consul", "corp", "dhcp", "docker", "domain", "home", "intern", "internal", "intranet", "invalid",
    "lan",
    "local", "localdomain", "localhost", "localnet", "mail", "onion", "private", "router", "svc", "test", "workgroup",
  ]

  private static let localNames = ["home.arpa", "in-addr.arpa", "ip6.arpa", "resolver.arpa", "service.arpa"]
}
