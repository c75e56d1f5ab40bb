import Foundation
import Testing

@Suite("Databases that are no store, or not a whole one")
struct StoreErrorTests {
  private let box: TemporaryFolder

  init() throws { box = try TemporaryFolder() }

  @Test("An SQLite file that is no store")
  func noStore() async throws {
    try Database(box.path("notes.db")).run("CREATE TABLE notes (text)")
    try await box.expectFailingBuild(
      ["notes.db"],
      """
      error: notes.db: not a trace store this version can read
        found: SQLite file without the table trace_info
        try:   tracefolio build --help, section Arguments

      """
    )
  }

  @Test(
    "A store without a table that is needed",
    arguments: ["experiments", "trace_info", "trace_tags", "trace_request_metadata"]
  )
  func missingTable(table: String) async throws {
    try box.copyFixture().run("PRAGMA foreign_keys = OFF; DROP TABLE \(table)")
    try await box.expectFailingBuild(
      ["mlflow.db"],
      """
      error: mlflow.db: not a trace store this version can read
        found: SQLite file without the table \(table)
        try:   tracefolio build --help, section Arguments

      """
    )
  }

  @Test("A store of before MLflow 3.6, whose spans lie elsewhere")
  func missingSpans() async throws {
    try box.copyFixture().run("PRAGMA foreign_keys = OFF; DROP TABLE spans")
    try await box.expectFailingBuild(
      ["mlflow.db"],
      """
      error: mlflow.db: not a trace store this version can read
        found: SQLite file without the table spans
        try:   mlflow db upgrade on a copy does not move spans; this version reads stores of \
      MLflow 3.6 and later

      """
    )
  }

  @Test("A store whose traces or spans are a view", arguments: ["trace_info", "spans"])
  func views(table: String) async throws {
    try box.copyFixture().run(
      """
      PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON;
      ALTER TABLE \(table) RENAME TO other; CREATE VIEW \(table) AS SELECT * FROM other;
      """
    )
    try await box.expectFailingBuild(
      ["mlflow.db"],
      """
      error: mlflow.db: not a trace store this version can read
        found: \(table) is a view
        try:   tracefolio build --help, section Arguments

      """
    )
  }

  @Test(
    "A store without a column that is needed",
    arguments: [
      ("experiments", "lifecycle_stage"), ("trace_info", "execution_time_ms"),
      ("trace_tags", "value"), ("trace_request_metadata", "value"), ("spans", "content"),
    ]
  )
  func missingColumn(table: String, column: String) async throws {
    try box.copyFixture().run(
      "PRAGMA legacy_alter_table = ON; ALTER TABLE \(table) RENAME COLUMN \(column) TO other"
    )
    try await box.expectFailingBuild(
      ["mlflow.db"],
      """
      error: mlflow.db: not a trace store this version can read
        found: table \(table) without the column \(column)
        try:   open it once with the MLflow that wrote it, then mlflow db upgrade

      """
    )
  }

  /// Within a page and at its end; pages have 4096 bytes.
  @Test(
    "A store whose end is missing",
    arguments: [
      (300_000, "the file ends within a page"), (2_887_679, "the file ends within a page"),
      (73 * 4096, "database disk image is malformed"),
      (700 * 4096, "database disk image is malformed"),
    ]
  )
  func truncated(size: Int, found: String) async throws {
    let whole = try Data(contentsOf: URL(filePath: Repository.path(Repository.fixture)))
    try box.put("mlflow.db", whole.prefix(size))
    try await box.expectFailingBuild(
      ["mlflow.db"],
      """
      error: mlflow.db: cannot be read
        found: \(found)
        try:   sqlite3 mlflow.db .recover > saved.sql, or a backup

      """
    )
  }

  @Test("A store that another process holds for longer than the tool waits")
  func locked() async throws {
    let writer = try box.copyFixture()
    try writer.run("BEGIN EXCLUSIVE")
    try await expectFailure(
      ["build", "mlflow.db", "-o", "site"],
      in: box.path,
      """
      error: mlflow.db: locked by another process
        found: a writer that did not finish in time
        try:   wait until it has, or make a copy with sqlite3's .backup and read that

      """
    )
    try writer.run("ROLLBACK")
    #expect(try box.entries() == ["mlflow.db"])
  }

  @Test("A store that another process holds for a moment is waited for")
  func lockedForAMoment() async throws {
    let writer = try box.copyFixture()
    try writer.run("BEGIN EXCLUSIVE")
    let folder = box.path
    async let built = Tool.run(["build", "-q", "mlflow.db", "-o", "site"], in: folder)
    try await Task.sleep(for: .milliseconds(700))
    try writer.run("ROLLBACK")
    #expect(try await built.status == 0)
  }
}
