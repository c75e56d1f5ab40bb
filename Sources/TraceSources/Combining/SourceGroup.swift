/// Opens several sources with one selection.
///
/// Each is asked for as much of the selection as it knows: a name of an experiment or run is wrong only
/// where no source knows it. All files of OpenTelemetry are one source.
struct SourceGroup {
  /// In the order in which they were named; of several files of one source the first counts.
  private(set) var members: [Member] = []
  private(set) var folders: [FoundSources.Folder]
  /// How many files are open.
  private(set) var inputCount = 0

  /// A source that is open.
  struct Member {
    let source: any TraceSource
    /// Its inputs' places among those of all sources.
    let inputs: [Int]
    /// Whether it knows names of experiments and runs, whatever it holds.
    var knowsNames = false
    /// For each selected name that it does not know.
    var misses: [TraceSourceError] = []
  }

  /// - Throws: ``TraceSourceError`` where a named file is no source, a folder holds none, or nobody
  ///   knows a name.
  init(_ found: FoundSources, selection: Selection) throws(TraceSourceError) {
    folders = found.folders
    var scans: [(scan: OTLPScan, input: Int)] = []
    for input in found.inputs {
      do throws(TraceSourceError) {
        try add(input, selection, &scans)
      } catch {
        guard let folder = input.folder, error.isNoSource else { throw error }
        folders[folder].others += 1
      }
    }
    for folder in folders where folder.others == folder.files {
      throw .noSource(path: folder.name, files: folder.files)
    }
    if !scans.isEmpty {
      let source = try OTLPSource(scans.map(\.scan), selection: selection)
      members.append(Member(source: source, inputs: scans.map(\.input)))
      members.sort { $0.inputs[0] < $1.inputs[0] }
    }
    let misses = members.flatMap(\.misses)
    if let miss = misses.first(where: { !isKnown($0.selected) }) { throw miss }
  }

  private mutating func add(
    _ input: SourceInput,
    _ selection: Selection,
    _ scans: inout [(scan: OTLPScan, input: Int)]
  ) throws(TraceSourceError) {
    var misses: [TraceSourceError] = []
    switch try Self.open(input, selection, &misses) {
    case .otlp(let scan): scans.append((scan, inputCount))
    case .source(let source):
      members.append(
        Member(
          source: source,
          inputs: [inputCount],
          knowsNames: input.knowsNames,
          misses: misses
        )
      )
    }
    inputCount += 1
  }

  private static func open(
    _ input: SourceInput,
    _ selection: Selection,
    _ misses: inout [TraceSourceError]
  ) throws(TraceSourceError) -> OpenedInput {
    var selection = selection
    while true {
      do throws(TraceSourceError) {
        return try input.open(selection)
      } catch {
        guard selection.forget(error.selected) else { throw error }
        misses.append(error)
      }
    }
  }

  private func isKnown(_ name: SelectedName?) -> Bool {
    members.contains { member in
      !member.misses.contains { $0.selected == name }
        && (member.knowsNames || member.source.summary.traces > 0)
    }
  }
}

extension SourceGroup.Member {
  /// The traces of the source, with the places of their inputs among those of all sources.
  ///
  /// - Throws: ``TraceSourceError`` where the source cannot be read.
  func entries() throws(TraceSourceError) -> [TraceEntry] {
    try source.entries().map { entry in
      TraceEntry(id: entry.id, timeMS: entry.timeMS, input: inputs[entry.input])
    }
  }
}

/// A name that a selection holds.
private enum SelectedName: Equatable {
  case experiment(String)
  case run(String)
}

extension TraceSourceError {
  /// The name that a source does not know; nil for every other error.
  fileprivate var selected: SelectedName? {
    switch self {
    case .unknownExperiment(_, let name, _): .experiment(name)
    case .unknownRun(_, let name): .run(name)
    default: nil
    }
  }
}

extension Selection {
  /// Leaves a name out; where that was the last of its kind, nothing is selected any more.
  ///
  /// - Returns: False where there is no such name.
  fileprivate mutating func forget(_ name: SelectedName?) -> Bool {
    switch name {
    case nil: return false
    case .experiment(let name):
      experiments.removeAll { $0 == name }
      if experiments.isEmpty { limit = 0 }
    case .run(let name):
      runs.removeAll { $0 == name }
      if runs.isEmpty { limit = 0 }
    }
    return true
  }
}
