import Testing

@Suite("Help")
struct HelpTests {
  @Test("Every command has an abstract, and every argument and option has help text")
  func everythingHasHelp() async throws {
    let dump = try await HelpDump.read()
    #expect(dump.commands.map(\.commandName) == ["build", "show", "stats", "export", "diff"])
    for command in [dump.command] + dump.commands {
      #expect(command.abstract?.isEmpty == false, "\(command.commandName)")
      for argument in command.arguments {
        let name = argument.names?.last?.text ?? argument.valueName ?? "?"
        #expect(argument.abstract?.isEmpty == false, "\(command.commandName) \(name)")
      }
    }
  }

  @Test("README.md mentions every command and every option")
  func readme() async throws {
    let readme = try Repository.text("README.md")
    for command in try await HelpDump.read().commands {
      #expect(readme.contains("tracefolio \(command.commandName)"))
      for name in command.arguments.flatMap({ $0.names ?? [] }) where name.kind == "long" {
        #expect(readme.mentions(name.text), "\(command.commandName) \(name.text)")
      }
    }
  }

  @Test("The version is one line on standard output")
  func version() async throws {
    let told = try await Tool.run(["--version"])
    #expect(told.status == 0)
    #expect(told.errors.isEmpty)
    #expect(told.text.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test(
    "Help goes to standard output and is no error",
    arguments: [[], ["build"], ["show"], ["stats"], ["diff"]]
  )
  func helpIsAResult(command: [String]) async throws {
    let told = try await Tool.run(command + ["--help"])
    #expect(told.status == 0)
    #expect(told.errors.isEmpty)
    #expect(told.text.contains("USAGE: tracefolio"))
  }
}

extension String {
  /// Whether an option occurs as a whole word, not as the beginning of a longer one.
  fileprivate func mentions(_ option: String) -> Bool {
    ranges(of: option).contains { range in
      guard range.upperBound < endIndex else { return true }
      let next = self[range.upperBound]
      return !(next.isLetter || next.isNumber || next == "-")
    }
  }
}
