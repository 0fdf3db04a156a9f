/// What this program calls itself: in manifests, archives and the User-Agent.
enum Engine {
  static let version = "0.1"
  static let name = "tenhn/\(version)"
}
