import Foundation
import Testing

@testable import Storage

@Suite("The lease on a data folder") struct FolderLeaseTests {
  func isHeld(_ answer: FolderLease.Answer) -> Bool { if case .held = answer { true } else { false } }

  @Test("One process holds the lease, the other learns who, and when the one lets go the other may")
  func oneAtATime() throws {
    let store = try Store(temporaryFolder())
    var first: FolderLease.Answer? = try .take(in: store)
    #expect(first.map(isHeld) == true)
    guard
      case .taken(by: "process 7") = try FolderLease.take(.live(publication: "hn"), in: store.folder, as: "process 8")
    else {
      Issue.record("it was given twice")
      return
    }
    #expect(isHeld(try FolderLease.take(.making(publication: "hn"), in: store.folder, as: "process 8")))
    first = nil
    #expect(isHeld(try FolderLease.take(.live(publication: "hn"), in: store.folder, as: "process 8")))
  }

  @Test("A folder that can't be written is reported")
  func unwritable() {
    let folder = DataFolder(URL(fileURLWithPath: "/dev/null/nowhere"))
    #expect(throws: StoreError.self) { try FolderLease.take(.live(publication: "hn"), in: folder, as: "process 7") }
  }
}

extension FolderLease.Answer {
  fileprivate static func take(in store: Store) throws -> FolderLease.Answer {
    try FolderLease.take(.live(publication: "hn"), in: store.folder, as: "process 7")
  }
}
