import Testing

@Suite("A reader that goes away")
struct PipeTests {
  @Test("It is no failure", arguments: ["export", "show", "stats"])
  func brokenPipe(command: String) async throws {
    let box = try TemporaryFolder()
    let store = Repository.path(Repository.fixture)
    let rest = command == "show" ? FixtureTrace.bookingAgent : ""
    let piped = try await Tool.shell(
      "{ \"$0\" \(command) -q '\(store)' \(rest); echo $? > status; } | head -n 1",
      in: box.path
    )
    #expect(piped.status == 0)
    #expect(piped.text.split(separator: "\n").count == 1)
    #expect(piped.errors.isEmpty)
    #expect(try box.text("status") == "0\n")
  }

  @Test("Nor one that was never there")
  func closedPipe() async throws {
    let box = try TemporaryFolder()
    let store = Repository.path(Repository.fixture)
    let piped = try await Tool.shell(
      "{ sleep 0.3; \"$0\" export -q '\(store)'; echo $? > status; } | true",
      in: box.path
    )
    #expect(piped.errors.isEmpty)
    #expect(try box.text("status") == "0\n")
  }
}
