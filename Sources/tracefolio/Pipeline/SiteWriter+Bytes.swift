import JSONBytes
import SiteWriter

extension SiteWriter {
  func write(_ buffer: borrowing ByteBuffer, to path: String) throws(SiteWriterError) {
    try buffer.withBytes { bytes throws(SiteWriterError) in try write(path: path, bytes: bytes) }
  }

  func write(_ bytes: [UInt8], to path: String) throws(SiteWriterError) {
    var buffer = ByteBuffer(capacity: bytes.count)
    buffer.append(bytes)
    try write(buffer, to: path)
  }
}
