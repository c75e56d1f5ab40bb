/// A folder that is there already: a site of ours, or an empty folder.
struct ExistingSite: Sendable {
  let folder: Folder
  let status: FileStatus
  /// What it lists as ours; nothing in an empty folder.
  let record: SiteRecord
  /// When the record was written, the last of a site's files; nil in an empty folder, and where the
  /// site was left unfinished.
  let completed: FileTime?
}

/// The folder a site is made for, checked before any work is done.
struct OutputFolder: Sendable {
  let path: OutputPath
  let parent: Folder
  /// Nil where nothing is there yet.
  let existing: ExistingSite?

  init(_ typed: String) throws(SiteWriterError) {
    path = try OutputPath(resolving: typed)
    do throws(SystemError) {
      parent = try Folder(path: path.parent)
    } catch {
      throw .cannotCreate(path: path.text, reason: error)
    }
    guard let status = try? FileStatus(path: path.text) else {
      existing = nil
      return
    }
    guard status.kind == .folder else { throw .isAFile(path: path.text) }
    existing = try Self.open(path.text, status)
  }

  /// Whether the folder itself is where its parent says it is, so that it may be exchanged.
  ///
  /// Not at a mount point, and not where a shell stands in it, which would be left in a deleted
  /// folder.
  var isMovable: Bool {
    guard let existing else { return true }
    let here = try? FileStatus(path: ".")
    return (try? parent.status())?.identity.device == existing.status.identity.device
      && here?.identity != existing.status.identity
  }

  /// Fails where the folder is no longer the one that was checked.
  func checkUnchanged() throws(SiteWriterError) {
    let now = try? FileStatus(path: path.text)
    guard now?.identity == existing?.status.identity else {
      throw .changedMeanwhile(path: path.text)
    }
  }

  private static func open(
    _ path: String,
    _ status: FileStatus
  ) throws(SiteWriterError) -> ExistingSite {
    let site: ExistingSite
    let found: String?
    do throws(SystemError) {
      let folder = try Folder(path: path)
      let known = try record(of: folder)
      found = try known == nil ? firstForeignName(in: folder) : nil
      site = ExistingSite(
        folder: folder,
        status: status,
        record: known?.record ?? SiteRecord(files: SiteFiles()),
        completed: known?.record.isUnfinished == false ? known?.written : nil
      )
    } catch {
      throw .cannotRead(path: path, reason: error)
    }
    if let found { throw .notOurs(path: path, found: found) }
    return site
  }

  /// The record of a site of ours and its time, nil where there is none, or no manifest beside it.
  private static func record(
    of folder: Folder
  ) throws(SystemError) -> (record: SiteRecord, written: FileTime)? {
    guard let file = try folder.openFile(SiteRecord.fileName),
      let record = SiteRecord(try file.contents()),
      record.isUnfinished || folder.hasFile(SiteRecord.manifestName)
    else { return nil }
    return (record, try file.status().modified)
  }

  /// The first name in a folder, staging folders of runs that were killed apart.
  private static func firstForeignName(in folder: Folder) throws(SystemError) -> String? {
    var first: String?
    try folder.forEachEntry { entry in
      let name = entry.shownName
      if entry.kind == .folder && name.hasPrefix(StagingFolder.insidePrefix) { return }
      first = min(first ?? name, name)
    }
    return first
  }
}
