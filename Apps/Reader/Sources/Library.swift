import EditionModel
import Observation
import ReaderKit
import UIKit

/// What the app knows and where its reader is: the notes, the copy on the device, the open screens.
///
/// It decides nothing: ``ReaderDesk`` says what screens show, ``ReaderClient`` keeps the copy.
@MainActor @Observable final class Library {
  /// A place in the first column.
  enum Place: Hashable {
    case edition(EditionKey)
    case search, saved, settings
  }

  /// What the app remembers. Each change is written at once.
  var notes: DeviceNotes {
    didSet { if notes != oldValue { write() } }
  }
  private(set) var desk: ReaderDesk
  private(set) var isUpdating = false
  /// One sentence about the last thing that was done; nil if there is nothing to say.
  var message: String?
  /// A site that a link asks to read from; the reader is asked first.
  var offeredSite: String?

  var place: Place?
  var path: [StoryID] = []
  var query = ""

  let store = SharedFolder.store
  let speaker = Speaker()
  @ObservationIgnored private var documents: [EditionKey: EditionDocument] = [:]
  @ObservationIgnored private var pictures: [ContentHash: UIImage] = [:]

  init() {
    let notes = (try? NotesFile(store: store).read()) ?? DeviceNotes()
    self.notes = notes
    desk = ReaderDesk(notes: notes, index: nil, onDevice: [], zone: .utc, now: .now)
    load()
    place = desk.onDevice.first.map(Place.edition)
  }

  var client: ReaderClient<SiteTransport, FolderStore> {
    ReaderClient(
      transport: transport, store: store, limits: notes.settings.limits(pinned: notes))
  }

  var transport: SiteTransport { SiteTransport(site: notes.site, login: SitePassword.read(of: notes.site)) }

  func edition(_ key: EditionKey) -> EditionDocument? {
    if let known = documents[key] { return known }
    guard let document = (try? client.edition(key)) ?? nil else { return nil }
    documents[key] = document
    return document
  }

  func picture(_ hash: ContentHash) -> UIImage? {
    if let known = pictures[hash] { return known }
    guard let bytes = bytes(hash), let picture = UIImage(data: Data(bytes)) else { return nil }
    // A few screens' worth; the folder has the rest.
    if pictures.count > 24 { pictures.removeAll() }
    pictures[hash] = picture
    return picture
  }

  func bytes(_ hash: ContentHash) -> [UInt8]? { (try? client.image(hash)) ?? nil }

  /// Reads the folder again, after an update and when the app comes to the front.
  func load() {
    documents.removeAll()
    desk = client.desk(notes, zone: Zone.named, now: .now)
  }

  func setUpdating(_ isUpdating: Bool) { self.isUpdating = isUpdating }

  private func write() {
    desk.notes = notes
    do {
      try NotesFile(store: store).write(notes)
    } catch {
      message = Trouble(error).sentence
    }
  }
}
