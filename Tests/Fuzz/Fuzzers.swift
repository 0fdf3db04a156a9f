import Foundation

/// A parser of outside bytes, with a property that holds for any bytes.
private struct Target: Sendable {
  let seeds: [String]
  let words: [String]
  let violation: @Sendable ([UInt8]) -> String?
}

private let targets = [
  "html": Target(
    seeds: ParsingInvariants.seeds, words: ParsingInvariants.words, violation: ParsingInvariants.violation),
  "article": Target(
    seeds: ArticleInvariants.seeds, words: ArticleInvariants.words, violation: ArticleInvariants.violation),
  "feeds": Target(seeds: FeedInvariants.seeds, words: FeedInvariants.words, violation: FeedInvariants.violation),
  "dates": Target(seeds: DateInvariants.seeds, words: DateInvariants.words, violation: DateInvariants.violation),
  "urls": Target(seeds: URLInvariants.seeds, words: URLInvariants.words, violation: URLInvariants.violation),
  "charsets": Target(
    seeds: DecodingInvariants.seeds, words: DecodingInvariants.words, violation: DecodingInvariants.violation),
  "robots": Target(
    seeds: RobotsInvariants.seeds, words: RobotsInvariants.words, violation: RobotsInvariants.violation),
  "warc": Target(
    seeds: ArchiveInvariants.seeds, words: ArchiveInvariants.words, violation: ArchiveInvariants.violation),
  "items": Target(seeds: ItemInvariants.seeds, words: ItemInvariants.words, violation: ItemInvariants.violation),
  "dnssec": Target(
    seeds: DNSSECInvariants.seeds, words: DNSSECInvariants.words, violation: DNSSECInvariants.violation),
  "dns": Target(seeds: DNSInvariants.seeds, words: DNSInvariants.words, violation: DNSInvariants.violation),
]

private let environment = ProcessInfo.processInfo.environment

private let target: Target = {
  guard let target = targets[environment["FUZZ_TARGET"] ?? ""] else {
    fatalError("FUZZ_TARGET must be one of \(targets.keys.sorted())")
  }
  return target
}()

/// Writes seeds and words as files of the corpus, which libFuzzer cuts and joins; libFuzzer calls this first.
@_cdecl("LLVMFuzzerInitialize")
public func start(_ count: UnsafeMutableRawPointer, _ arguments: UnsafeMutableRawPointer) -> CInt {
  guard let folder = environment["FUZZ_SEEDS"] else { return 0 }
  for (index, seed) in (target.seeds + target.words).enumerated() {
    _ = FileManager.default.createFile(atPath: "\(folder)/seed-\(index)", contents: Data(seed.utf8))
  }
  return 0
}

/// Tries one input that libFuzzer made.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let violation = target.violation(Array(UnsafeBufferPointer(start: start, count: count)))
  precondition(violation == nil, violation ?? "")
  return 0
}
