import FoundationEssentials

/// The recorded data beside the repository (`$TENHN_SHARED`, else a folder `shared` next to it); tests that need it are skipped by name without it.
public enum Shared {
  /// Nil where the folder is missing.
  public static let root: String? = {
    if let named = ProcessInfo.processInfo.environment["TENHN_SHARED"] { return isData(named) ? named : nil }
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.path.count > 1 {
      folder.deleteLastPathComponent()
      let candidate = folder.appending(path: "shared").path
      if isData(candidate) { return candidate }
    }
    return nil
  }()

  public static var isPresent: Bool { root != nil }

  /// The bytes of a file in the folder.
  public static func bytes(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: (root ?? "") + "/" + path)))
  }

  private static func isData(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/DESIGN.md")
  }
}

/// A seeded generator (SplitMix64), so that a failing run can be repeated.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  public init(_ seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  public mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
  }
}
