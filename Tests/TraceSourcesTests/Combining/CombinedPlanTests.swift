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

  /// A plan of sources whose traces are an id of one letter and a time each.
  private func plan(_ sources: [String], limit: Int? = nil) -> CombinedPlan {
    let entries = sources.map { source in
      source.split(separator: " ").map { text in
        TraceEntry(id: ExactText(String(text.prefix(1))), timeMS: Int64(text.dropFirst()) ?? 0)
      }
    }
    return CombinedPlan(entries, limit: limit)
  }

  private func ids(_ plan: CombinedPlan) -> [String] { plan.keys.map(\.id) }

  private func uses(_ plan: CombinedPlan) -> [String] {
    plan.steps.map { "\($0.source) \($0.use)" }
  }
}
