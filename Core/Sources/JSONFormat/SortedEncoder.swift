/// Hands out containers that write into a ``SortedOutput``. A place is the number of a value that isn't ended yet.
struct SortedEncoder: Encoder {
  let output: SortedOutput
  let place: Int
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    output.openObject(at: place)
    return KeyedEncodingContainer(SortedObject(output: output, place: place))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    output.openArray(at: place)
    return SortedArray(output: output, place: place)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { SortedValue(output: output, place: place) }
}

private struct SortedObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let output: SortedOutput
  let place: Int
  var codingPath: [any CodingKey] { [] }

  private func put(_ key: Key, _ body: () throws -> Void) throws { try output.member(key, at: place, body) }

  func encodeNil(forKey key: Key) throws { try put(key) { output.null() } }
  func encode(_ value: Bool, forKey key: Key) throws { try put(key) { output.flag(value) } }
  func encode(_ value: String, forKey key: Key) throws { try put(key) { output.text(value) } }
  func encode(_ value: Int, forKey key: Key) throws { try put(key) { output.number(value) } }
  func encode(_ value: Double, forKey key: Key) throws { try put(key) { try output.number(value) } }
  func encode(_ value: some Encodable, forKey key: Key) throws { try put(key) { try output.write(value) } }

  func nestedContainer<Other: CodingKey>(keyedBy type: Other.Type, forKey key: Key) -> KeyedEncodingContainer<Other> {
    nested(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { nested(key).unkeyedContainer() }
  func superEncoder() -> any Encoder { nested(SuperKey()) }
  func superEncoder(forKey key: Key) -> any Encoder { nested(key) }

  private func nested(_ key: any CodingKey) -> SortedEncoder {
    SortedEncoder(output: output, place: output.nest(key, at: place))
  }
}

private struct SuperKey: CodingKey {
  var stringValue: String { "super" }
  var intValue: Int? { nil }
  init() {}
  init?(stringValue: String) { nil }
  init?(intValue: Int) { nil }
}

private struct SortedArray: UnkeyedEncodingContainer {
  let output: SortedOutput
  let place: Int
  private(set) var count = 0
  var codingPath: [any CodingKey] { [] }

  init(output: SortedOutput, place: Int) {
    self.output = output
    self.place = place
  }

  private mutating func put(_ body: (SortedOutput) throws -> Void) throws {
    count += 1
    try output.element(at: place) { try body(output) }
  }

  mutating func encodeNil() throws { try put { $0.null() } }
  mutating func encode(_ value: Bool) throws { try put { $0.flag(value) } }
  mutating func encode(_ value: String) throws { try put { $0.text(value) } }
  mutating func encode(_ value: Int) throws { try put { $0.number(value) } }
  mutating func encode(_ value: Double) throws { try put { try $0.number(value) } }
  mutating func encode(_ value: some Encodable) throws { try put { try $0.write(value) } }

  mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    nested().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }
  mutating func superEncoder() -> any Encoder { nested() }

  private mutating func nested() -> SortedEncoder {
    count += 1
    return SortedEncoder(output: output, place: output.nest(nil, at: place))
  }
}

private struct SortedValue: SingleValueEncodingContainer {
  let output: SortedOutput
  let place: Int
  var codingPath: [any CodingKey] { [] }

  private func put(_ body: () throws -> Void) throws { try output.single(at: place, body) }

  func encodeNil() throws { try put { output.null() } }
  func encode(_ value: Bool) throws { try put { output.flag(value) } }
  func encode(_ value: String) throws { try put { output.text(value) } }
  func encode(_ value: Double) throws { try put { try output.number(value) } }
  func encode(_ value: Float) throws { try put { try output.number(value) } }
  func encode(_ value: Int) throws { try put { output.number(value) } }
  func encode(_ value: Int8) throws { try put { output.number(value) } }
  func encode(_ value: Int16) throws { try put { output.number(value) } }
  func encode(_ value: Int32) throws { try put { output.number(value) } }
  func encode(_ value: Int64) throws { try put { output.number(value) } }
  func encode(_ value: UInt) throws { try put { output.number(value) } }
  func encode(_ value: UInt8) throws { try put { output.number(value) } }
  func encode(_ value: UInt16) throws { try put { output.number(value) } }
  func encode(_ value: UInt32) throws { try put { output.number(value) } }
  func encode(_ value: UInt64) throws { try put { output.number(value) } }
  func encode(_ value: some Encodable) throws { try put { try output.write(value) } }
}
