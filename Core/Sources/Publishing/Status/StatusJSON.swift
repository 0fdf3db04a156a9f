import EditionModel
import JSONFormat
import Status

/// `/status.json`. Times are RFC 3339 in the publication's zone.
struct StatusJSON {
  let report: StatusReport
  let settings: SiteSettings
  private var clock: EditionClock { EditionClock(schedule: settings.schedule) }
  private var facts: StatusFacts { report.facts }

  func bytes() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", 1)
      // A file knows of no now.
      json.field("time", settings.isStatic ? nil : clock.rfc3339(facts.time))
      json.field("static", settings.isStatic)
      json.key("newest")
      if let newest = facts.newest { write(newest, &json) } else { json.null() }
      json.key("damaged")
      json.array(facts.damaged) { $0.value($1.description) }
      if !settings.isStatic { writeNow(&json) }
      json.key("incidents")
      json.array(report.open + report.past) { write($1, &$0) }
    }
    json.endLine()
    return json.bytes
  }

  private func writeNow(_ json: inout JSONWriter) {
    json.field("live", facts.isLive)
    json.field("late", facts.isLate)
    json.field("open", report.open.count)
    json.field("due", facts.due?.key.description)
    json.key("next")
    if let next = facts.next {
      json.object { json in
        json.field("key", next.key.description)
        json.field("at", clock.rfc3339(next.instant))
      }
    } else {
      json.null()
    }
    json.key("sources")
    json.array(facts.sources) { write($1, &$0) }
    if !report.isForStrangers {
      json.key("deliveries")
      json.array(facts.deliveries) { write($1, &$0) }
    }
    json.key("recorder")
    if let record = facts.record { write(record, &json) } else { json.null() }
    json.key("disk")
    if let disk = facts.disk {
      json.object { json in
        json.field("used", disk.used)
        json.field("free", disk.free)
        json.field("yearly", disk.yearly)
        json.field("budget", StatusFacts.Disk.budget)
      }
    } else {
      json.null()
    }
    json.field("backup", facts.backup.map(clock.rfc3339))
    json.field("backupLacks", facts.backupLacks)
    json.key("restoreDrill")
    if let drill = facts.drill {
      json.object { json in
        json.field("time", clock.rfc3339(drill.time))
        json.field("good", drill.isGood)
      }
    } else {
      json.null()
    }
  }

  private func write(_ newest: StatusFacts.Delivery, _ json: inout JSONWriter) {
    json.object { json in
      json.field("key", newest.cutoff.key.description)
      json.field("cutoff", clock.rfc3339(newest.cutoff.instant))
      json.field("published", clock.rfc3339(newest.published))
      json.field("late", newest.isLate)
    }
  }

  private func write(_ contact: StatusFacts.Contact, _ json: inout JSONWriter) {
    json.object { json in
      json.field("name", contact.name)
      json.field("lastGood", contact.lastGood.map(clock.rfc3339))
      json.field("lastBad", contact.lastBad.map(clock.rfc3339))
      json.field("failures", contact.failures)
      json.field("trouble", contact.trouble?.rawValue)
    }
  }

  private func write(_ channel: StatusFacts.Channel, _ json: inout JSONWriter) {
    json.object { json in
      json.field("channel", channel.name)
      json.field("edition", channel.key.description)
      json.field("queued", channel.queued)
      json.field("waiting", channel.waiting)
      json.field("accepted", channel.accepted)
      json.field("refused", channel.refused)
      json.field("expired", channel.expired)
      json.field("uncertain", channel.uncertain)
    }
  }

  private func write(_ record: StatusFacts.Record, _ json: inout JSONWriter) {
    json.object { json in
      json.field("lastLook", clock.rfc3339(record.lastLook))
      json.key("gaps")
      json.array(record.gaps) { json, gap in
        json.object { json in
          json.field("from", clock.rfc3339(gap.from))
          json.field("to", clock.rfc3339(gap.to))
        }
      }
    }
  }

  private func write(_ incident: Incident, _ json: inout JSONWriter) {
    json.object { json in
      json.field("number", incident.number)
      json.field("kind", incident.kind.rawValue)
      json.field("subject", incident.subject)
      json.field("opened", clock.rfc3339(incident.opened))
      json.field("closed", incident.closed.map(clock.rfc3339))
      json.field("text", incident.text)
      json.field("ending", incident.ending)
    }
  }
}
