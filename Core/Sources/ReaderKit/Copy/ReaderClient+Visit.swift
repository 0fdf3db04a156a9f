public import EditionModel

extension ReaderClient {
  /// Looks for news, and notes what came of it.
  ///
  /// - Returns: the notes with the outcome: when the site answered, what went wrong, how many looks found nothing.
  public func look(_ notes: DeviceNotes, now: Timestamp) async -> DeviceNotes {
    var notes = notes
    do {
      let report = try await update()
      notes.trouble = nil
      notes.checked = now
      notes.misses = report.added.isEmpty ? notes.misses + 1 : 0
    } catch {
      notes.trouble = Trouble(error).sentence
      notes.misses += 1
    }
    return notes
  }

  /// Reads what decides the screens off the store.
  ///
  /// - Parameter zone: the rules of a zone by its name.
  public func desk(_ notes: DeviceNotes, zone: (String) -> Zone, now: Timestamp) -> ReaderDesk {
    let keys = (try? editions()) ?? []
    let index = (try? index()) ?? nil
    let newest = keys.lazy.compactMap { (try? edition($0)) ?? nil }.first
    let site = (index?.timeZone ?? newest?.timeZone).map(zone) ?? .utc
    return ReaderDesk(notes: notes, index: index, onDevice: keys, zone: site, now: now)
  }

  /// Plans notifications over what is whole on the device.
  ///
  /// - Parameters:
  ///   - isInFront: whether the reader sees the app, and so its newest edition.
  ///   - waiting: ids of notifications that wait for their time.
  ///   - delivered: ids of notifications that the reader can see.
  public func notices(_ desk: ReaderDesk, isInFront: Bool, waiting: Set<String>, delivered: Set<String>) -> NoticePlan {
    let whole = desk.onDevice.compactMap { key in
      ((try? edition(key)) ?? nil).map { (key: key, titles: $0.stories.map(\.title)) }
    }
    return NoticePlan(
      NoticePlan.Facts(
        notes: desk.notes, whole: whole, seen: isInFront ? whole.first?.key : nil, waiting: waiting,
        delivered: delivered, schedule: desk.schedule, now: desk.now))
  }
}
