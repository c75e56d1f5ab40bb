import Glibc

/// Finished traces in a plane of time and duration: a mark each, or of many the cells that they lie in.
struct TimeMarks {
  /// A trace by when it began, how long it took and how it ended.
  struct Point {
    /// Milliseconds since the Unix epoch.
    let startMS: Int64
    /// Nanoseconds.
    let durationNS: Int64
    let hasFailed: Bool
  }

  /// A place of the plane: 0…1000 from the left, 0…320 from above.
  struct Place: Hashable {
    let x: Int
    let y: Int
  }

  /// The traces that lie in one cell; its place is the cell's corner at the left and above.
  struct Cell: Equatable {
    let place: Place
    var traces = 0
    /// Those of `traces` that failed.
    var failed = 0

    /// 0 for one trace, 1 for up to 9, 2 for up to 99, 3 for more.
    var level: Int { traces < 2 ? 0 : traces < 10 ? 1 : traces < 100 ? 2 : 3 }
  }

  /// Places of traces that did not fail and of those that did, each once, from left to right; empty where
  /// there are too many traces for a mark each.
  private(set) var ended: [Place] = []
  private(set) var failed: [Place] = []
  /// The cells with traces, from left to right; empty where each trace has a mark.
  private(set) var cells: [Cell] = []
  /// Powers of ten that the axis of durations begins and ends at, in nanoseconds.
  let decades: ClosedRange<Double>

  /// More traces than this have no mark each.
  static let most = 2000
  static let (width, height) = (1000, 320)
  static let (cellWidth, cellHeight) = (10, 16)

  init(_ points: [Point], _ axis: MomentAxis) {
    decades = Self.decades(points)
    if points.count > Self.most {
      cells = cells(of: points, axis)
    } else {
      ended = places(of: points.filter { !$0.hasFailed }, axis)
      failed = places(of: points.filter(\.hasFailed), axis)
    }
  }

  /// Where a duration lies on the axis, from 0 at its foot to 1.
  func share(_ nanoseconds: Int64) -> Double {
    (log10(Double(max(1, nanoseconds))) - decades.lowerBound)
      / (decades.upperBound - decades.lowerBound)
  }

  /// Whole halves of a decade around all durations, one decade at least.
  private static func decades(_ points: [Point]) -> ClosedRange<Double> {
    let all = points.lazy.map { max(1, $0.durationNS) }
    let low = (log10(Double(all.min() ?? 1)) * 2).rounded(.down) / 2
    let high = (log10(Double(all.max() ?? 1)) * 2).rounded(.up) / 2
    return low...max(high, low + 1)
  }

  private func place(of point: Point, _ axis: MomentAxis) -> Place {
    let x = axis.share(point.startMS) * Double(Self.width)
    let y = (1 - share(point.durationNS)) * Double(Self.height)
    return Place(x: Int(x.rounded()), y: Int(y.rounded()))
  }

  private func places(of points: [Point], _ axis: MomentAxis) -> [Place] {
    Set(points.map { place(of: $0, axis) }).sorted { ($0.x, $0.y) < ($1.x, $1.y) }
  }

  private func cells(of points: [Point], _ axis: MomentAxis) -> [Cell] {
    var cells: [Place: Cell] = [:]
    for point in points {
      let corner = Self.corner(place(of: point, axis))
      cells[corner, default: Cell(place: corner)].traces += 1
      if point.hasFailed { cells[corner]?.failed += 1 }
    }
    return cells.values.sorted { ($0.place.x, $0.place.y) < ($1.place.x, $1.place.y) }
  }

  /// The last cells of the plane take what lies at its end, too.
  private static func corner(_ place: Place) -> Place {
    Place(
      x: min(place.x, width - 1) / cellWidth * cellWidth,
      y: min(place.y, height - 1) / cellHeight * cellHeight
    )
  }
}
