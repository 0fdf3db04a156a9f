import EditionModel
import Selection
import Testing

/// Archives hold candidates and published stories in this form; rebuilding an edition reads it.
@Suite("The written form of candidates") struct CodingTests {
  @Test("The written form has times as Unix seconds, and keeps its bytes") func bytes() throws {
    let id = CandidateID(source: "hn", nativeID: "7")
    let candidate = Candidate(
      id: id, title: "T", posted: Timestamp(1_650_000_000),
      history: [Observation(time: Timestamp(1_650_000_060), rank: 3, points: 5, comments: 2)])
    let candidateJSON =
      #"{"formerTitles":[],"history":[{"comments":2,"points":5,"rank":3,"time":1650000060}],"id":{"nativeID":"7","source":"hn"},"kind":"story","posted":1650000000,"standing":"live","title":"T"}"#
    #expect(String(decoding: try CanonicalJSON.encode(candidate), as: UTF8.self) == candidateJSON)
    #expect(try CanonicalJSON.decode(Candidate.self, from: Array(candidateJSON.utf8)) == candidate)
    let published = Published(id: id, title: "T", cutoff: Timestamp(1_650_000_000))
    let publishedJSON = #"{"also":[],"cutoff":1650000000,"id":{"nativeID":"7","source":"hn"},"title":"T"}"#
    #expect(String(decoding: try CanonicalJSON.encode(published), as: UTF8.self) == publishedJSON)
    #expect(try CanonicalJSON.decode(Published.self, from: Array(publishedJSON.utf8)) == published)
  }
}
