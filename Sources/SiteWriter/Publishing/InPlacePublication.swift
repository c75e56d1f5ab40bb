import Glibc

/// Replaces an old site file by file, where its folder cannot be exchanged.
///
/// Every file appears whole, by a rename. Until all are there, a record marked as unfinished lists
/// the old and the new files, so that a next run knows both as ours whenever this one is killed.
struct InPlacePublication: Sendable {
  private static let temporaryName = ".tracefolio-new"

  let staging: FolderTree
  let target: FolderTree
  let old: SiteRecord
  let new: SiteRecord
  let contents: OldContents

  func run() throws(SiteWriterError) {
    try writeRecord(SiteRecord(files: allFiles, isUnfinished: true))
    for file in new.files where file.path != SiteRecord.manifestName {
      try place(file.path)
    }
    try place(SiteRecord.manifestName)
    let listed = ListedFiles(tree: target, record: old)
    try listed.remove(except: new.files.contains)
    listed.removeEmpty(contents.sharedFolders)
    try writeRecord(new)
  }

  private var allFiles: SiteFiles {
    var ledger = FileLedger()
    for file in new.files { ledger.append(file.path.utf8, size: file.size) }
    for file in old.files where !new.files.contains(file.path) {
      ledger.append(file.path.utf8, size: 0)
    }
    return SiteFiles(ledger)
  }

  private func place(_ text: String) throws(SiteWriterError) {
    guard let path = SitePath(text) else { throw .unsafePath(text) }
    do throws(SystemError) {
      let source = try staging.folder(path.folder)
      let folder = try target.folder(path.folder, creating: true)
      try Self.move(path.name, from: source, to: folder)
    } catch {
      throw .cannotWrite(path: text, reason: error)
    }
  }

  /// Moves a file, by way of a copy beside its new place where the two are on different devices.
  static func move(
    _ name: String,
    from source: Folder,
    to target: Folder
  ) throws(SystemError) {
    do throws(SystemError) {
      try source.move(name, to: target, as: name)
    } catch {
      guard error.code == EXDEV, let file = try source.openFile(name) else { throw error }
      try replace(name, in: target) { copy throws(SystemError) in
        try file.copyBytes(to: copy)
      }
    }
  }

  private func writeRecord(_ record: SiteRecord) throws(SiteWriterError) {
    let bytes = record.bytes
    do throws(SystemError) {
      try Self.replace(SiteRecord.fileName, in: target.root) { file throws(SystemError) in
        try file.write(bytes)
      }
    } catch {
      throw .cannotWrite(path: SiteRecord.fileName, reason: error)
    }
  }

  /// Writes a file under another name and gives it its own when it is whole.
  private static func replace(
    _ name: String,
    in folder: Folder,
    writing: (borrowing OpenFile) throws(SystemError) -> Void
  ) throws(SystemError) {
    if folder.hasFile(temporaryName) { try folder.remove(temporaryName) }
    let file = try folder.createFile(temporaryName)
    try writing(file)
    try file.close()
    try folder.move(temporaryName, to: folder, as: name)
  }
}
