import EditionModel
import ReaderKit
import SwiftUI
import WidgetKit

@main struct EditionWidgets: WidgetBundle {
  var body: some Widget { EditionWidget() }
}

/// The ten titles on the home screen. It reads the folder that the app fills, and never the network.
struct EditionWidget: Widget {
  var body: some WidgetConfiguration {
    StaticConfiguration(kind: "editions", provider: EditionProvider()) { EditionWidgetView(entry: $0) }
      .configurationDisplayName("The edition")
      .description("The ten titles of the newest edition on this device.")
      .supportedFamilies([.systemSmall, .systemMedium, .systemLarge])
  }
}

struct EditionEntry: TimelineEntry, Sendable {
  let face: WidgetFace
  var date: Date { face.from.date }
}

struct EditionProvider: TimelineProvider {
  func placeholder(in context: Context) -> EditionEntry { entries(of: nil)[0] }

  func getSnapshot(in context: Context, completion: @escaping @Sendable (EditionEntry) -> Void) {
    completion(newest()[0])
  }

  func getTimeline(in context: Context, completion: @escaping @Sendable (Timeline<EditionEntry>) -> Void) {
    completion(Timeline(entries: newest(), policy: .atEnd))
  }

  private func newest() -> [EditionEntry] {
    let client = ReaderClient(transport: NoTransport(), store: SharedFolder.store)
    let key = (try? client.editions())?.first
    return entries(of: key.flatMap { (try? client.edition($0)) ?? nil }, index: (try? client.index()) ?? nil)
  }

  private func entries(of edition: EditionDocument?, index: SiteIndex? = nil) -> [EditionEntry] {
    let notes = (try? NotesFile(store: SharedFolder.store).read()) ?? DeviceNotes()
    let zone = edition.map { Zone.named($0.timeZone) } ?? .utc
    let schedule = index.flatMap { SiteSchedule.observed(in: $0, zone: zone) }
    return WidgetFace.faces(of: edition, notes: notes, schedule: schedule, now: .now).map { EditionEntry(face: $0) }
  }
}

/// The widget asks nobody.
private struct NoTransport: ReaderTransport {
  func get(_ path: String, tag: String?) async throws -> ReaderResponse { throw Trouble.offline }
}

struct EditionWidgetView: View {
  let entry: EditionEntry
  @Environment(\.colorScheme) private var scheme
  @Environment(\.widgetFamily) private var family

  private var count: Int {
    switch family {
    case .systemSmall: 2
    case .systemMedium: 4
    default: 10
    }
  }

  var body: some View {
    let palette = Palette(.system, isDark: scheme == .dark, slot: entry.face.slot)
    VStack(alignment: .leading, spacing: 4) {
      Text(entry.face.heading).font(.caption).bold().foregroundStyle(palette.accent.color)
      ForEach(Array(entry.face.titles.prefix(count).enumerated()), id: \.offset) {
        Text($0.element).font(.caption).lineLimit(2).foregroundStyle(palette.ink.color)
      }
    }
    .frame(maxWidth: .infinity, maxHeight: .infinity, alignment: .topLeading)
    .containerBackground(palette.paper.color, for: .widget)
    .widgetURL(URL(string: entry.face.link))
  }
}
