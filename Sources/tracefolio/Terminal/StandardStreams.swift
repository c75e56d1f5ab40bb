import Glibc
import JSONBytes

/// Standard output: results, and nothing but results.
enum StandardOutput {
  /// Writes all of the buffer.
  ///
  /// Where nobody reads any more the process ends, which is no failure.
  static func write(_ buffer: borrowing ByteBuffer) throws(OutputError) {
    let error = buffer.withBytes { writeAll($0, to: STDOUT_FILENO) }
    if error == EPIPE { exit(0) }
    if error != 0 { throw OutputError(errno: error) }
  }
}

/// Standard error: progress, diagnostics and errors.
enum StandardError {
  static func write(_ text: String) {
    var text = text
    _ = text.withUTF8 { writeAll($0, to: STDERR_FILENO) }
  }

  /// True where a person watches.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

/// Standard output that cannot be written.
struct OutputError: Error {
  let errno: Int32
}

/// Makes a write to a closed pipe fail instead of ending the process.
func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

/// Gives 0, or the operating system's error number.
private func writeAll(_ bytes: UnsafeBufferPointer<UInt8>, to file: Int32) -> Int32 {
  var rest = UnsafeRawBufferPointer(bytes)
  while let start = rest.baseAddress, !rest.isEmpty {
    let written = Glibc.write(file, start, rest.count)
    if written < 0, errno == EINTR { continue }
    if written < 0 { return errno }
    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
  }
  return 0
}
