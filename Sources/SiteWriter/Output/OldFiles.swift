/// The files that the site to be replaced lists as its own.
struct OldFiles: Sendable {
  private let tree: FolderTree
  private let listed: SiteFiles
  /// When the site was completed; nil where it never was, so that its files may be of two sites.
  private let completed: FileTime?

  init(of site: ExistingSite) {
    tree = FolderTree(root: site.folder)
    listed = site.record.files
    completed = site.completed
  }

  /// Links a file into a new folder if `isSame` holds for it.
  ///
  /// - Returns: Whether it did; every failure only means that the file has to be written.
  func link(
    _ path: SitePath,
    into new: Folder,
    where isSame: (borrowing OpenFile) throws(SystemError) -> Bool
  ) -> Bool {
    guard listed.contains(path.text) else { return false }
    do throws(SystemError) {
      let folder = try tree.folder(path.folder)
      guard let file = try folder.openFile(path.name), try isSame(file) else { return false }
      try folder.link(path.name, in: new)
      return true
    } catch {
      return false
    }
  }

  /// Links a file into a new folder if it has this size and is as old as its site, without opening it.
  ///
  /// - Returns: Whether it did.
  /// - Throws: `EEXIST` where the new folder has the name, or why a link made in vain cannot go.
  func link(_ path: SitePath, size: Int, into new: Folder) throws(SystemError) -> Bool {
    guard completed != nil, listed.contains(path.text) else { return false }
    do throws(SystemError) {
      try tree.folder(path.folder).link(path.name, in: new)
    } catch  where error.isAlreadyThere {
      throw error
    } catch {
      return false
    }
    // Looked at when it is linked: what has the old name may be another file by now.
    let status = try new.status(of: path.name)
    if isUntouched(status), status.size == size { return true }
    try new.remove(path.name)
    return false
  }

  /// The bytes of a file that is as old as its site; nil where there is none, or it has more than
  /// `limit` bytes, or cannot be read.
  func contents(of path: SitePath, limit: Int) -> [UInt8]? {
    guard listed.contains(path.text),
      let folder = try? tree.folder(path.folder),
      let file = try? folder.openFile(path.name),
      let status = try? file.status(), isUntouched(status), status.size <= limit
    else { return nil }
    return try? file.contents()
  }

  /// Whether a regular file was not written to after its site was completed.
  private func isUntouched(_ status: FileStatus) -> Bool {
    guard let completed else { return false }
    return status.kind == .file && status.modified <= completed
  }
}
