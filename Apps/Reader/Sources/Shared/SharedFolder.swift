import Foundation
import ReaderKit

/// The folder that the app and its widget share, if they have an app group; else the app's own.
enum SharedFolder {
  /// The group to enter under "Signing & Capabilities" in an Xcode project with a widget.
  static let group = "group.org.tenhn.reader"

  static var store: FolderStore {
    let own = FileManager.default.urls(for: .applicationSupportDirectory, in: .userDomainMask).first
    let home = FileManager.default.containerURL(forSecurityApplicationGroupIdentifier: group) ?? own
    let folder = (home ?? FileManager.default.temporaryDirectory).appending(path: "site", directoryHint: .isDirectory)
    return FolderStore(folder: folder.path(percentEncoded: false))
  }
}
