import Testing

@testable import TraceAnalysis

@Suite("Curve of a stream")
struct StreamCurveTests {
  /// A step with one more character each, at the time; the first one carries nothing.
  private func steps(_ times: [Int64]) -> [StreamStep] {
    times.enumerated().map { place, time in
      let piece = StreamAddition(choice: 0, content: .text(Array("x".utf8)[...]))
      return StreamStep(atNS: time, additions: place == 0 ? [] : [piece], characters: place)
    }
  }

  @Test("Few chunks are drawn one by one, each where it came")
  func few() throws {
    let curve = try #require(StreamCurve(steps([10, 20, 35]), durationNS: 50))
    #expect(curve.lengthNS == 50)
    #expect(curve.rises.map { [$0.atNS, Int64($0.characters)] } == [[20, 1], [35, 2]])
    #expect(curve.ticks.map(\.atNS) == [10, 20, 35])
    #expect(curve.ticks.map(\.carriesContent) == [false, true, true])
    #expect(!curve.isMerged)
  }

  @Test("It reaches to the last chunk where the span ended before, or has no end")
  func length() {
    #expect(StreamCurve(steps([10, 90]), durationNS: 50)?.lengthNS == 90)
    #expect(StreamCurve(steps([10, 90]), durationNS: nil)?.lengthNS == 90)
    #expect(StreamCurve(steps([-9, -5]), durationNS: nil)?.lengthNS == 1)
  }

  @Test("A chunk before the span is drawn at its start, and none goes back in time")
  func backwards() throws {
    let curve = try #require(StreamCurve(steps([-50, -20, 30, 10]), durationNS: 100))
    #expect(curve.rises.map(\.atNS) == [0, 30, 30])
    #expect(curve.ticks.map(\.atNS) == [0, 0, 30, 10])
  }

  @Test("Many chunks are merged by column, and none is lost", arguments: [601, 20_000])
  func many(count: Int) throws {
    let times = (0..<count).map { Int64($0) * 1000 }
    let curve = try #require(StreamCurve(steps(times), durationNS: Int64(count) * 1000))
    #expect(curve.rises.count == StreamCurve.mostRises)
    #expect(curve.ticks.count == StreamCurve.columns)
    #expect(curve.isMerged)
    #expect(curve.ticks.reduce(0) { $0 + $1.chunks } == count)
    #expect(curve.rises.last?.characters == count - 1)
    #expect(curve.rises.map(\.characters) == curve.rises.map(\.characters).sorted())
  }

  @Test("Up to 600 chunks each has a tick")
  func oneEach() throws {
    let curve = try #require(StreamCurve(steps((0..<600).map { $0 }), durationNS: 600))
    #expect(curve.ticks.count == 600)
    #expect(!curve.isMerged)
  }

  @Test("Many chunks at one moment are one column")
  func oneMoment() throws {
    let curve = try #require(
      StreamCurve(steps(Array(repeating: 7, count: 1000)), durationNS: .max)
    )
    #expect(curve.rises.map(\.characters) == [999])
    #expect(curve.ticks.map(\.chunks) == [1000])
  }
}
