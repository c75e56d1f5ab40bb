import Glibc

/// A failed call of the operating system.
package struct SystemError: Error, Hashable, Sendable {
  /// The value of `errno`, for example `ENOENT`.
  package let code: Int32

  /// Wraps a value of `errno`.
  package init(code: Int32) {
    self.code = code
  }

  /// The failure of the call just made by this thread.
  static var last: SystemError { SystemError(code: errno) }

  /// Whether something had the name already.
  var isAlreadyThere: Bool { code == EEXIST }
}

extension SystemError: CustomStringConvertible {
  /// The operating system's words, for example "No such file or directory".
  package var description: String { String(cString: strerror(code)) }
}
