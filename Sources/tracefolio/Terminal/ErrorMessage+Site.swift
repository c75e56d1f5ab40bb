import SiteAssets
import SiteWriter

extension ErrorMessage {
  init(_ error: SiteWriterError) {
    switch error {
    case .notOurs(let path, let found):
      self.init(
        headline: "\(path): the output folder is not empty and not made by Tracefolio",
        found: found,
        advice: "another folder for -o, or an empty one"
      )
    case .isAFile(let path):
      self.init(
        headline: "\(path): the output is not a folder",
        found: "a file",
        advice: "another path for -o"
      )
    case .cannotCreate(let path, let reason), .cannotWrite(let path, let reason):
      self.init(
        headline: "\(path): cannot be written",
        found: "\(reason)",
        advice: "check the folder's permissions and the disk's space, or another path for -o"
      )
    case .cannotRead(let path, let reason):
      self.init(
        headline: "\(path): cannot be read",
        found: "\(reason)",
        advice: "check who may read it"
      )
    case .notARegularFile(let path):
      self.init(
        headline: "\(path): is not a regular file",
        advice: "replace it by the file itself"
      )
    case .foreignFile(let path):
      self.init(
        headline: "\(path): a file that is not ours stands where the report needs the name",
        found: "nothing was changed",
        advice: "move it away, or another folder for -o"
      )
    case .leftBehind(let folder, let entry, let reason):
      self.init(
        headline: "\(entry): was not brought along into the new report, which is in place",
        found: "\(reason)",
        advice: "move what you need from \(folder), then delete that folder"
      )
    case .changedMeanwhile, .unsafePath, .writtenTwice, .closed:
      self.init(unexpected: error)
    }
  }

  private init(unexpected error: SiteWriterError) {
    self.init(
      headline: "the report was not finished",
      found: "\(error)",
      advice: "the same command again; the old report, if there was one, is still there"
    )
  }

  init(_ error: SiteAssetsError) {
    switch error {
    case .notAFolder(let path):
      self.init(
        headline: "--templates \(path): no such folder",
        advice: "a folder with files named as in Templates/ and Resources/"
      )
    case .cannotRead(let path, let reason):
      self.init(
        headline: "\(path): cannot be read",
        found: Self.reason(reason),
        advice: "check who may read it"
      )
    case .notText(let path):
      self.init(
        headline: "\(path): is not UTF-8 text",
        advice: "save it as UTF-8"
      )
    }
  }

  init(_ error: PricesError) {
    switch error {
    case .notFound(let path):
      self.init(
        headline: "--prices \(path): no such file",
        advice: "check the path, or leave --prices out for the built-in prices"
      )
    case .unusable(let path, let error):
      self.init(
        headline: "\(path): not a table of prices",
        found: "\(error)",
        advice: "README.md, section Prices, shows one"
      )
    }
  }

  init(_ error: TemplateError) {
    let place = "\(error.file):\(error.position.line):\(error.position.column)"
    switch error.problem {
    case .unknown(let name, let known):
      self.init(
        headline: "\(place): no placeholder is called \(name)",
        found: "{{\(name)}}",
        advice: "one of \(known.joined(separator: ", "))"
      )
    case .unclosed:
      self.init(
        headline: "\(place): a placeholder does not end on its line",
        found: "{{ without }}",
        advice: "close it, or write the braces apart"
      )
    }
  }
}
