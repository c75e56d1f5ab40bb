import TraceModel

/// Names of files as pages have them.
enum SourceName {
  /// The last part of a path: the folders before it tell of the machine and not of the traces.
  static func base(_ path: String) -> String {
    path.split(separator: "/").last.map { String($0) } ?? path
  }

  /// The file that a trace was read from; of several the one with its first span, and how many more.
  static func text(of trace: Trace) -> String {
    let name = base(trace.source)
    return trace.furtherSources > 0 ? "\(name) and \(trace.furtherSources) more" : name
  }
}
