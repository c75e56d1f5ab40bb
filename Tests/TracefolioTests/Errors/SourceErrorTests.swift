import Foundation
import Testing

@Suite("Sources that cannot be read")
struct SourceErrorTests {
  private let box: TemporaryFolder
  private static let notAStore = "not a trace store this version can read"
  private static let help = "tracefolio build --help, section Arguments"

  init() throws { box = try TemporaryFolder() }

  @Test("A file that is not there", arguments: ["build", "show", "stats", "export"])
  func missing(command: String) async throws {
    let rest = ["build": ["-o", "out"], "show": ["tr-1"]][command] ?? []
    try await expectFailure(
      [command, "runs/mlflow.db"] + rest,
      in: box.path,
      """
      error: runs/mlflow.db: no such file
        try:   check the path, or run where the store lies

      """
    )
    #expect(try box.entries() == [])
  }

  @Test("A folder")
  func folder() async throws {
    try box.makeFolder("mlruns")
    try await box.expectFailingBuild(
      ["mlruns"],
      """
      error: mlruns: holds no trace store or export
        found: a folder without files
        try:   the folder that the store or the exports lie in; \(Self.help)

      """
    )
  }

  @Test("An empty file")
  func empty() async throws {
    try box.put("mlflow.db", "")
    try await box.expectFailingBuild(
      ["mlflow.db"],
      """
      error: mlflow.db: is empty
        found: a file of 0 bytes
        try:   name the store that MLflow writes, usually mlflow.db

      """
    )
  }

  @Test("A path below a file")
  func belowAFile() async throws {
    try box.put("mlflow.db", "x")
    try await box.expectFailingBuild(
      ["mlflow.db/mlflow.db"],
      """
      error: mlflow.db/mlflow.db: cannot be opened
        found: Not a directory
        try:   check who may read the file and its folders

      """
    )
  }

  @Test(
    "A file of another kind, told by its bytes and not by its name",
    arguments: [
      ("text", Data("hello\n".utf8)),
      ("JSON text without a trace", Data("\n {\"info\": {}}\n".utf8)),
      ("JSON text without a trace", Data("[]".utf8)),
      ("text", Data("trace_id,state\ntr-1,OK\n".utf8)),
      ("binary data", Data([0x0A, 0x07, 0x00, 0x01])),
      ("text", Data("SQLite format 2".utf8)),
    ]
  )
  func otherKinds(found: String, bytes: Data) async throws {
    try box.put("mlflow.db", bytes)
    try await box.expectFailingBuild(
      ["mlflow.db"],
      """
      error: mlflow.db: \(Self.notAStore)
        found: \(found)
        try:   \(Self.help)

      """
    )
  }

  @Test("A device")
  func device() async throws {
    try await box.expectFailingBuild(
      ["/dev/null"],
      """
      error: /dev/null: \(Self.notAStore)
        found: not a regular file
        try:   \(Self.help)

      """
    )
  }

  @Test("More files than may be open at once")
  func manyFiles() async throws {
    let span = #"{"traceId":"0af7651916cd43dd8448eb211c80319c"}"#
    let request = #"{"resourceSpans":[{"scopeSpans":[{"spans":[\#(span)]}]}]}"#
    for number in 10..<70 { try box.put("in/\(number).json", request) }
    let ran = try await Tool.shell("ulimit -n 40; \"$0\" stats in", in: box.path)
    #expect(ran.status == 2)
    let lines = ran.errors.split(separator: "\n").dropFirst()
    #expect(
      lines == [
        "  found: Too many open files",
        "  try:   let the shell open more files at once, with ulimit -n, or name fewer sources",
      ]
    )
  }

  @Test("An address is named as it was typed")
  func address() async throws {
    try await box.expectFailingBuild(
      ["sqlite:///runs/mlflow.db"],
      """
      error: sqlite:///runs/mlflow.db: no such file
        try:   check the path, or run where the store lies

      """
    )
  }
}
