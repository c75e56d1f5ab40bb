import Hashing
import JSONBytes

@testable import TraceReport

/// A row as it is recorded, put together by hand: an item a field, in JSON.
///
/// The order is the format's own; what reads and writes it in the program is no part of this.
struct RecordedRow {
  var items: [String]

  /// A record with something in every field.
  static let full = RecordedRow(
    items: [
      #""tr-1""#, "0", #""name""#, #""ERROR""#, "1795348261740", #""AGENT""#, #""why?""#, "true",
      #""because""#, "false", #""session""#, #""1""#, #""Atlas""#, #""run""#, "3",
      #"["spans_missing",1,"tokens_differ",2]"#,
    ] + ["1000000", "[1,2,3,4,5,6,7]", "4607182418800017408"] + shares + failure
  )

  /// A record with nothing in every field that may be without.
  static let bare = RecordedRow(items: [
    #""""#, "0", "null", #""OK""#, "0", "null", "null", "false", "null", "false", "null", #""""#,
    "null", "null", "0", "[]", "null", "[]", "null", "[]", "[]", "[]", "false", "null", "null",
    "[]",
  ])

  private static let shares = [
    #"["TOOL",2,1,500,"own kind",1,0,3]"#,
    #"["gpt",[10,20],2,1,[1,null,3,null,null,null,0],4602678819172646912,"m",[],1,0,[],null]"#,
    #"["find",2,1,[7,8]]"#,
  ]

  private static let failure = ["true", #""KeyError""#, #""'x'""#, "[11,12]"]

  var text: String { "[" + items.joined(separator: ",") + "]" }

  func with(_ item: String, at place: Int) -> RecordedRow {
    var copy = self
    copy.items[place] = item
    return copy
  }

  var row: IndexRow? { IndexRow(recorded: text) }
}

extension IndexRow {
  /// Reads a record; nil where it is none.
  convenience init?(recorded text: String) {
    guard let document = try? JSONDocument(Array(text.utf8)) else { return nil }
    self.init(record: document.root, stamp: PageStamp(fingerprint: .of("page"), size: 7))
  }

  /// The record that the program writes.
  var record: String {
    var line = JSONLine(style: .compact)
    line.record(self)
    var bytes = ByteBuffer()
    line.move(to: &bytes)
    return bytes.string()
  }

  /// Every stored property of the row and of what it holds, byte for byte: a field that is added to
  /// one of them is compared too.
  var image: [UInt8] {
    var text = ""
    dump(self, to: &text)
    return Array(text.utf8)
  }
}

extension Digest {
  static func of(_ text: String) -> Digest {
    var hash = SHA256()
    hash.update(text.utf8)
    return hash.finish()
  }
}
