import Testing
import TraceModel

@testable import TraceSources

@Suite("Names of a store that only Unicode holds equal")
struct EquivalentNameTests {
  private let composed = "caf\u{E9}"
  private let decomposed = "cafe\u{301}"

  @Test("Of two experiments the one is meant whose bytes are given")
  func experiments() throws {
    let store = try TestStore()
    try store.experiment(7, composed)
    try store.experiment(8, decomposed)
    for id: Int64 in 7...8 { try store.trace("tr-\(id)", ["experiment_id": .integer(id)]) }
    for (name, id) in [(composed, "tr-7"), (decomposed, "tr-8")] {
      var selection = Selection()
      selection.experiments = [name]
      #expect(try traces(store.path, selection).map(\.id) == [id])
    }
  }

  @Test("Tags and prompts stand in the order of the bytes")
  func order() throws {
    let store = try TestStore()
    try store.trace("tr-1")
    for key in ["z", "\u{E9}", "e\u{301}"] { try store.tag("tr-1", key, "v") }
    for id in ["z/1", "e\u{301}/1"] { try store.association("tr-1", "prompt_version", id) }
    let trace = try onlyTrace(store.path)
    #expect(trace.tags.map { Array($0.key.utf8) } == [[0x65, 0xCC, 0x81], [0x7A], [0xC3, 0xA9]])
    #expect(trace.linkedPrompts.map(\.name) == ["e\u{301}", "z"])
  }
}
