/// Opens several sources with one selection.
///
/// Each is asked for as much of the selection as it knows: a name of an experiment or run is wrong only
/// where no source knows it.
struct SourceGroup {
  /// Sources that are open, in the order in which they were named.
  private(set) var sources: [any TraceSource] = []
  private(set) var folders: [FoundSources.Folder]
  private var misses: [Miss] = []
  /// Sources that know names of experiments and runs, whatever they hold.
  private var knowing: Set<Int> = []

  /// A name that a source does not know.
  private struct Miss {
    /// An index into ``sources``.
    let source: Int
    let error: TraceSourceError
  }

  /// - Throws: ``TraceSourceError`` where a named file is no source, a folder holds none, or nobody
  ///   knows a name.
  init(_ found: FoundSources, selection: Selection) throws(TraceSourceError) {
    folders = found.folders
    for input in found.inputs {
      do throws(TraceSourceError) {
        try add(input, selection)
      } catch {
        guard let folder = input.folder, error.isNoSource else { throw error }
        folders[folder].others += 1
      }
    }
    for folder in folders where folder.others == folder.files {
      throw .noSource(path: folder.name, files: folder.files)
    }
    if let miss = misses.first(where: { !isKnown($0.error.selected) }) { throw miss.error }
  }

  private mutating func add(
    _ input: SourceInput,
    _ selection: Selection
  ) throws(TraceSourceError) {
    var selection = selection
    var missed: [TraceSourceError] = []
    while true {
      do throws(TraceSourceError) {
        sources.append(try input.open(selection))
        break
      } catch {
        guard selection.forget(error.selected) else { throw error }
        missed.append(error)
      }
    }
    let index = sources.count - 1
    misses += missed.map { Miss(source: index, error: $0) }
    if input.knowsNames { knowing.insert(index) }
  }

  private func isKnown(_ name: SelectedName?) -> Bool {
    let missing = Set(misses.filter { $0.error.selected == name }.map(\.source))
    return sources.indices.contains { index in
      !missing.contains(index) && (knowing.contains(index) || sources[index].summary.traces > 0)
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
