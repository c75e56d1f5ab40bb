import Glibc
import TraceReport
import TraceSources

/// What `build` was asked for, its options understood.
struct BuildRequest: Sendable {
  /// As they were named.
  var sources: [String]
  var output: String
  var selection: Selection
  /// The selecting options as they were given, for the manifest.
  var selectionOptions: [(option: String, values: [String])]
  /// Whether numbers count traces of judges.
  var countsJudges: Bool
  var format: SiteFormat
  var rendersMarkdown: Bool
  /// Folder of templates; nil for the built-in ones.
  var templates: String?
  /// Path of a price table; nil for the built-in one.
  var prices: String?
  var workers: Int
  var isQuiet: Bool
}

/// The machine's processors.
enum Processors {
  /// Those that this process may use; at least 1.
  static var count: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
