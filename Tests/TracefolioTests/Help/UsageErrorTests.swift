import Testing

@Suite("Wrong usage")
struct UsageErrorTests {
  /// A command line and what its message must begin with.
  struct Case: CustomTestStringConvertible {
    let options: [String]
    let message: String

    var testDescription: String { options.joined(separator: " ") }

    init(_ options: [String], _ message: String) {
      self.options = options
      self.message = message
    }
  }

  static let selecting = [
    Case(["--limit", "0"], "Error: --limit must be at least 1.\n"),
    Case(["--limit", "many"], "Error: The value 'many' is invalid for '--limit <limit>'\n"),
    Case(
      ["--tag", "channel"],
      """
      Error: The value 'channel' is invalid for '--tag <tag>'
      Help:  --tag <tag>  Only traces with this tag, as KEY=VALUE.
      """
    ),
    Case(["--tag", "=web"], "Error: The value '=web' is invalid for '--tag <tag>'\n"),
    Case(
      ["--status", "failed"],
      """
      Error: The value 'failed' is invalid for '--status <status>'. \
      Please provide one of 'ok', 'error', 'in-progress' or 'unset'.

      """
    ),
    Case(["--frobnicate"], "Error: Unknown option '--frobnicate'"),
  ]

  /// No moments: a word, a unit that does not exist, no number, a month and a day that do not exist,
  /// an hour that does not, half a time, half a zone, something after the end.
  static let badTimes = [
    "yesterday", "2y", "h", "1.5h", "99999999999999w", "2026-13-01", "2026-02-30", "2026-11-31",
    "2026-11-22T24:00", "2026-11-22T11", "2026-11-22T11:51:19+02", "2026-11-22T11:51:19Zx", "",
  ]

  @Test("A selecting option that is wrong is named, in every command", arguments: selecting)
  func selectingOption(_ wrong: Case) async throws {
    for command in Self.commands {
      try await expectUsageError(command + wrong.options, wrong.message)
    }
  }

  @Test("A time that is none is refused with the forms that are taken", arguments: badTimes)
  func times(_ time: String) async throws {
    for option in ["--since", "--until"] {
      let name = option.dropFirst(2)
      try await expectUsageError(
        ["export", Repository.fixture, option, time],
        """
        Error: The value '\(time)' is invalid for '\(option) <\(name)>'
        Help:  \(option) <\(name)>  Only traces that began at or\u{20}
        """
      )
    }
  }

  @Test(
    "What only one command takes is checked too",
    arguments: [
      Case(["build", "a.db"], "Error: Missing expected argument '--output <output>'\n"),
      Case(["build", "-o", "r"], "Error: Missing expected argument '<source> ...'\n"),
      Case(["build", "a.db", "-o", ""], "Error: --output must name a folder; it is empty.\n"),
      Case(["build", "", "-o", "r"], "Error: <source> must name a file; it is empty.\n"),
      Case(
        ["build", "a.db", "-o", "r", "--workers", "0"],
        "Error: --workers must be at least 1.\n"
      ),
      Case(["show", "a.db"], "Error: Missing expected argument '<trace-id>'\n"),
      Case(["show", "a.db", "", "tr-1"], "Error: <source> must name a file; it is empty.\n"),
      Case(["export", "a.db", ""], "Error: <source> must name a file; it is empty.\n"),
      Case(["show", "a.db", "tr-1", "--width", "0"], "Error: --width must be at least 1.\n"),
      Case(["stats", "a.db", "--width", "10001"], "Error: --width must be at most 10000.\n"),
      Case(["stats", "a.db", "--workers", "257"], "Error: --workers must be at most 256.\n"),
      Case(["stats"], "Error: Missing expected argument '<source> ...'\n"),
      Case(["export", ""], "Error: <source> must name a file; it is empty.\n"),
      Case(
        ["diff", "a.db", "-o", "r"],
        "Error: A diff of one source needs --base and --head to tell the runs apart.\n"
      ),
      Case(
        ["diff", "a.db", "b.db", "c.db", "-o", "r"],
        "Error: A diff is of one source or of two.\n"
      ),
      Case(["diff", "a.db", "b.db"], "Error: Missing expected argument '--output <output>'\n"),
      Case(["diff", "a.db", "", "-o", "r"], "Error: <source> must name a file; it is empty.\n"),
      Case(
        ["diff", "a.db", "b.db", "-o", "r", "--base", "main"],
        "Error: The value 'main' is invalid for '--base <condition>'\n"
      ),
      Case(
        ["diff", "a.db", "b.db", "-o", "r", "--match", "inputs"],
        "Error: The value 'inputs' is invalid for '--match <match>'\n"
      ),
      Case(
        ["diff", "a.db", "b.db", "-o", "r", "--fail-on", "cost,"],
        "Error: The value 'cost,' is invalid for '--fail-on <fail-on>'\n"
      ),
      Case(
        ["diff", "a.db", "b.db", "-o", "r", "--similarity", "1.5"],
        "Error: --similarity must be from 0 to 1.\n"
      ),
      Case(
        ["diff", "a.db", "b.db", "-o", "r", "--noise", "nan"],
        "Error: --noise must be from 0 to below 1.\n"
      ),
      Case(
        ["diff", "a.db", "b.db", "-o", "r", "--noise-rate", "2"],
        "Error: --noise-rate must be from 0 to 1.\n"
      ),
      Case(["frobnicate"], "Error: Unexpected argument 'frobnicate'\n"),
    ]
  )
  func commandOption(_ wrong: Case) async throws {
    try await expectUsageError(wrong.options, wrong.message)
  }

  private static let commands = [
    ["build", Repository.fixture, "-o", "/nowhere/report"],
    ["show", Repository.fixture, FixtureTrace.bookingAgent],
    ["stats", Repository.fixture],
    ["export", Repository.fixture],
    ["diff", Repository.fixture, Repository.fixture, "-o", "/nowhere/report"],
  ]

  private func expectUsageError(_ arguments: [String], _ message: String) async throws {
    let refused = try await Tool.run(arguments)
    #expect(refused.status == 64)
    #expect(refused.output.isEmpty)
    #expect(refused.errors.hasPrefix(message), "\(refused.errors)")
    #expect(refused.errors.contains("Usage: tracefolio"))
  }
}
