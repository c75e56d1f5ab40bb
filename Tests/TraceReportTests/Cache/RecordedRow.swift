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
      #""tr-1""#, "0", #""ERROR""#, "1795348261740", #""AGENT""#, #""why?""#, "true",
      #""because""#, "false", #"["spans_missing",1,"tokens_differ",2]"#,
    ] + labels + ["1000000", "[1,2,3,4,5,6,7]"] + costs + [spans] + shape + said
  )

  /// A record with nothing in every field that may be without.
  static let bare = RecordedRow(items: [
    #""""#, "0", #""OK""#, "0", "null", "null", "false", "null", "false", "[]", "null", "null",
    "null", #""""#, "null", "[]", "[]", "null", "[]", "null", "null", "0", "[]", "0", "0", "0", "0",
    "null", "null", "[]", "[]", "[]", "[]", "[]", "false", "null",
  ])

  private static let labels = [
    #""name""#, #""session""#, #""user""#, #""1""#, #""Atlas""#, #"["run","linked"]"#,
    #"["team","blue"]"#,
  ]

  /// A tool that failed, and a streamed call of a model; 4602678819172646912 are the bits of ½.
  private static let spans =
    #"["find","TOOL",true,7,5,3,[],"#
    + #""say","CHAT_MODEL",false,20,20,0,["#
    + #""gpt",true,[1,null,3,null,null,null,0],2,4602678819172646912,11,4602678819172646912]]"#

  /// $1 stated, $½ by the price table, 3 calls unpriced; 4607182418800017408 are the bits of 1.
  private static let costs = ["4607182418800017408", "4602678819172646912", "3"]

  private static let shape = [
    "4", "5", "6", "7", "8", "4607182418800017408", "[10,20,30,40,35]", #"["refund"]"#,
    #"["KeyError","'x'","tool"]"#, #"["pay"]"#,
  ]

  /// One of each; 4602678819172646912 are the bits of ½.
  private static let said = [
    #"["ok","HUMAN","ana","b",false,"score","CODE",null,"n",4602678819172646912,"#
      + #""style","LLM_JUDGE","x","t","fine","ok","CODE",null,"e","ok","CODE",null,"-"]"#,
    "true", #""run-1""#,
  ]

  /// Where an item stands.
  enum Place {
    static let (name, usage, cost, spans, retries) = (10, 18, 19, 22, 25)
    static let (uncalled, failure, called, judgements) = (30, 31, 32, 33)
  }

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
