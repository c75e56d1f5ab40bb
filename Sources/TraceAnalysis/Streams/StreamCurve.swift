/// The steps of a stream merged to as many as a chart can show.
package struct StreamCurve: Sendable, Equatable {
  /// What has come at a moment, in nanoseconds from the span's start.
  package struct Rise: Sendable, Equatable {
    package var atNS: Int64
    /// Characters so far.
    package var characters: Int
  }

  /// One chunk, or those of one column where there are too many.
  package struct Tick: Sendable, Equatable {
    package var atNS: Int64
    package var chunks: Int
    package var carriesContent: Bool
  }

  /// Nanoseconds: the span's duration, or up to the last chunk where that came later.
  package let lengthNS: Int64
  /// In order of time, at most ``rises``.
  package private(set) var rises: [Rise] = []
  /// In stored order, one a chunk; more than ``mostTicks`` chunks are merged by column, in order of
  /// time.
  package private(set) var ticks: [Tick] = []

  /// Number of rises that a chart shows at most.
  package static let mostRises = 160
  /// Number of chunks that a chart shows one by one at most; more of them are merged by column.
  package static let mostTicks = 600
  /// Columns of a merged chart.
  package static let columns = 500

  /// Nil where no step has a time.
  package init?(_ steps: [StreamStep], durationNS: Int64?) {
    let times = steps.compactMap(\.atNS)
    guard let last = times.max() else { return nil }
    lengthNS = max(1, durationNS ?? 0, last)
    addRises(steps.filter(\.carriesContent))
    isMerged = times.count > Self.mostTicks
    addTicks(steps)
  }

  /// True where a tick stands for a column, whatever number of chunks it has.
  package private(set) var isMerged = false

  private mutating func addRises(_ steps: [StreamStep]) {
    let merges = steps.count > Self.mostRises
    for step in steps {
      let moment = max(rises.last?.atNS ?? 0, bounded(step.atNS ?? 0))
      if let last = rises.last, merges,
        column(last.atNS, of: Self.mostRises) == column(moment, of: Self.mostRises)
      {
        rises[rises.count - 1].characters = step.characters
      } else {
        rises.append(Rise(atNS: moment, characters: step.characters))
      }
    }
  }

  private mutating func addTicks(_ steps: [StreamStep]) {
    if !isMerged {
      ticks = steps.compactMap { step in
        step.atNS.map {
          Tick(atNS: bounded($0), chunks: 1, carriesContent: step.carriesContent)
        }
      }
      return
    }
    var columns: [Int: Tick] = [:]
    for step in steps {
      guard let at = step.atNS.map(bounded) else { continue }
      let column = column(at, of: Self.columns)
      let start = Int64(Double(column) / Double(Self.columns) * Double(lengthNS))
      columns[column, default: Tick(atNS: start, chunks: 0, carriesContent: false)].add(step)
    }
    ticks = columns.sorted { $0.key < $1.key }.map(\.value)
  }

  /// A chunk that came before its span is drawn at the span's start.
  private func bounded(_ at: Int64) -> Int64 { max(0, min(at, lengthNS)) }

  private func column(_ at: Int64, of columns: Int) -> Int {
    min(columns - 1, Int(Double(at) / Double(lengthNS) * Double(columns)))
  }
}

extension StreamCurve.Tick {
  fileprivate mutating func add(_ step: StreamStep) {
    chunks += 1
    carriesContent = carriesContent || step.carriesContent
  }
}
