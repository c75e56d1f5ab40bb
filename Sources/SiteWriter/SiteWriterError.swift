/// Why a site could not be written; each case carries what its message has to name.
package enum SiteWriterError: Error, Hashable, Sendable {
  /// The output folder is not empty and holds no site of ours; `found` is its first entry by name.
  case notOurs(path: String, found: String)
  /// The output is a file, or anything else that is not a folder.
  case isAFile(path: String)
  /// A folder could not be made or opened.
  case cannotCreate(path: String, reason: SystemError)
  /// A file of the site could not be written, moved or deleted.
  case cannotWrite(path: String, reason: SystemError)
  /// A file to copy, or a part of the old site, could not be read.
  case cannotRead(path: String, reason: SystemError)
  /// A file to copy is a link, a folder or a device.
  case notARegularFile(path: String)
  /// A path of the site is absolute, climbs, is reserved, or uses a character that is not safe.
  case unsafePath(String)
  /// A path of the site was written for the second time.
  case writtenTwice(String)
  /// A file in the output folder that is not ours has the name of a file or folder of the new site.
  ///
  /// Nothing was changed; `path` is relative to the output folder.
  case foreignFile(path: String)
  /// Something else replaced or filled the output folder while the site was made.
  case changedMeanwhile(path: String)
  /// The new site is in place, but something of the old folder could not be brought along or removed.
  ///
  /// What is left lies in `folder`; `entry` is relative to it.
  case leftBehind(folder: String, entry: String, reason: SystemError)
  /// The site was already finished or abandoned.
  case closed
}

extension SiteWriterError: CustomStringConvertible {
  /// A plain sentence, for logs and tests.
  package var description: String {
    switch self {
    case .notOurs(let path, let found): "\(path) holds \(found) and no site of this tool"
    case .isAFile(let path): "\(path) is not a folder"
    case .cannotCreate(let path, let reason): "\(path) cannot be made: \(reason)"
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
    case .cannotRead(let path, let reason): "\(path) cannot be read: \(reason)"
    case .notARegularFile(let path): "\(path) is not a regular file"
    case .unsafePath(let path): "\(path) is not a safe path inside a site"
    case .writtenTwice(let path): "\(path) was written before"
    case .foreignFile(let path): "\(path) is not ours and in the way of the new site"
    case .changedMeanwhile(let path): "\(path) was changed by something else meanwhile"
    case .leftBehind(let folder, let entry, let reason): "\(entry) was left in \(folder): \(reason)"
    case .closed: "the site was already finished or abandoned"
    }
  }
}
