import Synchronization

/// Writes a site: all of it, or nothing.
///
/// The files go into a staging folder, from any number of threads. `finish` puts it in the place of
/// the output folder in one step where the file system can, and brings along what is not ours.
/// Without `finish` nothing in the output folder changes. Files whose bytes are those of the old
/// site are hard links to it. Nothing is flushed to the disk, and links are never followed.
package final class SiteWriter: Sendable {
  /// What may be tried; all of it, save in tests of file systems that can less.
  struct Means: Sendable {
    var stagesBeside = true
    var exchanges = true
  }

  private struct State: Sendable {
    var ledger = FileLedger()
    var isClosed = false
  }

  private let output: OutputFolder
  private let staging: StagingFolder
  private let files: StagedFiles
  private let means: Means
  private let state = Mutex(State())

  /// Checks the output folder and makes a staging folder.
  ///
  /// Folders above the output are made where they are missing, and a link is resolved once.
  /// - Parameter path: The output folder: not there yet, empty, or a site of ours.
  /// - Throws: `notOurs`, `isAFile`, `cannotCreate` or `cannotRead`.
  package convenience init(output path: String) throws(SiteWriterError) {
    try self.init(output: path, means: Means())
  }

  init(output path: String, means: Means) throws(SiteWriterError) {
    output = try OutputFolder(path)
    let besideIfPossible = means.stagesBeside && output.isMovable
    staging = try StagingFolder(for: output, besideIfPossible: besideIfPossible)
    files = StagedFiles(in: staging.folder, replacing: output.existing)
    self.means = means
  }

  deinit {
    abandon()
  }

  /// Writes a file, or links it where the old site has the same bytes at this path.
  ///
  /// May be called from several threads at once.
  /// - Parameters:
  ///   - text: The file's path in the site: names of `[A-Za-z0-9._-]`, parted by slashes.
  ///   - bytes: The whole file.
  /// - Throws: `unsafePath`, `writtenTwice`, `cannotWrite` or `closed`.
  package func write(
    path text: String,
    bytes: UnsafeBufferPointer<UInt8>
  ) throws(SiteWriterError) {
    _ = try add(text) { path throws(SystemError) in
      try files.write(path, UnsafeRawBufferPointer(bytes))
      return bytes.count
    }
  }

  /// Copies a file of any size, or links it where the old site has the same bytes at this path.
  ///
  /// May be called from several threads at once.
  /// - Parameters:
  ///   - source: A regular file; its name must not be a link, the folders above it may be.
  ///   - text: Its path in the site, as for `write`.
  /// - Throws: `cannotRead`, `notARegularFile`, or as `write`.
  package func copy(file source: String, to text: String) throws(SiteWriterError) {
    let file = try OpenFile.toCopy(source)
    _ = try add(text) { path throws(SystemError) in
      try files.copy(file, to: path)
    }
  }

  /// Links a file of the old site into the new one without reading it.
  ///
  /// Only a regular file that the old site lists, of exactly this size and not written to after the
  /// site was completed. So a file that was edited is not used, unless it kept its size and its time
  /// was set back, all files were rewritten, or it was edited while this site is made. May be called
  /// from several threads at once.
  /// - Parameters:
  ///   - text: The file's path in both sites, as for `write`.
  ///   - size: The number of its bytes.
  /// - Returns: Whether it was linked. If not, nothing was done, and the file may be written.
  /// - Throws: As `write`.
  package func reuse(path text: String, size: Int) throws(SiteWriterError) -> Bool {
    try add(text) { path throws(SystemError) in
      try files.reuse(path, size: size) ? size : nil
    }
  }

  /// The bytes of a file of the old site, for as long as the new one is not finished.
  ///
  /// Nil where the old site lists no such file, it is no regular file, was written to after the site
  /// was completed, has more than `limit` bytes, or cannot be read.
  package func oldFile(_ path: String, limit: Int) -> [UInt8]? {
    SitePath(path).flatMap { files.oldContents(of: $0, limit: limit) }
  }

  /// Writes the manifest and puts the site in the place of the output folder.
  ///
  /// To be called once, after all files are written. The old site's listed files are gone
  /// afterwards; everything else that lay in its folder is in the new one.
  /// - Parameter manifest: Makes the bytes of `manifest.json` from the files written.
  /// - Throws: `foreignFile`, `changedMeanwhile`, `cannotWrite` or `cannotRead`, each before the old
  ///   site is touched unless it has to be replaced file by file; `leftBehind` when the new site
  ///   is in place.
  package func finish(manifest: (SiteFiles) -> [UInt8]) throws(SiteWriterError) {
    let record = try complete(manifest)
    let publication = Publication(
      output: output,
      staging: staging,
      site: record,
      mayExchange: means.exchanges
    )
    switch try publication.publish() {
    case .nothing:
      close()
    case .staging:
      abandon()
    case .replacedSite(let site):
      // From here on the staging folder's name is the old site's.
      close()
      try site.clear()
    }
  }

  /// Gives the new site up and deletes the staging folder; the output folder stays as it was.
  ///
  /// Does nothing after `finish`. To be called when no thread writes any more.
  package func abandon() {
    guard close() else { return }
    // There is nobody left to tell, and the error that led here matters more.
    try? staging.remove()
  }
}

extension SiteWriter {
  /// Makes a file by `make`, which returns its size, and notes it; nil where it made none.
  ///
  /// - Returns: Whether there is a new file.
  private func add(
    _ text: String,
    make: (SitePath) throws(SystemError) -> Int?
  ) throws(SiteWriterError) -> Bool {
    guard let path = SitePath(text), !SiteRecord.isReserved(path) else { throw .unsafePath(text) }
    guard state.withLock({ !$0.isClosed }) else { throw .closed }
    let size: Int?
    do throws(SystemError) {
      size = try make(path)
    } catch {
      throw error.isAlreadyThere ? .writtenTwice(text) : .cannotWrite(path: text, reason: error)
    }
    guard let size else { return false }
    state.withLock { $0.ledger.append(text.utf8, size: size) }
    return true
  }

  /// Writes the manifest and the record, and returns the latter.
  private func complete(
    _ manifest: (SiteFiles) -> [UInt8]
  ) throws(SiteWriterError) -> SiteRecord {
    guard var ledger = state.withLock({ $0.isClosed ? nil : $0.ledger }) else { throw .closed }
    let bytes = manifest(SiteFiles(ledger))
    try add(SiteRecord.manifestName, bytes)
    ledger.append(SiteRecord.manifestName.utf8, size: bytes.count)
    let record = SiteRecord(files: SiteFiles(ledger))
    try add(SiteRecord.fileName, record.bytes)
    return record
  }

  /// Writes one of the two files that have a reserved name.
  private func add(_ name: String, _ bytes: [UInt8]) throws(SiteWriterError) {
    do throws(SystemError) {
      guard let path = SitePath(name) else { return }
      try bytes.withUnsafeBufferPointer { bytes throws(SystemError) in
        try files.write(path, UnsafeRawBufferPointer(bytes))
      }
    } catch {
      throw .cannotWrite(path: name, reason: error)
    }
  }

  /// Ends the writing, and returns whether it had not ended before.
  @discardableResult
  private func close() -> Bool {
    state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
  }
}
