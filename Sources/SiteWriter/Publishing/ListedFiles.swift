import Glibc

/// Deletes files of an old site: listed ones that are regular files, and folders left empty.
struct ListedFiles: Sendable {
  let tree: FolderTree
  let record: SiteRecord

  /// Deletes the listed files that `isKept` does not name.
  func remove(except isKept: (String) -> Bool = { _ in false }) throws(SiteWriterError) {
    for file in record.files where !isKept(file.path) {
      guard let path = SitePath(file.path) else { continue }
      try remove(path)
    }
  }

  /// Deletes those folders that are empty; each must come after the one above it.
  func removeEmpty(_ folders: [String]) {
    for path in folders.reversed().compactMap({ SitePath($0) }) {
      // A folder that still holds something, or is gone already, is no failure.
      try? tree.folder(path.folder).removeFolder(path.name)
    }
  }

  private func remove(_ path: SitePath) throws(SiteWriterError) {
    // No folder, or a link in its place: then the listed file is not there.
    guard let folder = try? tree.folder(path.folder), folder.hasFile(path.name) else { return }
    do throws(SystemError) {
      try folder.remove(path.name)
    } catch  where error.code != ENOENT {
      throw .cannotWrite(path: path.text, reason: error)
    } catch {
      return
    }
  }
}
