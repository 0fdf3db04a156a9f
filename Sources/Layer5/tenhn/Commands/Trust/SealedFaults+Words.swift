import EditionModel
import OutsideText
import Storage

extension SealedFaults {
  /// A line for each story that lacks something, and for each file that no story needs.
  var lines: [String] {
    var lines = files.flatMap { file in
      let fault = "\(file.isMissing ? "missing" : "damaged") (\(file.path))"
      guard !file.stories.isEmpty else { return ["A file is \(fault)."] }
      return file.stories.map { story in
        let what = story.part == .picture ? "a picture" : "the \(story.part.rawValue)"
        return TerminalText.line("Story \(story.number), \(story.title): \(what) is \(fault).")
      }
    }
    if let archive { lines.append(archive) }
    return lines
  }

  /// What is whole, and what to do.
  func advice(for key: EditionKey) -> String {
    let command = "`tenhn edition verify \(key) --repair BACKUP`"
    guard !files.isEmpty || !isArchiveLost else { return "Its pages are whole, and its archive can't come back." }
    guard !files.isEmpty else { return "Its pages are whole. \(command) puts the archive back from a backup." }
    return
      "Its other stories are whole. \(command) puts back from a backup what is named above; pages show it again at once."
  }
}

extension BlobStore {
  /// What to say after something was made without files that can't be read; nil if all could be.
  var shortfall: String? {
    guard !unreadable.isEmpty else { return nil }
    let count = unreadable.count
    return
      "\(count == 1 ? "A stored file is" : "\(count) stored files are") missing or damaged, so their stories are without text or pictures here. "
      + "`tenhn edition verify KEY` names the files, and with --repair BACKUP puts them back; then export again."
  }
}
