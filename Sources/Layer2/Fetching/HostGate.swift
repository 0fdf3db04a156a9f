/// Limits the requests to each host at a time. The others wait in order.
actor HostGate {
  private struct Line {
    var running = 0
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private var lines: [String: Line] = [:]

  func enter(_ host: String, width: Int) async {
    if lines[host, default: Line()].running < width {
      lines[host, default: Line()].running += 1
      return
    }
    // A request that ends hands its place on, so the count stays the same.
    await withCheckedContinuation { lines[host, default: Line()].waiting.append($0) }
  }

  func leave(_ host: String) {
    guard var line = lines[host] else { return }
    if line.waiting.isEmpty {
      line.running -= 1
      lines[host] = line.running > 0 ? line : nil
    } else {
      let next = line.waiting.removeFirst()
      lines[host] = line
      next.resume()
    }
  }
}
