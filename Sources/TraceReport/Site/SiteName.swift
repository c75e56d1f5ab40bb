import Hashing

package import TraceModel

/// Names the file of a trace or a session, so that no identifier ever becomes a path.
package enum SiteName {
  /// The file name, without an extension, for an identifier.
  ///
  /// The identifier itself where it matches `[a-z0-9-]{1,64}`, is not reserved and does not begin
  /// with `x-`; else `x-` and the first 32 hexadecimal digits of the SHA-256 of its UTF-8.
  package static func fileName(for identifier: String) -> String {
    isPlain(identifier) ? identifier : digestName(for: identifier)
  }

  /// The file name, without an extension, for an identifier that must not name its file itself.
  static func digestName(for identifier: String) -> String {
    "x-" + SHA256.hexDigest(of: identifier.utf8).prefix(32)
  }

  /// The file name, without an extension, of a trace.
  ///
  /// That of its id; where traces before it have the same id, `x-` and the first 32 hexadecimal digits
  /// of the SHA-256 of the id's UTF-8, a byte 255 and the number of those traces. No identifier has
  /// such a name, as 255 occurs in no UTF-8.
  package static func fileName(for trace: TraceKey) -> String {
    if trace.occurrence == 0 { return fileName(for: trace.id) }
    let bytes = Array(trace.id.utf8) + [0xFF] + "\(trace.occurrence)".utf8
    return "x-" + SHA256.hexDigest(of: bytes).prefix(32)
  }

  /// The path of a trace's page in the site.
  package static func path(of trace: TraceKey, in format: SiteFormat = .html) -> String {
    "traces/" + fileName(for: trace) + "." + format.fileExtension
  }

  /// Whether an identifier names its file itself.
  static func isPlain(_ identifier: String) -> Bool {
    (1...64).contains(identifier.utf8.count)
      && identifier.utf8.allSatisfy(isPlain)
      && !identifier.hasPrefix("x-")
      && !isReserved(identifier)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "-"): true
    default: false
    }
  }

  /// Whether a name is the index page's, or a device on Windows whatever its extension.
  private static func isReserved(_ name: String) -> Bool {
    switch name.utf8.count {
    case 4: ["com", "lpt"].contains(name.prefix(3)) && name.last?.isNumber == true
    default: ["index", "con", "prn", "aux", "nul"].contains(name)
    }
  }
}
