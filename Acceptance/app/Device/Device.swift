import EditionModel
import Foundation
import ReaderKit

/// One run of the reader app's process without its views: it does what `Library` of the app does, in the same order, over a folder
/// that stands for the device, and prints what the screens show as JSON.
///
///     device FOLDER SITE NOW [--offline] [--room BYTES] [--die N] launch|refresh|save KEY/N|look
///
/// `--die N` ends the process at its Nth write, as a system does that needs the memory.
@main struct Device {
  static func main() async throws {
    let options = Options(CommandLine.arguments.dropFirst().map { $0 })
    let death = Death(after: options.die)
    let store = DeviceStore(folder: options.folder + "/app", room: options.room, death: death)
    let center = NoticeCenter(file: options.folder + "/system.json", death: death)
    let file = NotesFile(store: store)
    var notes = try file.read()
    notes.site = options.site
    if notes.settings.notices == .off { notes.settings.notices = .due }
    let client = ReaderClient(
      transport: DeviceTransport(site: options.site, isOffline: options.isOffline), store: store,
      limits: notes.settings.limits(pinned: notes))
    func desk() -> ReaderDesk { client.desk(notes, zone: Zone.named, now: options.now) }
    func write() { try? file.write(notes) }

    switch options.command {
    case "launch", "refresh":
      let isInFront = options.command == "launch"
      notes = await client.look(notes, now: options.now)
      write()
      let desk = desk()
      let plan = client.notices(
        desk, isInFront: isInFront, waiting: center.waiting, delivered: center.delivered)
      center.carryOut(plan, now: options.now)
      notes.carriedOut(plan)
      write()
      center.askForRefresh(RefreshPlan.next(desk.freshness, misses: notes.misses, now: options.now), now: options.now)
    case "save":
      if let id = options.story, let document = try client.edition(id.edition),
        let story = document.stories.first(where: { $0.number == id.number })
      {
        notes.toggleSaved(SavedStory(story, in: id.edition))
        try file.write(notes)
      }
    default: break
    }
    print(try Report(desk(), client).json())
  }
}

/// What a run shows.
private struct Report: Encodable {
  struct Edition: Encodable {
    var key: String
    var isWhole: Bool
    var stories: Int
  }
  var editions: [Edition]
  var notices: [String]
  var footer: String?
  var front: [String]
  var trouble: String?
  var saved: [String]

  init(_ desk: ReaderDesk, _ client: ReaderClient<DeviceTransport, DeviceStore>) throws {
    let shelf = desk.shelf()
    editions = try desk.onDevice.map { key in
      let document = try client.edition(key)
      return Edition(key: key.description, isWhole: document != nil, stories: document?.stories.count ?? 0)
    }
    notices = shelf.notices
    footer = shelf.footer
    front = try desk.onDevice.first.flatMap { try client.edition($0) }.map { desk.edition($0).notices } ?? []
    trouble = desk.notes.trouble
    saved = desk.notes.saved.map(\.id.description)
  }

  func json() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
}

/// The arguments.
private struct Options {
  var folder = ""
  var site = ""
  var now = Timestamp(0)
  var isOffline = false
  var room = Int.max
  var die = Int.max
  var command = "look"
  var story: StoryID?

  init(_ arguments: [String]) {
    var rest = arguments[...]
    folder = rest.popFirst() ?? ""
    site = rest.popFirst() ?? ""
    now = Timestamp(rest.popFirst().flatMap { Int64($0) } ?? 0)
    while let word = rest.popFirst() {
      switch word {
      case "--offline": isOffline = true
      case "--room": room = rest.popFirst().flatMap { Int($0) } ?? room
      case "--die": die = rest.popFirst().flatMap { Int($0) } ?? die
      case "save":
        command = word
        story = rest.popFirst().flatMap { StoryID($0) }
      default: command = word
      }
    }
  }
}
