import Foundation
import TestSupport
import Testing
import TraceModel

@testable import TraceSources

@Suite("Changed bytes of OpenTelemetry do no harm")
struct OTLPMutationTests {
  /// Reads a capture with a few bytes changed, left out or put in; it may be refused or read.
  @Test("Captures with changed bytes are read or refused", arguments: 0..<60 as Range<UInt64>)
  func mutations(seed: UInt64) throws {
    let name = seed % 2 == 0 ? "openinference.pb" : "openinference.jsonl"
    let url = Fixture.folder.appending(path: "otlp/\(name)")
    var bytes = [UInt8](try Data(contentsOf: url))
    var random = SeededGenerator(seed: seed)
    for _ in 0..<Int.random(in: 1...20, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(place..<min(place + 3, bytes.count))
      default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
      }
    }
    try read(bytes)
  }

  private func read(_ bytes: [UInt8]) throws {
    let folder = try Folder()
    let path = try folder.put("mutated", bytes)
    do {
      let traces = try traces(path)
      #expect(traces.map(\.spans.count).reduce(0, +) <= 18)
    } catch is TraceSourceError {}
  }

  @Test("Random messages are read or refused", arguments: 0..<500 as Range<UInt64>)
  func randomMessages(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<40).map { _ in UInt8.random(in: 0...255, using: &random) }
    let draft = try? SpanDraft(wire: bytes[...])
    #expect(draft == nil || draft?.diagnostics.isEmpty == false)
    _ = try? OTLPSpanHead(wire: bytes[...])
  }
}
