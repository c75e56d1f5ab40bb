import Glibc

/// An open folder, the start of all paths: names are looked up in it and links are not followed.
///
/// Names are C strings, since a foreign file's name need not be UTF-8.
final class Folder: Sendable {
  let descriptor: Int32

  /// Opens the folder at a path, the only place where a link may lead somewhere.
  init(path: String) throws(SystemError) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last }
  }

  /// Opens a folder in another one; a link in its place is an error.
  init(_ name: UnsafePointer<CChar>, in parent: Folder) throws(SystemError) {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    descriptor = openat(parent.descriptor, name, flags)
    guard descriptor >= 0 else { throw .last }
  }

  deinit {
    _ = close(descriptor)
  }

  /// The folder's own status.
  func status() throws(SystemError) -> FileStatus {
    try FileStatus(descriptor: descriptor)
  }

  /// The status of an entry itself, a link's rather than its target's.
  func status(of name: UnsafePointer<CChar>) throws(SystemError) -> FileStatus {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw .last }
    return FileStatus(status)
  }

  /// Whether an entry is there and is a regular file.
  func hasFile(_ name: UnsafePointer<CChar>) -> Bool {
    (try? status(of: name))?.kind == .file
  }

  /// Opens a regular file for reading; nil where there is none, be it a link or a folder instead.
  func openFile(_ name: UnsafePointer<CChar>) throws(SystemError) -> OpenFile? {
    // Without O_NONBLOCK, opening a pipe would wait for its writer.
    let found = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    if found < 0 && [ENOENT, ELOOP, ENXIO].contains(errno) { return nil }
    guard found >= 0 else { throw .last }
    let file = OpenFile(adopting: found)
    guard try file.status().kind == .file else { return nil }
    return file
  }

  /// Makes a file that must not exist yet and opens it for writing.
  func createFile(_ name: UnsafePointer<CChar>) throws(SystemError) -> OpenFile {
    let made = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard made >= 0 else { throw .last }
    return OpenFile(adopting: made)
  }

  /// Makes a folder where it is missing, and opens it.
  func makeFolder(_ name: UnsafePointer<CChar>) throws(SystemError) -> Folder {
    guard mkdirat(descriptor, name, 0o777) == 0 || errno == EEXIST else { throw .last }
    return try Folder(name, in: self)
  }

  /// Makes a folder that must not exist yet, and opens it.
  func createFolder(_ name: UnsafePointer<CChar>) throws(SystemError) -> Folder {
    guard mkdirat(descriptor, name, 0o777) == 0 else { throw .last }
    return try Folder(name, in: self)
  }

  /// Sets the folder's permission bits.
  func setMode(_ mode: mode_t) throws(SystemError) {
    guard fchmod(descriptor, mode) == 0 else { throw .last }
  }

  /// Gives an entry a place in another folder of the same file system, in one step.
  func move(
    _ name: UnsafePointer<CChar>,
    to target: Folder,
    as newName: UnsafePointer<CChar>
  ) throws(SystemError) {
    guard renameat(descriptor, name, target.descriptor, newName) == 0 else { throw .last }
  }

  /// Gives a file a second name in another folder.
  func link(_ name: UnsafePointer<CChar>, in target: Folder) throws(SystemError) {
    guard linkat(descriptor, name, target.descriptor, name, 0) == 0 else { throw .last }
  }

  /// Deletes an entry that is not a folder; a link is deleted, not its target.
  func remove(_ name: UnsafePointer<CChar>) throws(SystemError) {
    guard unlinkat(descriptor, name, 0) == 0 else { throw .last }
  }

  /// Deletes an empty folder.
  func removeFolder(_ name: UnsafePointer<CChar>) throws(SystemError) {
    guard unlinkat(descriptor, name, AT_REMOVEDIR) == 0 else { throw .last }
  }
}
