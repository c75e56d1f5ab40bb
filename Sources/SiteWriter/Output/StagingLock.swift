import Glibc

/// A file in a staging folder that stays locked while a site is made there.
///
/// The system lifts the lock when the process ends, however it does. So a folder whose file can be
/// locked was abandoned; a process number would not tell, as another process may have it by now.
final class StagingLock: Sendable {
  static let fileName = ".tracefolio-lock"

  private let descriptor: Int32

  /// Makes the file in a new staging folder.
  ///
  /// - Throws: `EWOULDBLOCK` where another process has been quicker to lock it.
  static func make(in folder: Folder) throws(SystemError) -> StagingLock {
    try StagingLock(folder, flags: O_RDWR | O_CREAT | O_EXCL)
  }

  /// Locks the file of a folder that somebody else made.
  ///
  /// - Throws: Where there is no such file, or its process lives.
  static func take(in folder: Folder) throws(SystemError) -> StagingLock {
    try StagingLock(folder, flags: O_RDWR)
  }

  private init(_ folder: Folder, flags: Int32) throws(SystemError) {
    let always = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    descriptor = openat(folder.descriptor, Self.fileName, flags | always, 0o600)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .last }
  }

  deinit {
    _ = close(descriptor)
  }
}
