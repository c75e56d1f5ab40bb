import Foundation

/// The command line as ArgumentParser describes it to programs.
struct HelpDump: Decodable {
  let command: Command

  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let arguments: [Argument]
    let subcommands: [Command]?
  }

  struct Argument: Decodable {
    let kind: String
    let abstract: String?
    let valueName: String?
    let names: [Name]?
  }

  struct Name: Decodable {
    let kind: String
    let name: String

    /// As it is typed.
    var text: String { (kind == "long" ? "--" : "-") + name }
  }

  /// Asks the command.
  static func read() async throws -> HelpDump {
    let dump = try await Tool.run(["--experimental-dump-help"])
    return try JSONDecoder().decode(HelpDump.self, from: dump.output)
  }

  /// The commands that a person types; the parser adds `help` of its own.
  var commands: [Command] { command.subcommands?.filter { $0.commandName != "help" } ?? [] }
}
