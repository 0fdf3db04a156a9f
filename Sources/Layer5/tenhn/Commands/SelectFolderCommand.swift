import ArgumentParser
import EditionModel
import Foundation
import OfflineCommands
import Selection
import Storage

/// `select`, which also learns from the record of a data folder.
struct SelectFolderCommand: ParsableCommand {
  static let configuration = SelectOptions.configuration
  @OptionGroup var options: SelectOptions

  @Option(help: "With --refit and a data folder: the publication whose record is meant.")
  var publication = "hn"

  func run() throws {
    try options.run { path in
      let store = try Store(DataFolder(URL(fileURLWithPath: path)))
      return try store.publication(publication).history.candidates(from: .epoch, through: .latest)
    }
  }
}
