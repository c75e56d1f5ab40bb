import TestSupport
import Testing
import TraceModel

@testable import TraceSources

@Suite("Changed bytes of OpenTelemetry do no harm")
struct OTLPMutationTests {
  @Test(
    "Captures with changed bytes are read or refused, in no time",
    arguments: 1...8 as ClosedRange<UInt64>
  )
  func mutations(seed: UInt64) throws {
    let folder = try Folder()
    var mutator = try CaptureMutator(seed: seed)
    var read = 0
    let time = try ContinuousClock().measure {
      for _ in 0..<500 where try isRead(mutator.damaged(), in: folder) { read += 1 }
    }
    // Most damage costs a span or a value, some of it the file.
    #expect((100..<500).contains(read))
    #expect(time < .seconds(120))
  }

  /// Reads what may be a file of traces; false where it is refused.
  private func isRead(_ bytes: [UInt8], in folder: Folder) throws -> Bool {
    let path = try folder.put("mutated", bytes)
    let read: [Trace]
    do { read = try traces(path) } catch is TraceSourceError { return false }
    let texts = read.flatMap(\.drawing)
    #expect(texts.count >= read.count)
    #expect(read.map(\.spans.count).reduce(0, +) <= bytes.count)
    return true
  }

  @Test(
    "Damaged files beside a whole one take nothing from it",
    arguments: 1...4 as ClosedRange<UInt64>
  )
  func beside(seed: UInt64) throws {
    let folder = try Folder()
    let whole = try folder.put("whole.jsonl", SingleSpans.bytes("openinference.jsonl"))
    let ids = Set(try traces(whole).map(\.id))
    var mutator = try CaptureMutator(seed: seed)
    for _ in 0..<20 {
      let names = try [
        whole, folder.put("one", mutator.damaged()), folder.put("two", mutator.damaged()),
      ]
      do {
        let source = try SourceOpening.open(names, selection: Selection())
        #expect(ids.isSubset(of: try traces(of: source).map(\.id)))
      } catch is TraceSourceError {}
    }
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
