import Glibc

extension Folder {
  /// Lets two entries of the folder swap names in one step.
  ///
  /// - Throws: `ENOSYS` where the C library has no such call, `EINVAL` where the file system has
  ///   not, `EBUSY` or `EXDEV` at a mount point.
  func exchange(_ name: String, _ other: String) throws(SystemError) {
    guard let renameat2 = Self.renameat2 else { throw SystemError(code: ENOSYS) }
    let exchangeFlag: UInt32 = 1 << 1  // RENAME_EXCHANGE of <linux/fs.h>
    guard renameat2(descriptor, name, descriptor, other, exchangeFlag) == 0 else { throw .last }
  }

  private typealias RenameCall =
    @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32

  /// The C library's call, looked up by name since Swift's view of its headers leaves it out.
  private static let renameat2 = dlsym(nil, "renameat2").map {
    unsafeBitCast($0, to: RenameCall.self)
  }
}

extension SystemError {
  /// Whether two folders cannot be exchanged at this place, while their files may well be replaced.
  var meansNoExchange: Bool {
    // EPERM and EACCES: the folder is another user's and its parent has the sticky bit.
    [EINVAL, ENOSYS, EXDEV, EBUSY, EPERM, EACCES].contains(code)
  }
}
