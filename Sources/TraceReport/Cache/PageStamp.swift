package import Hashing

/// By what a page of an old site is known to be what it would be made again.
package struct PageStamp: Sendable, Equatable {
  /// Digest of everything that the page and its row depend on.
  package let fingerprint: Digest
  /// Bytes of the page.
  package let size: Int

  package init(fingerprint: Digest, size: Int) {
    self.fingerprint = fingerprint
    self.size = size
  }
}
