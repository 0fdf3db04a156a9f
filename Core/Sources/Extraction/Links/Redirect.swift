import WebAddress

/// Handles pages that only forward a reader to the address in their query.
enum Redirect {
  private static let pages: [(host: String, path: String, parameter: String)] = [
    ("www.google.com", "/url", "q"), ("www.google.com", "/url", "url"), ("l.facebook.com", "/l.php", "u"),
    ("lm.facebook.com", "/l.php", "u"), ("l.instagram.com", "/", "u"), ("out.reddit.com", "", "url"),
    ("www.youtube.com", "/redirect", "q"), ("steamcommunity.com", "/linkfilter/", "u"),
    ("link.zhihu.com", "/", "target"), ("vk.com", "/away.php", "to"), ("slack-redir.net", "/link", "url"),
  ]

  static func target(of url: WebURL) -> WebURL? {
    guard let query = url.query, let host = url.host else { return nil }
    let hostText = "\(host)"
    for page in pages where page.host == hostText && "\(url.path)".hasPrefix(page.path) {
      for pair in query.split(separator: "&") where pair.hasPrefix(page.parameter + "=") {
        let target = String(pair.dropFirst(page.parameter.count + 1)).percentDecoded
        if let url = WebURL(target), url.scheme == "http" || url.scheme == "https" { return url }
      }
    }
    return nil
  }
}

extension String {
  /// The string with `%` escapes resolved; `+` and broken escapes stay.
  var percentDecoded: String {
    guard utf8.contains(0x25) else { return self }
    let bytes = Array(utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
      if bytes[i] == 0x25, i + 2 < bytes.count, let high = bytes[i + 1].hexValue, let low = bytes[i + 2].hexValue {
        out.append(high << 4 | low)
        i += 3
      } else {
        out.append(bytes[i])
        i += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension UInt8 {
  var hexValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}
