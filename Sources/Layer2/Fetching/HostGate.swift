/// Lets a fixed number of requests at a time go to each host; the others wait their turn in order.
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
    // Whoever leaves hands the place on, so that the count stays as it is.
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
