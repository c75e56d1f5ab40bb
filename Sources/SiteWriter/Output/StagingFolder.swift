import Glibc

/// The folder a new site is made in, beside the output and on the same file system, or inside it.
struct StagingFolder: Sendable {
  /// What the name of a staging folder inside the output begins with.
  static let insidePrefix = ".tracefolio-"

  let folder: Folder
  /// The folder that holds it.
  let container: Folder
  let name: String
  /// Whether it lies in the output folder itself, which then is filled file by file.
  let isInside: Bool
  /// Nil where the file system knows no locks.
  private let lock: StagingLock?
  /// The permission bits a new folder gets here by umask and default access lists.
  private let usualMode: mode_t

  /// Makes a staging folder beside the output, or inside it where it cannot be beside.
  init(for output: OutputFolder, besideIfPossible: Bool) throws(SiteWriterError) {
    if !besideIfPossible, let existing = output.existing {
      try self.init(inside: existing.folder, path: output.path.text)
      return
    }
    do throws(SystemError) {
      let prefix = ".\(String(output.path.name.unicodeScalars.prefix(48))).tracefolio-"
      try self.init(in: output.parent, prefix: prefix, isInside: false)
    } catch {
      guard [EACCES, EPERM, EROFS].contains(error.code), let existing = output.existing else {
        throw .cannotCreate(path: output.path.text, reason: error)
      }
      try self.init(inside: existing.folder, path: output.path.text)
    }
  }

  private init(inside output: Folder, path: String) throws(SiteWriterError) {
    do throws(SystemError) {
      try self.init(in: output, prefix: Self.insidePrefix, isInside: true)
    } catch {
      throw .cannotCreate(path: path, reason: error)
    }
  }

  private init(in container: Folder, prefix: String, isInside: Bool) throws(SystemError) {
    self.container = container
    self.isInside = isInside
    AbandonedStaging(container: container, prefix: prefix).remove()
    (name, folder, lock) = try Self.create("\(prefix)\(getpid())", in: container)
    usualMode = try folder.status().mode
    // Nobody else looks in while the site is made.
    try folder.setMode(0o700)
  }

  /// Gives the folder the permission bits of the site it replaces, or the usual ones, and takes away
  /// what marks it as a staging folder.
  func open(like existing: ExistingSite?) throws(SystemError) {
    if lock != nil { try folder.remove(StagingLock.fileName) }
    try folder.setMode(existing?.status.mode ?? usualMode)
  }

  /// Deletes the folder and everything in it.
  func remove() throws(SystemError) {
    try folder.removeContents()
    try container.removeFolder(name)
  }

  /// Makes a folder that nobody else has: a killed run of the same process number may have left one.
  private static func create(
    _ name: String,
    in container: Folder
  ) throws(SystemError) -> (String, Folder, StagingLock?) {
    var attempt = 0
    while true {
      let candidate = attempt == 0 ? name : "\(name)-\(attempt)"
      do throws(SystemError) {
        let folder = try container.createFolder(candidate)
        return (candidate, folder, try lock(folder))
      } catch {
        guard error.code == EEXIST, attempt < 100 else { throw error }
        attempt += 1
      }
    }
  }

  /// Locks a new folder; nil where the file system knows no locks.
  ///
  /// - Throws: `EEXIST` where another run took it for abandoned before it was locked.
  private static func lock(_ folder: Folder) throws(SystemError) -> StagingLock? {
    do throws(SystemError) {
      let lock = try StagingLock.make(in: folder)
      guard folder.hasFile(StagingLock.fileName) else { throw SystemError(code: EEXIST) }
      return lock
    } catch  where [ENOLCK, EOPNOTSUPP, ENOSYS].contains(error.code) {
      try folder.remove(StagingLock.fileName)
      return nil
    } catch  where [EWOULDBLOCK, ENOENT].contains(error.code) {
      throw SystemError(code: EEXIST)
    }
  }
}
