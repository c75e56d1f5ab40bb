import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Durations over time") struct TimeChartTests {
  @Test(
    "Ticks are round moments within the axis",
    arguments: [
      ([0, 50_000], [0, 10_000, 20_000, 30_000, 40_000, 50_000]),
      ([1, 5], [1, 2, 3, 4, 5]),
      ([-1500, 1500], [-1000, 0, 1000]),
      ([61_000, 359_000], [120_000, 180_000, 240_000, 300_000]),
      ([7], []),
    ] as [([Int64], [Int64])]
  )
  func ticks(moments: [Int64], expected: [Int64]) throws {
    #expect(try #require(MomentAxis(moments)).ticks == expected)
  }

  @Test("Labels say the day only where the axis has several")
  func labels() throws {
    let day: Int64 = 86_400_000
    #expect(try #require(MomentAxis([0, 60_000])).label(10_000) == "00:00:10")
    #expect(
      try #require(MomentAxis([day - 7_200_000, day + 7_200_000])).label(day) == "01-02 00:00"
    )
    #expect(try #require(MomentAxis([0, 30 * day])).label(7 * day) == "1970-01-08")
  }

  @Test(
    "Impossible moments have few ticks",
    arguments: [(Int64.min, Int64.max), (0, .max), (.min, .min)]
  )
  func extremes(first: Int64, last: Int64) throws {
    let axis = try #require(MomentAxis([first, last]))
    #expect(axis.ticks.count <= 7)
    #expect((0...1).contains(axis.share(first)) && (0...1).contains(axis.share(last)))
    #expect(axis.ticks.allSatisfy { !axis.label($0).isEmpty })
  }

  @Test("No moments, no axis")
  func none() { #expect(MomentAxis([]) == nil) }

  private func point(_ start: Int64, _ ns: Int64, _ hasFailed: Bool = false) -> TimeMarks.Point {
    TimeMarks.Point(startMS: start, durationNS: ns, hasFailed: hasFailed)
  }

  private func marks(_ points: [TimeMarks.Point]) throws -> TimeMarks {
    TimeMarks(points, try #require(MomentAxis(points.map(\.startMS))))
  }

  @Test("Few traces are a mark each, at their time and the logarithm of their duration")
  func few() throws {
    let marks = try marks([point(0, 1000), point(50, 31_623), point(100, 1_000_000, true)])
    #expect(marks.decades == 3...6)
    #expect(marks.ended == [TimeMarks.Place(x: 0, y: 320), TimeMarks.Place(x: 500, y: 160)])
    #expect(marks.failed == [TimeMarks.Place(x: 1000, y: 0)])
    #expect(marks.cells.isEmpty)
  }

  @Test("Very many traces are cells that say how many there are")
  func many() throws {
    let same = Array(repeating: point(0, 1_000_000), count: 1950)
    let others = Array(repeating: point(1000, 10_000_000), count: 50)
    let marks = try marks(same + others + [point(1000, 10_000_000, true)])
    #expect(marks.ended.isEmpty && marks.failed.isEmpty)
    #expect(
      marks.cells.map(\.place) == [TimeMarks.Place(x: 0, y: 304), TimeMarks.Place(x: 990, y: 0)]
    )
    #expect(marks.cells.map(\.traces) == [1950, 51])
    #expect(marks.cells.map(\.failed) == [0, 1])
    #expect(marks.cells.map(\.level) == [3, 2])
  }

  @Test("However many traces there are, the cells are 2,000 at most")
  func bounded() throws {
    let spread = (0..<20_000).map { point(Int64($0), 1000 + Int64($0) * 7919 % 1_000_000_007) }
    let cells = try marks(spread).cells
    #expect(cells.count > 100 && cells.count <= 2000)
    #expect(cells.reduce(0) { $0 + $1.traces } == 20_000)
  }

  @Test(
    "Whatever the durations, marks are on the plane",
    arguments: [[Int64.min, 0, .max], [0, 0, 0], [.max, .max, .max]]
  )
  func bounds(durations: [Int64]) throws {
    let places = try marks(durations.map { point(0, $0) }).ended
    #expect(!places.isEmpty)
    #expect(places.allSatisfy { (0...1000).contains($0.x) && (0...320).contains($0.y) })
  }

  @Test("The parts of what was waited for add up, and what has no root says so")
  func waited() throws {
    let trace = Trace([
      Span("root", 0, 100, kind: .agent), Span("a", below: "root", 10, 40, kind: .chatModel),
      Span("b", below: "root", 40, 60, kind: .tool),
    ])
    let table = WallTimeTable(report([trace]).statistics.wallTime)
    #expect(table.parts.map(\.timeNS) == [30, 20, 0, 50])
    #expect(table.total == 100)
    let page = try overview(report([Trace([])]))[0]
    #expect(page.contains("Unknown: no trace has a root span that takes time."))
  }

  @Test("Round durations, on a short axis three a decade")
  func durations() {
    #expect(DurationAxis.ticks(isShort: false).prefix(3) == [1, 10, 100])
    #expect(DurationAxis.ticks(isShort: true).prefix(5) == [1, 2, 5, 10, 20])
    #expect(DurationAxis.ticks(isShort: true).allSatisfy { $0 > 0 })
  }
}
