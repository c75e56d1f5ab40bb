/// What a reader sees of a stack trace at first, and what is one click away.
///
/// Open are the application's frames and the last frame before an exception, which raised it; runs
/// of other frames are folded.
package enum TracebackStretch: Sendable, Hashable {
  case text(ArraySlice<UInt8>)
  case frame(TracebackFrame)
  case folded(FrameRun)
}

/// Frames that are shown together.
package struct FrameRun: Sendable, Hashable {
  /// Their recorded text.
  package var text: ArraySlice<UInt8>
  package var frames: Int
  /// The libraries whose frames they are, in order of their first frame; empty for frames of the
  /// application and where there is more than frames.
  package var libraries: [FrameOrigin]
}

extension Traceback {
  /// Stretches that stay apart: as many at the start, and at the end.
  private static let apartEnds = 60

  /// The first pieces of a stack trace, all unless told, as stretches in order.
  package func stretches(upTo count: Int? = nil) -> [TracebackStretch] {
    var fold = TracebackFold(bytes: bytes)
    let shown = pieces.prefix(count ?? pieces.count)
    for (place, piece) in shown.enumerated() {
      let isLast = place + 1 == pieces.count || !pieces[place + 1].isFrame
      fold.take(piece, raises: isLast)
    }
    fold.closeRun()
    return joined(fold.stretches)
  }

  /// Folds the middle of what has more stretches than a page should hold.
  private func joined(_ stretches: [TracebackStretch]) -> [TracebackStretch] {
    let apartEnds = Self.apartEnds
    guard stretches.count > 2 * apartEnds + 1 else { return stretches }
    let middle = stretches.dropFirst(apartEnds).dropLast(apartEnds)
    guard let run = FrameRun(joining: middle, of: bytes) else { return stretches }
    return stretches.prefix(apartEnds) + [.folded(run)] + stretches.suffix(apartEnds)
  }
}

/// Puts frames into runs.
private struct TracebackFold {
  let bytes: [UInt8]
  private(set) var stretches: [TracebackStretch] = []
  private var run: [TracebackFrame] = []

  /// The application's frames of one run that stay open: as many at its start, and at its end.
  private static let openEnds = 6

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func take(_ piece: Traceback.Piece, raises: Bool) {
    guard case .frame(let frame) = piece else {
      closeRun()
      return stretches.append(.text(piece.text))
    }
    let isOwn = frame.origin == .application
    if let last = run.last, isOwn != (last.origin == .application) { closeRun() }
    if raises && !isOwn {
      closeRun()
      stretches.append(.frame(frame))
    } else {
      run.append(frame)
    }
  }

  mutating func closeRun() {
    let frames = run.map(TracebackStretch.frame)
    let open = openEnds
    stretches += frames.prefix(open)
    let middle = frames.dropFirst(open).dropLast(open)
    if let folded = FrameRun(joining: middle, of: bytes) { stretches.append(.folded(folded)) }
    stretches += frames.dropFirst(open).suffix(open)
    run = []
  }

  /// Frames that stay open at the start of the run at hand, and as many at its end.
  private var openEnds: Int {
    guard run.first?.origin == .application else { return 0 }
    return run.count > 2 * Self.openEnds + 1 ? Self.openEnds : run.count
  }
}

extension FrameRun {
  /// Nil where there is nothing to join.
  fileprivate init?(joining stretches: ArraySlice<TracebackStretch>, of bytes: [UInt8]) {
    guard let first = stretches.first?.text, let last = stretches.last?.text else { return nil }
    var seen: Set<FrameOrigin> = []
    let origins = stretches.compactMap(\.origin)
    let isLibraries = origins.count == stretches.count && !origins.contains(.application)
    libraries = isLibraries ? origins.filter { seen.insert($0).inserted } : []
    frames = stretches.reduce(0) { $0 + $1.frames }
    text = bytes[first.startIndex..<last.endIndex]
  }
}

extension TracebackStretch {
  /// The recorded text.
  package var text: ArraySlice<UInt8> {
    switch self {
    case .text(let text): text
    case .frame(let frame): frame.text
    case .folded(let run): run.text
    }
  }

  /// Whose frame it is; nil for anything but a single frame.
  fileprivate var origin: FrameOrigin? {
    if case .frame(let frame) = self { frame.origin } else { nil }
  }

  fileprivate var frames: Int {
    switch self {
    case .text: 0
    case .frame: 1
    case .folded(let run): run.frames
    }
  }
}
