import ArgumentParser

/// The store that a command reads.
struct SourceArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The store to read.",
      discussion: """
        An MLflow tracking store in SQLite (MLflow 3.6 and later), such as mlflow.db or \
        sqlite:///mlflow.db. It is found out by content, opened for reading only, and read as one \
        consistent view even while a server writes to it.
        """,
      valueName: "source"
    )
  )
  var source: String

  func validate() throws {
    if source.isEmpty { throw ValidationError("<source> must name a file; it is empty.") }
  }
}
