import FoundationEssentials
import Glibc

/// Writes a Swift file that holds every file of some folders as text.
///
///     embed-assets OUTPUT.swift FOLDER…
@main
enum EmbedAssets {
  static func main() {
    do {
      try run()
    } catch {
      let message = "error: \(error)\n"
      write(STDERR_FILENO, message, message.utf8.count)
      exit(1)
    }
  }

  private static func run() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first else { throw Failure("usage: embed-assets OUTPUT FOLDER…") }
    let entries = try arguments.dropFirst().flatMap(entries)
    let lines =
      ["enum EmbeddedAssets {", "  static let files: [String: StaticString] = ["]
      + (entries.isEmpty ? [":"] : entries) + ["  ]", "}", ""]
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: output))
  }

  /// The dictionary entries for the files of a folder and of all folders in it, sorted by path.
  private static func entries(of folder: String) throws -> [String] {
    let name = URL(filePath: folder).lastPathComponent
    return try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
      .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      .filter { !isFolder(folder + "/" + $0) }
      .map { "\(literal("\(name)/\($0)", quotes: "\"")): \(try text(of: folder + "/" + $0))," }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  private static func text(of path: String) throws -> String {
    let bytes = try Data(contentsOf: URL(filePath: path))
    // The compiler reads a carriage return as a line break and drops a zero.
    guard let text = String(validating: bytes, as: UTF8.self),
      !bytes.contains(0), !bytes.contains(UInt8(ascii: "\r"))
    else { throw Failure("\(path): not UTF-8 text with plain line feeds") }
    return literal("\n\(text)\n", quotes: "\"\"\"")
  }

  /// A raw literal with more number signs than the text has in a row, so that nothing can end it.
  private static func literal(_ text: String, quotes: String) -> String {
    var signs = "#"
    while text.utf8.contains(signs.utf8) { signs += "#" }
    return signs + quotes + text + quotes + signs
  }
}

/// A message for whoever builds the package.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
