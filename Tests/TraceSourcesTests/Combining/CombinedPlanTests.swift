import Testing
import TraceModel

@testable import TraceSources

@Suite("The order of several sources' traces")
struct CombinedPlanTests {
  @Test("Traces come by time, then id, whatever source they are of")
  func order() {
    let plan = plan(["a1 d1 c3", "b1 e2"])
    #expect(ids(plan) == ["a", "b", "d", "e", "c"])
    #expect(plan.steps.map(\.source) == [0, 1, 0, 1, 0])
    #expect(plan.counts == [3, 2] && plan.newestMS == [3, 2])
  }

  @Test("A trace of two sources is the first one's, held against the other's")
  func duplicate() {
    let plan = plan(["b2", "a1 b2 c3"])
    #expect(ids(plan) == ["a", "b", "c"])
    #expect(uses(plan) == ["1 give", "1 compare", "0 give", "1 give"])
    #expect(plan.differing.isEmpty && plan.counts == [1, 2])
  }

  @Test("A copy that began at another time differs without a look at it")
  func otherTime() {
    let plan = plan(["b2", "b1", "b3"])
    #expect(uses(plan) == ["1 skip", "0 give", "2 skip"])
    #expect(plan.differing == [ExactText("b"): 1])
  }

  @Test("A limit takes the newest of all, and copies do not count")
  func limit() {
    let sources = ["a1 c3 e5", "b2 c3 d4 e5"]
    #expect(ids(plan(sources, limit: 1)) == ["e"])
    #expect(ids(plan(sources, limit: 2)) == ["d", "e"])
    #expect(ids(plan(sources, limit: 4)) == ["b", "c", "d", "e"])
    #expect(ids(plan(sources, limit: 9)) == ["a", "b", "c", "d", "e"])
    #expect(ids(plan(sources, limit: 0)) == [])
    #expect(uses(plan(sources, limit: 2)).count { $0.hasSuffix("compare") } == 1)
    #expect(plan(sources, limit: 2).counts == [1, 1])
  }

  @Test("Traces of one id in one source stay both, with their places")
  func occurrences() {
    let plan = plan(["a1 a1 a2", "a1 b1"])
    #expect(ids(plan) == ["a", "a", "b", "a"])
    #expect(plan.keys.map(\.occurrence) == [0, 1, 0, 2])
    #expect(uses(plan) == ["1 compare", "0 give", "0 give", "1 give", "0 give"])
  }

  @Test("A source that is not in order keeps its own order")
  func disorder() {
    let plan = plan(["c3 a1", "b2"])
    let own = plan.steps.filter { $0.source == 0 }
    #expect(own.count == 2 && ids(plan).filter { $0 != "b" } == ["c", "a"])
  }

  @Test("No source gives no trace")
  func none() {
    #expect(ids(plan([])) == [] && ids(plan(["", ""])) == [])
  }

  @Test("Of a source of several inputs each trace has the rank of its own")
  func ranks() {
    // The first source's inputs were named first and last.
    let entries = [[entry("a1", 0), entry("b2", 2)], [entry("a1", 1), entry("b2", 1)]]
    let plan = CombinedPlan(entries, inputs: 3, limit: nil)
    #expect(ids(plan) == ["a", "b"])
    #expect(uses(plan) == ["1 compare", "0 give", "0 compare", "1 give"])
    #expect(plan.counts == [1, 1, 0] && plan.newestMS == [1, 2, nil])
    #expect(plan.entries.map(\.input) == [0, 1])
  }

  @Test("Traces of one id in several inputs of one source stay all")
  func occurrencesOfInputs() {
    let entries = [[entry("a1", 2), entry("a1", 0)], [entry("a1", 1)]]
    let plan = CombinedPlan(entries, inputs: 3, limit: nil)
    #expect(uses(plan) == ["1 compare", "0 give", "0 give"])
    #expect(plan.keys.map(\.occurrence) == [0, 1] && plan.counts == [1, 0, 1])
  }

  /// A plan of sources of one input each, whose traces are an id of one letter and a time each.
  private func plan(_ sources: [String], limit: Int? = nil) -> CombinedPlan {
    let entries = sources.enumerated().map { number, source in
      source.split(separator: " ").map { entry($0, number) }
    }
    return CombinedPlan(entries, inputs: sources.count, limit: limit)
  }

  private func entry(_ text: Substring, _ input: Int) -> TraceEntry {
    let id = ExactText(String(text.prefix(1)))
    return TraceEntry(id: id, timeMS: Int64(text.dropFirst()) ?? 0, input: input)
  }

  private func ids(_ plan: CombinedPlan) -> [String] { plan.keys.map(\.id) }

  private func uses(_ plan: CombinedPlan) -> [String] {
    plan.steps.map { "\($0.source) \($0.use)" }
  }
}
