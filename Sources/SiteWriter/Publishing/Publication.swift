/// Puts a finished staging folder in the place of the output folder.
struct Publication: Sendable {
  /// What is still to be cleared away once the new site is in place.
  enum Remains: Sendable {
    case nothing
    case replacedSite(ReplacedSite)
    case staging
  }

  let output: OutputFolder
  let staging: StagingFolder
  let site: SiteRecord
  let mayExchange: Bool

  /// Publishes the site.
  ///
  /// - Throws: Where folders are exchanged, before the old site is touched.
  func publish() throws(SiteWriterError) -> Remains {
    try output.checkUnchanged()
    guard let existing = output.existing else {
      try moveIntoPlace()
      return .nothing
    }
    let contents = try lookThrough(existing)
    if !contents.crossesDevices, try exchange(existing) {
      return .replacedSite(
        ReplacedSite(output: output, staging: staging, existing: existing, contents: contents)
      )
    }
    try InPlacePublication(
      staging: FolderTree(root: staging.folder),
      target: FolderTree(root: existing.folder),
      old: existing.record,
      new: site,
      contents: contents
    ).run()
    return .staging
  }

  private func lookThrough(_ existing: ExistingSite) throws(SiteWriterError) -> OldContents {
    let contents: OldContents
    do throws(SystemError) {
      contents = try OldContents(of: existing, replacedBy: site.files)
    } catch {
      throw .cannotRead(path: output.path.text, reason: error)
    }
    if let path = contents.collision { throw .foreignFile(path: path) }
    return contents
  }

  private func moveIntoPlace() throws(SiteWriterError) {
    do throws(SystemError) {
      try staging.open(like: nil)
      try staging.container.move(staging.name, to: output.parent, as: output.path.name)
    } catch {
      throw .cannotWrite(path: output.path.text, reason: error)
    }
  }

  /// Exchanges the two folders, and returns whether that is possible here.
  private func exchange(_ existing: ExistingSite) throws(SiteWriterError) -> Bool {
    guard mayExchange && !staging.isInside else { return false }
    do throws(SystemError) {
      try staging.open(like: existing)
      try output.parent.exchange(staging.name, output.path.name)
      return true
    } catch {
      if error.meansNoExchange { return false }
      throw .cannotWrite(path: output.path.text, reason: error)
    }
  }
}
