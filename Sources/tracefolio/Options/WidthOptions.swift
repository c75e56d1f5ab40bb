import ArgumentParser
import Glibc

/// How wide a command's text is.
struct WidthOptions: ParsableArguments {
  @Option(help: "Columns to use; by default the terminal's width, else 100.")
  var width: Int?

  func validate() throws {
    if let width, width < 1 { throw ValidationError("--width must be at least 1.") }
    if let width, width > 10_000 { throw ValidationError("--width must be at most 10000.") }
  }

  /// At least 1.
  var columns: Int { width ?? Self.terminalWidth ?? 100 }

  /// Nil where standard output is no terminal.
  private static var terminalWidth: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
