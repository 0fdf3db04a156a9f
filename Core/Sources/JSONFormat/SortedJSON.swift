/// Writes `Codable` models as JSON with sorted keys and without white space, straight into bytes.
///
/// The bytes are those of Foundation's `JSONEncoder` with `sortedKeys` and `withoutEscapingSlashes`. Why not that one: it keeps
/// a dictionary for every object until the end, sixty megabytes for the article of a page that is one large table.
///
/// Types that Foundation's encoder writes in a form of its own (`Data`, `URL`, `Decimal`) are written as they code themselves.
public enum SortedJSON {
  /// The deepest nesting of arrays and objects that readers take.
  public static let maximumDepth = 511

  /// Writes a value.
  ///
  /// - Throws: `EncodingError` for a number that isn't finite, for a value that nests deeper than ``maximumDepth``, and for one
  ///   that writes nothing.
  public static func encode(_ value: some Encodable) throws -> [UInt8] {
    let output = SortedOutput()
    try output.write(value)
    guard !output.bytes.isEmpty else { throw SortedOutput.error(value, "The value writes nothing.") }
    return output.bytes
  }
}

/// The bytes so far, and the values that aren't ended yet.
final class SortedOutput {
  /// A value that isn't ended yet.
  private struct Frame {
    enum Kind { case nothing, single, array, object }

    var kind = Kind.nothing
    /// Where the value begins.
    var start: Int
    /// The members of an object, each from its key to behind the comma after its value.
    var members: [(key: String, start: Int)] = []
    /// Whether it is a container inside of another that nobody ends but the one around it.
    var isNested = false
  }

  private(set) var bytes: [UInt8] = []
  private var frames: [Frame] = []
  private var depth = 0
  /// What a container that can't throw found wrong.
  private var failure: (any Error)?

  static func error(_ value: Any, _ text: String) -> EncodingError {
    .invalidValue(value, EncodingError.Context(codingPath: [], debugDescription: text))
  }

  // MARK: Values

  /// Writes a whole value.
  func write(_ value: some Encodable) throws {
    let place = frames.count
    frames.append(Frame(start: bytes.count))
    do { try value.encode(to: SortedEncoder(output: self, place: place)) } catch {
      // What was begun stays half written, so a model that goes on after an error is refused too.
      failure = failure ?? error
      throw error
    }
    if place > 0, frames[place].kind == .nothing { open(.object, at: place) }
    end(downTo: place)
    if let failure { throw failure }
  }

  /// Writes the only value of a frame.
  func single(at place: Int, _ body: () throws -> Void) throws {
    if place < frames.count, frames[place].kind == .single { fail("A value is written twice.") }
    try begin(at: place, .single)
    try body()
  }

  /// Writes an element of an array.
  func element(at place: Int, _ body: () throws -> Void) throws {
    try begin(at: place, .array)
    try body()
    bytes.append(UInt8(ascii: ","))
  }

  /// Writes a member of an object.
  func member(_ key: some CodingKey, at place: Int, _ body: () throws -> Void) throws {
    try begin(at: place, .object)
    name(key, at: place)
    try body()
    bytes.append(UInt8(ascii: ","))
  }

  private func begin(at place: Int, _ kind: Frame.Kind) throws {
    open(kind, at: place)
    if let failure { throw failure }
  }

  // MARK: Containers

  /// Makes a frame what it is, and ends what was nested in it.
  func openObject(at place: Int) { open(.object, at: place) }
  func openArray(at place: Int) { open(.array, at: place) }

  private func open(_ kind: Frame.Kind, at place: Int) {
    guard place < frames.count else { return fail("A container is written to after its value has ended.") }
    end(downTo: place + 1)
    guard frames[place].kind != kind else { return }
    guard frames[place].kind == .nothing else { return fail("A value is written in two forms.") }
    frames[place].kind = kind
    guard kind != .single else { return }
    depth += 1
    if depth > SortedJSON.maximumDepth { fail("Arrays and objects nest too deep.") }
    bytes.append(kind == .object ? UInt8(ascii: "{") : UInt8(ascii: "["))
  }

  /// Begins a value inside of an object or, without a key, of an array. It ends when the one around it goes on.
  func nest(_ key: (any CodingKey)?, at place: Int) -> Int {
    open(key == nil ? .array : .object, at: place)
    if let key, place < frames.count { name(key, at: place) }
    frames.append(Frame(start: bytes.count, isNested: true))
    return frames.count - 1
  }

  private func name(_ key: any CodingKey, at place: Int) {
    frames[place].members.append((key.stringValue, bytes.count))
    text(key.stringValue)
    bytes.append(UInt8(ascii: ":"))
  }

  private func fail(_ text: String) { failure = failure ?? Self.error(bytes.count, text) }

  private func end(downTo place: Int) {
    while frames.count > place, let frame = frames.popLast() {
      switch frame.kind {
      case .nothing: if frame.isNested { bytes += "{}".utf8 }
      case .single: break
      case .array: close(UInt8(ascii: "]"))
      case .object:
        sort(frame)
        close(UInt8(ascii: "}"))
      }
      if frame.isNested { bytes.append(UInt8(ascii: ",")) }
    }
  }

  private func close(_ bracket: UInt8) {
    depth -= 1
    if bytes.last == UInt8(ascii: ",") { bytes[bytes.count - 1] = bracket } else { bytes.append(bracket) }
  }

  /// Puts an object's members in the order of their keys' bytes. Of members with one key the last stays.
  private func sort(_ frame: Frame) {
    let members = frame.members
    guard zip(members, members.dropFirst()).contains(where: { !Self.precedes($0.key, $1.key) }) else { return }
    let ends = members.dropFirst().map(\.start) + [bytes.count]
    let pieces = zip(members, ends).map { (key: $0.key, range: $0.start..<$1) }
    var last: [String: Range<Int>] = [:]
    for piece in pieces { last[piece.key] = piece.range }
    let sorted = last.sorted { Self.precedes($0.key, $1.key) }.flatMap { bytes[$0.value] }
    bytes.removeSubrange((frame.start + 1)...)
    bytes += sorted
  }

  private static func precedes(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
  }

  // MARK: Bytes

  func null() { bytes += "null".utf8 }
  func flag(_ value: Bool) { bytes += (value ? "true" : "false").utf8 }
  func number(_ value: some FixedWidthInteger) { bytes += String(value).utf8 }

  func number(_ value: some BinaryFloatingPoint & LosslessStringConvertible) throws {
    guard value.isFinite else { throw Self.error(value, "JSON has no number for \(value).") }
    let text = value.description
    bytes += text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...]
  }

  func text(_ value: String) {
    var value = value
    value.withUTF8 { JSONWriter.quote($0, into: &bytes, shortens: true) }
  }
}
