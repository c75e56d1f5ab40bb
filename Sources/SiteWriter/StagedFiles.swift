import Glibc

/// Makes the files of a new site, from any number of threads.
struct StagedFiles: Sendable {
  private let new: FolderTree
  private let old: FolderTree?
  private let oldFiles: SiteFiles

  init(in staging: Folder, replacing existing: ExistingSite?) {
    new = FolderTree(root: staging)
    old = existing.map { FolderTree(root: $0.folder) }
    oldFiles = existing?.record.files ?? SiteFiles()
  }

  /// Writes a file, or links the old site's where its bytes are the same.
  func write(_ path: SitePath, _ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    let folder = try new.folder(path.folder, creating: true)
    let isLinked = link(path, into: folder) { old throws(SystemError) in try old.holds(bytes) }
    if isLinked { return }
    let file = try folder.createFile(path.name)
    try file.write(bytes)
    try file.close()
  }

  /// Copies a file, or links the old site's where its bytes are the same, and returns its size.
  func copy(_ source: borrowing OpenFile, to path: SitePath) throws(SystemError) -> Int {
    let folder = try new.folder(path.folder, creating: true)
    let isLinked = link(path, into: folder) { old throws(SystemError) in
      try old.holdsSameBytes(as: source)
    }
    if isLinked { return try folder.status(of: path.name).size }
    let file = try folder.createFile(path.name)
    try source.copyBytes(to: file)
    let size = try file.status().size
    try file.close()
    return size
  }

  /// Links a listed file of the old site into the new one where `isSame` holds.
  ///
  /// - Returns: Whether it did; every failure only means that the file has to be written.
  private func link(
    _ path: SitePath,
    into folder: Folder,
    where isSame: (borrowing OpenFile) throws(SystemError) -> Bool
  ) -> Bool {
    guard let old, oldFiles.contains(path.text) else { return false }
    do throws(SystemError) {
      let oldFolder = try old.folder(path.folder)
      guard let file = try oldFolder.openFile(path.name), try isSame(file) else { return false }
      try oldFolder.link(path.name, in: folder)
      return true
    } catch {
      return false
    }
  }
}
