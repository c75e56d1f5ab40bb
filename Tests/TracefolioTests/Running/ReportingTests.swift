import Testing

@Suite("What a command says")
struct ReportingTests {
  private let box: TemporaryFolder
  private static let store = Repository.path(Repository.fixture)
  /// The options that each command needs besides the source, for one trace.
  static let commands = ["build", "show", "stats", "export"]

  init() throws { box = try TemporaryFolder() }

  private func run(_ command: String, _ trace: String, _ options: [String]) async throws -> Outcome
  {
    let rest = ["build": ["-o", "site", "--trace", trace], "show": [trace]][command]
    return try await Tool.run(
      [command, Self.store] + (rest ?? ["--trace", trace]) + options,
      in: box.path
    )
  }

  @Test("Odd things are told, and are no failure", arguments: commands)
  func lenient(command: String) async throws {
    let ran = try await run(command, FixtureTrace.damaged, [])
    #expect(ran.status == 0)
    #expect(ran.errors.contains("note: \(Self.store): diagnostics: spans_missing 1"))
  }

  @Test("They are one under --strict, after the work is done", arguments: commands)
  func strict(command: String) async throws {
    let lenient = try await run(command, FixtureTrace.damaged, [])
    let ran = try await run(command, FixtureTrace.damaged, ["--strict"])
    #expect(ran.status == 1)
    #expect(ran.output == lenient.output)
    if command == "build" { #expect(try box.entries("site").contains("index.html")) }
  }

  @Test("A trace without anything odd passes --strict", arguments: commands)
  func strictAndSound(command: String) async throws {
    #expect(try await run(command, FixtureTrace.bookingAgent, ["--strict"]).status == 0)
  }

  @Test("--quiet leaves standard error empty", arguments: commands, ["--quiet", "-q"])
  func quiet(command: String, option: String) async throws {
    let ran = try await run(command, FixtureTrace.damaged, [option])
    #expect(ran.status == 0)
    #expect(ran.errors.isEmpty)
  }

  @Test("--quiet does not silence errors")
  func quietError() async throws {
    let ran = try await Tool.run(["export", "-q", "nothing.db"], in: box.path)
    #expect(ran.errors.hasPrefix("error: nothing.db: no such file\n"))
    #expect(ran.status == 2)
  }

  @Test("A build writes nothing to standard output, and plain lines where nobody watches")
  func progress() async throws {
    let built = try await Tool.run(["build", Self.store, "-o", "site"], in: box.path)
    #expect(built.output.isEmpty)
    let lines = built.errors.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "119 of 119 traces")
    #expect(lines.last == "")
    #expect(!built.errors.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test("A build that selects nothing is refused, and the report that was there stays")
  func nothingSelected() async throws {
    #expect(try await run("build", FixtureTrace.bookingAgent, []).status == 0)
    let before = try box.entries("site/traces")
    let built = try await run("build", "tr-none", [])
    #expect(built.status == 2)
    #expect(
      built.errors == """
        error: \(Self.store): no trace is selected
          found: no trace that all selecting options hold for; the output was left as it is
          try:   fewer selecting options, or check their spelling

        """
    )
    #expect(try box.entries("site/traces") == before)
  }

  @Test(
    "Other commands that select nothing are told, and it is no failure",
    arguments: ["stats", "export"]
  )
  func nothingExported(command: String) async throws {
    let exported = try await run(command, "tr-none", [])
    #expect(exported.status == 0)
    #expect(exported.errors.hasPrefix("note: \(Self.store): no trace found: "))
    #expect(exported.errors.contains("--include-deleted"))
  }

  @Test(
    "A schema revision that is not known is told, and counts under --strict",
    arguments: commands
  )
  func unknownRevision(command: String) async throws {
    try box.copyFixture().run("UPDATE alembic_version SET version_num = 'ffffffffffff'")
    let id = FixtureTrace.bookingAgent
    let rest = ["build": ["-o", "site", "--trace", id], "show": [id]][command] ?? ["--trace", id]
    let ran = try await Tool.run([command, "mlflow.db", "--strict"] + rest, in: box.path)
    #expect(ran.status == 1)
    let note = "note: mlflow.db: Schema revision ffffffffffff is not known; "
    #expect(ran.errors.contains(note + "every table and column needed is there.\n"))
  }
}
