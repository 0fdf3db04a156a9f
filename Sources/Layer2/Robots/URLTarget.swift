/// The path and query of a URL as written, for matching against robots.txt: what is between the host and the fragment.
///
/// It is looser than a URL parser on purpose: robots.txt files and the addresses compared with them come in every form.
public func urlTarget(of url: String) -> String {
  let bytes = Array(url.utf8)
  var start = 0
  if let scheme = url.utf8.firstRange(of: "://".utf8), bytes.first != UInt8(ascii: "/") {
    start = url.utf8.distance(from: url.utf8.startIndex, to: scheme.upperBound)
  } else if bytes.starts(with: "//".utf8) {
    start = 2
  }
  let rest = bytes[start...].prefix { $0 != UInt8(ascii: "#") }
  guard let slash = rest.firstIndex(where: { "/?;".utf8.contains($0) }) else { return "/" }
  let target = String(decoding: rest[slash...], as: UTF8.self)
  return target.hasPrefix("/") ? target : "/" + target
}
