/// A source as a page names it.
enum SourceName {
  /// The last part of a path: the folders before it tell of the machine and not of the traces.
  static func base(_ path: String) -> String {
    path.split(separator: "/").last.map { String($0) } ?? path
  }
}
