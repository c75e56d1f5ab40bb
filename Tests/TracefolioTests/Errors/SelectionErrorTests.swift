import Testing

@Suite("Selections that name what the store does not have")
struct SelectionErrorTests {
  private let box: TemporaryFolder
  private static let store = Repository.path(Repository.fixture)

  init() throws { box = try TemporaryFolder() }

  @Test("An unknown experiment")
  func experiment() async throws {
    try await box.expectFailingBuild(
      [Self.store, "--experiment", "Atlas"],
      """
      error: --experiment Atlas: not in \(Self.store)
        found: Default, OpenAI, Atlas – второй <exp>
        try:   one of these names, or an experiment's id

      """
    )
  }

  @Test("An experiment in a store that has none")
  func noExperiment() async throws {
    let store = try box.copyFixture()
    try store.run("PRAGMA foreign_keys = OFF; DELETE FROM experiments")
    try await box.expectFailingBuild(
      ["mlflow.db", "--experiment", "OpenAI"],
      """
      error: --experiment OpenAI: not in mlflow.db
        found: no experiment
        try:   one of these names, or an experiment's id

      """
    )
  }

  @Test("An unknown run")
  func run() async throws {
    try await box.expectFailingBuild(
      [Self.store, "--run", "nightly"],
      """
      error: --run nightly: not in \(Self.store)
        try:   the run's name or id as MLflow shows it

      """
    )
  }

  @Test("A name that several runs have")
  func ambiguousRun() async throws {
    let store = try box.copyFixture()
    try store.run(
      """
      INSERT INTO runs (run_uuid, name, status, lifecycle_stage, experiment_id)
      VALUES ('00000000000000000000000000000002', 'nightly-check', 'FINISHED', 'active', 1)
      """
    )
    try await box.expectFailingBuild(
      ["mlflow.db", "--run", "nightly-check"],
      """
      error: --run nightly-check: several runs of mlflow.db have this name
        found: 00000000000000000000000000000002, 4564cf55ae9046d78d6d6e1fc1756bdc
        try:   one of these ids

      """
    )
  }

  @Test("A trace to show that is not there")
  func trace() async throws {
    try await expectFailure(
      ["show", Self.store, "tr-1"],
      in: box.path,
      """
      error: \(Self.store): has no trace tr-1
        try:   tracefolio export \(Self.store) lists all traces with their ids

      """
    )
  }
}
