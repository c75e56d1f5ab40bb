import Glibc

/// What an entry of a folder is; a symbolic link is `other` and never followed.
enum EntryKind: Sendable {
  case file
  case folder
  case other
}

/// Tells two files or folders apart, whatever they are called.
struct FileIdentity: Hashable, Sendable {
  let device: UInt
  let number: UInt
}

/// A moment as the file system notes it, since the Unix epoch.
struct FileTime: Comparable, Sendable {
  let seconds: Int
  let nanoseconds: Int

  static func < (first: FileTime, second: FileTime) -> Bool {
    (first.seconds, first.nanoseconds) < (second.seconds, second.nanoseconds)
  }
}

/// The part of `struct stat` that matters here.
struct FileStatus: Sendable {
  let kind: EntryKind
  let size: Int
  let identity: FileIdentity
  /// Permission bits, set-id and sticky bits included.
  let mode: mode_t
  /// When the bytes were last written; links and new names leave it as it is.
  let modified: FileTime

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    size = Int(status.st_size)
    identity = FileIdentity(device: UInt(status.st_dev), number: UInt(status.st_ino))
    mode = status.st_mode & 0o7777
    let (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    modified = FileTime(seconds: seconds, nanoseconds: nanoseconds)
  }

  /// The status of what a path names, links followed.
  init(path: String) throws(SystemError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .last }
    self.init(status)
  }

  /// The status of what is open at a descriptor.
  init(descriptor: Int32) throws(SystemError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    self.init(status)
  }
}
