import EditionModel
import JSONFormat

extension JSONWriter {
  /// Writes a model in its own coding, with sorted keys; `null` if it holds a number that is not finite.
  mutating func encoded(_ value: some Encodable) {
    if let json = try? CanonicalJSON.encode(value) { verbatim(json) } else { null() }
  }
}
