import CCommit

/// The name of this program in manifests, archives and the User-Agent.
enum Engine {
  /// Goes up when the same archive would give another edition. 0.2 reads pages and judges receipts differently from 0.1; 0.3 does so
  /// again, chooses with other weights, tells look-alikes from repeats and keeps submitters' notes. 0.4
  /// keeps discussions and briefs, which take the place of poor descriptions, and gives reasons as sentences. 0.5 keeps parts of
  /// pages that 0.4 lost, doubts fewer whole articles, and tells more titles from repeats. 0.6 names authors and titles better, and keeps more pictures.
  /// 0.7 keeps more of threads, the charts and questions of articles, and their closing lists.
  static let version = "0.7"
  static let name = "tenhn/\(version)"

  /// What `tenhn --version` prints: version, commit, engine.
  static var description: String {
    let commit = String(cString: tenhn_commit())
    return "tenhn \(version) (\(commit.isEmpty ? "built without a commit" : "commit \(commit)"), engine \(name))"
  }
}
