#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The addresses of this machine that somebody can type on a phone in the same network.
enum LocalAddresses {
  /// One address of one network interface.
  struct Entry: Hashable {
    var interface: String
    var address: String
  }

  /// The addresses of this machine.
  static var system: [String] { typeable(entries()) }

  /// Leaves out what no phone reaches: loopback, link-local addresses, and the networks of containers and virtual machines.
  /// IPv6 is used only where there is no IPv4: its addresses are long.
  static func typeable(_ entries: [Entry]) -> [String] {
    let inside = ["lo", "docker", "br-", "veth", "virbr", "vmnet", "cni", "flannel", "lxc", "podman"]
    let outer = entries.filter { entry in
      !inside.contains { entry.interface.hasPrefix($0) } && !entry.address.hasPrefix("169.254.")
        && !entry.address.hasPrefix("127.") && !entry.address.lowercased().hasPrefix("fe80") && entry.address != "::1"
    }
    let short = outer.filter { !$0.address.contains(":") }
    return (short.isEmpty ? outer : short).map(\.address)
  }

  private static func entries() -> [Entry] {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&list) == 0 else { return [] }
    defer { freeifaddrs(list) }
    var entries: [Entry] = []
    var next = list
    while let entry = next?.pointee {
      next = entry.ifa_next
      guard Int32(entry.ifa_flags) & Int32(IFF_UP) != 0, let address = entry.ifa_addr,
        let text = text(of: address)
      else { continue }
      entries.append(Entry(interface: String(cString: entry.ifa_name), address: text))
    }
    return entries
  }

  private static func text(of address: UnsafeMutablePointer<sockaddr>) -> String? {
    let family = Int32(address.pointee.sa_family)
    guard family == AF_INET || family == AF_INET6 else { return nil }
    let size = family == AF_INET ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size
    var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    guard getnameinfo(address, socklen_t(size), &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST) == 0 else {
      return nil
    }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
