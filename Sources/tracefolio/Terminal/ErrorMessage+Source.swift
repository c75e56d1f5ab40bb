import Glibc
import TraceSources

extension ErrorMessage {
  init(_ error: TraceSourceError) {
    switch error {
    case .notFound(let path):
      self.init(
        headline: "\(path): no such file",
        advice: "check the path, or run where the store lies"
      )
    case .emptyFile(let path):
      self.init(
        headline: "\(Self.name(path)): is empty",
        found: "a file of 0 bytes",
        advice: "name the store that MLflow writes, usually mlflow.db"
      )
    case .noSource, .brokenGzip, .cannotSpool: self.init(spooling: error)
    case .unreadable(let path, let number):
      self.init(
        headline: "\(Self.name(path)): cannot be opened",
        found: Self.reason(number),
        advice: number == EMFILE
          ? "let the shell open more files at once, with ulimit -n, or name fewer sources"
          : "check who may read the file and its folders"
      )
    case .unrecognised(let path, let found):
      self.init(headline: Self.unreadable(path), found: found, advice: Self.helpOnSources)
    case .missingTable(let path, let table):
      self.init(
        headline: Self.unreadable(path),
        found: "SQLite file without the table \(table)",
        advice: table == "spans"
          ? "mlflow db upgrade on a copy does not move spans; this version reads stores of MLflow 3.6 and later"
          : Self.helpOnSources
      )
    case .notATable(let path, let name, let kind):
      self.init(
        headline: Self.unreadable(path),
        found: "\(name) is a \(kind)",
        advice: Self.helpOnSources
      )
    case .missingColumn(let path, let table, let column):
      self.init(
        headline: Self.unreadable(path),
        found: "table \(table) without the column \(column)",
        advice: "open it once with the MLflow that wrote it, then mlflow db upgrade"
      )
    case .damaged, .locked: self.init(access: error)
    case .unknownExperiment, .unknownRun, .ambiguousRun: self.init(selection: error)
    }
  }

  private init(spooling error: TraceSourceError) {
    switch error {
    case .noSource(let path, let files):
      self.init(
        headline: "\(path): holds no trace store or export",
        found: files == 0
          ? "a folder without files"
          : files == 1 ? "1 file of another kind" : "\(files) files of other kinds",
        advice: "the folder that the store or the exports lie in; \(Self.helpOnSources)"
      )
    case .cannotSpool(let path, let folder, let number):
      self.init(
        headline: "\(Self.name(path)): cannot be copied to a temporary file in \(folder)",
        found: Self.reason(number),
        advice: "make room there, or unpack it yourself to a disk that has room, and name that file"
      )
    default:
      self.init(
        headline: "\(Self.name(error.path)): cannot be unpacked",
        found: error.gzipReason,
        advice: "fetch it again from where it came, and check it with gzip -t"
      )
    }
  }

  /// Standard input by that name.
  private static func name(_ path: String) -> String {
    path == SourceFile.standardInput ? "standard input" : path
  }

  private init(access error: TraceSourceError) {
    guard case .damaged(let path, let reason) = error else {
      self.init(
        headline: "\(error.path): locked by another process",
        found: "a writer that did not finish in time",
        advice: "wait until it has, or make a copy with sqlite3's .backup and read that"
      )
      return
    }
    self.init(
      headline: "\(Self.name(path)): cannot be read",
      found: reason,
      advice: "sqlite3 \(path) .recover > saved.sql, or a backup"
    )
  }

  private init(selection error: TraceSourceError) {
    switch error {
    case .unknownExperiment(let path, let name, let known):
      self.init(
        headline: "--experiment \(name): not in \(path)",
        found: known.isEmpty ? "no experiment" : known.joined(separator: ", "),
        advice: "one of these names, or an experiment's id"
      )
    case .ambiguousRun(let path, let name, let ids):
      self.init(
        headline: "--run \(name): several runs of \(path) have this name",
        found: ids.joined(separator: ", "),
        advice: "one of these ids"
      )
    default:
      self.init(
        headline: "--run \(error.runName): not in \(error.path)",
        advice: "the run's name or id as MLflow shows it"
      )
    }
  }

  private static func unreadable(_ path: String) -> String {
    "\(name(path)): not a trace store this version can read"
  }

  private static let helpOnSources = "tracefolio build --help, section Arguments"
}

extension TraceSourceError {
  fileprivate var path: String {
    switch self {
    case .notFound(let path), .noSource(let path, _), .emptyFile(let path),
      .brokenGzip(let path, _), .cannotSpool(let path, _, _),
      .unreadable(let path, _), .unrecognised(let path, _), .missingTable(let path, _),
      .notATable(let path, _, _), .missingColumn(let path, _, _), .damaged(let path, _),
      .locked(let path),
      .unknownExperiment(let path, _, _), .unknownRun(let path, _), .ambiguousRun(let path, _, _):
      path
    }
  }

  fileprivate var gzipReason: String? {
    guard case .brokenGzip(_, let reason) = self else { return nil }
    return reason
  }

  fileprivate var runName: String {
    guard case .unknownRun(_, let name) = self else { return "" }
    return name
  }
}
