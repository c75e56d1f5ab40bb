import Testing

@Suite("Outputs that cannot be written")
struct OutputErrorTests {
  private let box: TemporaryFolder
  private static let store = Repository.path(Repository.fixture)

  init() throws { box = try TemporaryFolder() }

  @Test("A folder with files of somebody else")
  func notOurs() async throws {
    try box.put("thesis/chapter-2.txt", "two")
    try box.put("thesis/chapter-1.txt", "one")
    try await box.expectFailingBuild(
      [Self.store, "-o", "thesis"],
      """
      error: \(box.path("thesis")): the output folder is not empty and not made by Tracefolio
        found: chapter-1.txt
        try:   another folder for -o, or an empty one

      """
    )
  }

  @Test("A site whose manifest was deleted is not ours any more")
  func manifestGone() async throws {
    var site = try await BuiltSite.small.value
    site.files["manifest.json"] = nil
    try box.put(site, below: "old")
    try await box.expectFailingBuild(
      [Self.store, "-o", "old"],
      """
      error: \(box.path("old")): the output folder is not empty and not made by Tracefolio
        found: .tracefolio-files
        try:   another folder for -o, or an empty one

      """
    )
  }

  @Test("A file")
  func aFile() async throws {
    try box.put("report", "text")
    try await box.expectFailingBuild(
      [Self.store, "-o", "report"],
      """
      error: \(box.path("report")): the output is not a folder
        found: a file
        try:   another path for -o

      """
    )
  }

  @Test("A path below a file", arguments: ["report/site", "report/deep/site"])
  func belowAFile(output: String) async throws {
    try box.put("report", "text")
    try await box.expectFailingBuild(
      [Self.store, "-o", output],
      """
      error: \(output): cannot be written
        found: Not a directory
        try:   check the folder's permissions and the disk's space, or another path for -o

      """
    )
  }

  @Test("A file of somebody else where the report needs the name")
  func foreignFile() async throws {
    try box.put("site/traces/\(FixtureTrace.hostileMarkup).html", "mine")
    try await box.expectFailingBuild(
      ["-q", Self.store],
      """
      error: traces/\(FixtureTrace.hostileMarkup).html: a file that is not ours stands where the \
      report needs the name
        found: nothing was changed
        try:   move it away, or another folder for -o

      """
    )
  }

  @Test("A file that cannot be written whole leaves the old report as it was")
  func noRoom() async throws {
    try box.put(try await BuiltSite.small.value, below: "site")
    let before = try box.contents()
    let id = FixtureTrace.streamWithUsage
    // The largest size of a file, as a disk that is full; the signal would end the process.
    let built = try await Tool.shell(
      "trap '' XFSZ; ulimit -f 32; exec \"$0\" build -q '\(Self.store)' --trace \(id) -o site",
      in: box.path
    )
    #expect(built.status == 2)
    #expect(
      built.errors == """
        error: traces/\(id).html: cannot be written
          found: File too large
          try:   check the folder's permissions and the disk's space, or another path for -o

        """
    )
    #expect(try box.contents() == before)
    #expect(try box.entries() == ["site"])
  }

  @Test("A full disk under standard output", arguments: ["export", "show"])
  func standardOutput(command: String) async throws {
    let rest = command == "show" ? FixtureTrace.bookingAgent : ""
    let written = try await Tool.shell(
      "\"$0\" \(command) -q '\(Self.store)' \(rest) > /dev/full",
      in: box.path
    )
    #expect(written.status == 2)
    #expect(
      written.errors == """
        error: standard output: cannot be written
          found: No space left on device
          try:   write to a file on a disk that has room

        """
    )
  }
}
