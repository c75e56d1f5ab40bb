import Foundation
import JSONBytes
import SiteAssets
import Testing
import TraceAnalysis
import TraceModel
import TraceSources

@testable import TraceReport

/// Two runs of one store, in the folder that the environment variable `TRACEFOLIO_CORPUS` names.
enum EvaluatedRuns {
  static let folder = ProcessInfo.processInfo.environment["TRACEFOLIO_CORPUS"]

  /// Where pages are to be written, to be looked at.
  static let pages = ProcessInfo.processInfo.environment["TRACEFOLIO_PAIR_PAGES"]

  static let isAbsent: Comment = "TRACEFOLIO_CORPUS names no folder with an evaluation."

  static func run(_ name: String) throws -> [AnalysedTrace] {
    var selection = Selection()
    selection.runs = [name]
    let store = try #require(folder) + "/eval/pair/mlflow.db"
    let source = try SourceOpening.open(store, selection: selection)
    var traces: [AnalysedTrace] = []
    while let record = try source.next() { traces.append(AnalysedTrace(record.trace())) }
    return traces
  }

  /// The traces of both runs by their questions, in the order of the questions.
  static func pairs() throws -> [(question: String, base: AnalysedTrace, head: AnalysedTrace)] {
    let heads = try byQuestion(run("head"))
    return try byQuestion(run("base")).compactMap { question, base in
      heads[question].map { (question, base, $0) }
    }
    .sorted { $0.0 < $1.0 }
  }

  private static func byQuestion(_ traces: [AnalysedTrace]) throws -> [String: AnalysedTrace] {
    let named = try traces.map { trace in
      let root = try #require(trace.tree.roots.first)
      return (try #require(trace.trace.spans[root].inputs?["question"]?.string), trace)
    }
    return Dictionary(named) { first, _ in first }
  }

  static func expected() throws -> JSONValue {
    let path = try #require(folder) + "/eval/expected_diff.json"
    return try JSONDocument(Array(Data(contentsOf: URL(filePath: path)))).root
  }
}

@Suite(
  "Pairs of two evaluated runs",
  .enabled(if: EvaluatedRuns.folder != nil, EvaluatedRuns.isAbsent)
)
struct PairCorpusTests {
  @Test("One question alone is answered by other tools, and these are they")
  func tools() throws {
    let expected = try #require(EvaluatedRuns.expected()["changed_tool_sequence"])
    let changed = try EvaluatedRuns.pairs().compactMap { pair -> (String, ToolComparison)? in
      let tools = ToolComparison(from: pair.base, to: pair.head)
      return tools.hasSameSequence ? nil : (pair.question, tools)
    }
    #expect(changed.map(\.0) == [expected["question"]?.string])
    let tools = try #require(changed.first?.1)
    #expect(tools.base.uses.map(\.name) == expected["base"]?.elements.compactMap(\.string))
    #expect(tools.head.uses.map(\.name) == expected["head"]?.elements.compactMap(\.string))
    #expect(tools.added == 1)
    #expect(tools.dropped == 0)
  }

  @Test("Every question has its pair, and every pair a sound page")
  func pages() throws {
    let pairs = try EvaluatedRuns.pairs()
    #expect(pairs.count == 40)
    for (place, pair) in pairs.enumerated() {
      let html = try pairPage(pair.base, pair.head, Self.surroundings(place, pair.base, pair.head))
      #expect(try HTMLTags(html).tags.count { $0.name == "h1" && !$0.isEnd } == 1)
    }
  }

  @Test("Pages to be looked at", .enabled(if: EvaluatedRuns.pages != nil))
  func written() throws {
    let folder = URL(filePath: try #require(EvaluatedRuns.pages))
    let assets = try SiteAssets()
    for name in ["cases", "assets"] {
      let path = folder.appending(path: name)
      try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    }
    for (name, file) in [("a.css", "site.css"), ("a.js", "site.js")] {
      let text = try #require(assets.text("Resources/\(file)"))
      try Data(text).write(to: folder.appending(path: "assets/\(name)"))
    }
    for (place, pair) in try EvaluatedRuns.pairs().enumerated() {
      let surroundings = Self.surroundings(place, pair.base, pair.head)
      let html = try "<!DOCTYPE html>" + pairPage(pair.base, pair.head, surroundings)
      let name = "cases/\(String(place + 1).leftPadded)"
      try Data(html.utf8).write(to: folder.appending(path: name + ".html"))
      let markdown = markdownPairPage(pair.base, pair.head, surroundings)
      try Data(markdown.utf8).write(to: folder.appending(path: name + ".md"))
    }
  }

  private static func surroundings(
    _ place: Int,
    _ base: AnalysedTrace,
    _ head: AnalysedTrace
  ) -> PairSurroundings {
    var surroundings = PairSurroundings(
      number: place + 1,
      reportTitle: "base against head",
      reportAddress: "../index.html",
      proof: PairProof(.demanded, demanded: "input:question"),
      base: trace(base),
      head: trace(head)
    )
    surroundings.labels = labels(base, head)
    surroundings.previousAddress = place > 0 ? "\(String(place).leftPadded).html" : nil
    surroundings.nextAddress = place < 39 ? "\(String(place + 2).leftPadded).html" : nil
    surroundings.repeats = [
      PairRepeat(
        base: PairRepeat.Side(trace(base), TraceSummary(base, TraceTools(base))),
        head: PairRepeat.Side(trace(head), TraceSummary(head, TraceTools(head)))
      )
    ]
    return surroundings
  }

  private static func trace(_ trace: AnalysedTrace) -> PairTrace {
    PairTrace(id: trace.trace.id, address: "../" + SiteName.path(of: trace.trace.key))
  }

  private static func labels(_ base: AnalysedTrace, _ head: AnalysedTrace) -> [PairLabel] {
    func passes(_ trace: AnalysedTrace) -> Bool {
      trace.trace.judgements.allSatisfy { $0.name != "correctness" || $0.value == .passed(true) }
    }
    switch (passes(base), passes(head)) {
    case (true, false): return [.newlyFailing]
    case (false, true): return [.fixed]
    case (false, false): return [.stillFailing]
    case (true, true): return []
    }
  }
}

extension String {
  /// Four digits.
  fileprivate var leftPadded: String { String(repeating: "0", count: 4 - count) + self }
}
