import ArgumentParser
import TraceSources

/// The stores and exports that a command reads.
struct SourceArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The stores and exports to read.",
      discussion: explanation,
      valueName: "source"
    )
  )
  var sources: [String]

  func validate() throws { try Self.check(sources) }

  /// What a source may be.
  static let explanation = """
    An MLflow tracking store in SQLite (MLflow 3.6 and later), such as mlflow.db or \
    sqlite:///mlflow.db; an export of MLflow: traces as JSON, alone, in an array or a line each, what \
    mlflow traces search and get print, a data frame of search_traces() as JSON or CSV; an \
    OpenTelemetry file (OTLP), JSON or Protocol Buffers; any of them packed by gzip; a folder with \
    such files; a named pipe; - for standard input. What a file is, is found out by its content. A \
    store is opened for reading only, and read as one consistent view even while a server writes to \
    it. A trace that several sources hold is taken from the one named first.
    """

  /// - Throws: A usage error for a name that can be none.
  static func check(_ sources: [String]) throws {
    if sources.contains("") { throw ValidationError("<source> must name a file; it is empty.") }
    if sources.count(where: { $0 == SourceFile.standardInput }) > 1 {
      throw ValidationError("Standard input can be read only once; - is named several times.")
    }
  }
}
