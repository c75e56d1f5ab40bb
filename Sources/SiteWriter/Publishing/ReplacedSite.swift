/// The old site after the exchange, under the name that the staging folder had.
struct ReplacedSite: Sendable {
  let output: OutputFolder
  let staging: StagingFolder
  let existing: ExistingSite
  let contents: OldContents

  /// Moves what is not ours into the new site and deletes the rest.
  func clear() throws(SiteWriterError) {
    let old = FolderTree(root: existing.folder)
    try moveForeign(from: old, to: FolderTree(root: staging.folder))
    let listed = ListedFiles(tree: old, record: existing.record)
    try listed.remove()
    listed.removeEmpty(contents.sharedFolders)
    do throws(SystemError) {
      if existing.folder.hasFile(SiteRecord.fileName) {
        try existing.folder.remove(SiteRecord.fileName)
      }
      try staging.container.removeFolder(staging.name)
    } catch {
      throw leftBehind(".", error)
    }
  }

  /// Moves all it can before it fails.
  private func moveForeign(from old: FolderTree, to new: FolderTree) throws(SiteWriterError) {
    var failure: SiteWriterError?
    for item in contents.foreign {
      do throws(SystemError) {
        let target = try new.folder(item.folder, creating: true)
        try old.folder(item.folder).move(item.entry.name, to: target, as: item.entry.name)
      } catch {
        failure = failure ?? leftBehind(item.path, error)
      }
    }
    if let failure { throw failure }
  }

  private func leftBehind(_ entry: String, _ reason: SystemError) -> SiteWriterError {
    .leftBehind(folder: output.path.sibling(staging.name), entry: entry, reason: reason)
  }
}
