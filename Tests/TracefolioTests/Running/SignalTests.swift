import Testing

@Suite("Signals while a report is made")
struct SignalTests {
  /// Sends a signal until the build has ended and prints its exit status, negative where the signal
  /// itself ended it.
  ///
  /// In Python, as what these tests start has nearly all signals blocked.
  private static let script = """
    import signal, subprocess, sys, time
    number = getattr(signal, sys.argv[1])
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    signal.signal(number, getattr(signal, sys.argv[2]))
    build = subprocess.Popen([sys.argv[3], "build", "-q", sys.argv[4], "-o", sys.argv[5]])
    while build.poll() is None:
        build.send_signal(number)
        time.sleep(0.01)
    print(build.returncode)
    """

  private func build(_ signal: String, at start: String) async throws -> String {
    let box = try TemporaryFolder()
    let store = Repository.path(Repository.fixture)
    let ran = try await Tool.program(
      "python3",
      ["-c", Self.script, signal, start, Tool.binary, store, box.path("site")]
    )
    #expect(ran.errors.isEmpty)
    return ran.text
  }

  @Test(
    "One that the command was started to ignore stays ignored",
    arguments: ["SIGTERM", "SIGHUP", "SIGINT"]
  )
  func ignored(signal: String) async throws {
    #expect(try await build(signal, at: "SIG_IGN") == "0\n")
  }

  @Test("Any other one ends the command", arguments: [("SIGTERM", 15), ("SIGHUP", 1)])
  func heard(signal: String, number: Int) async throws {
    let status = try await build(signal, at: "SIG_DFL")
    #expect(["\(128 + number)\n", "-\(number)\n"].contains(status))
  }
}
