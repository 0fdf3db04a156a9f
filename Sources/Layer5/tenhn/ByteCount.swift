/// A size for people: `820 bytes`, `14 kB`, `1.2 MB`.
func byteCount(_ bytes: Int) -> String {
  switch bytes {
  case ..<1_000: "\(bytes) bytes"
  case ..<1_000_000: "\((bytes + 500) / 1_000) kB"
  default: "\((bytes + 50_000) / 1_000_000).\((bytes + 50_000) / 100_000 % 10) MB"
  }
}
