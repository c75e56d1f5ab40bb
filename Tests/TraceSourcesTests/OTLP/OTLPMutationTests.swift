import Foundation
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
    var random = SplitMix(seed: seed)
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
    var random = SplitMix(seed: seed)
    let bytes = (0..<40).map { _ in UInt8.random(in: 0...255, using: &random) }
    let draft = try? SpanDraft(wire: bytes[...])
    #expect(draft == nil || draft?.diagnostics.isEmpty == false)
    _ = try? OTLPSpanHead(wire: bytes[...])
  }
}

/// Random numbers that are the same on every run: SplitMix64 (Steele, Lea and Flood, 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
