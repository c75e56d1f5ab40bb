import JSONBytes

extension PriceTable {
  /// Reads a table: an object with `date`, a day, `source` and `models`, a list of objects with `model`,
  /// `input` and, where there are any, `provider`, `output`, `cache_read`, `cache_write`,
  /// `cache_write_1h`, `tiers`, `names`, `starts_with`, `ends_with`, `contains` and `dated`.
  ///
  /// Prices are US dollars per million tokens. A model without `names` is known by its own name.
  /// Members of other names are not looked at.
  ///
  /// - Throws: The first thing that is wrong, and where.
  package init(json bytes: [UInt8]) throws(PriceTableError) {
    let root: JSONValue
    do throws(JSONError) {
      root = try JSONDocument(bytes).root
    } catch {
      throw .notJSON(error)
    }
    let table = PriceReader(root, path: "$")
    let models = try table.list("models")
    var entries: [Entry] = []
    for model in models { entries.append(try model.entry()) }
    self.init(date: try table.day("date"), source: try table.text("source"), entries: entries)
  }
}

extension PriceReader {
  fileprivate func entry() throws(PriceTableError) -> PriceTable.Entry {
    let model = try text("model")
    let base = try prices(over: nil)
    var tiers: [ModelPrice.Tier] = []
    for tier in has("tiers") ? try list("tiers") : [] {
      tiers.append(
        ModelPrice.Tier(above: try tier.count("above"), prices: try tier.prices(over: base))
      )
    }
    let provider = has("provider") ? try text("provider") : ""
    var entry = PriceTable.Entry(
      ModelPrice(provider: provider, model: model, base: base, tiers: tiers)
    )
    entry.names = try texts("names")
    for kind in NameRule.Kind.allCases {
      entry.rules += try texts(kind.rawValue).map { (kind, $0) }
    }
    if entry.names.isEmpty && entry.rules.isEmpty { entry.names = [model] }
    return entry
  }

  /// Prices; those of a tier that are not given are the ones of the model.
  private func prices(over base: TokenPrices?) throws(PriceTableError) -> TokenPrices {
    guard let input = try dollars("input") ?? base?.input else {
      throw expected("input", Self.dollarsWords)
    }
    return TokenPrices(
      input: input,
      output: try dollars("output") ?? base?.output,
      cacheRead: try dollars("cache_read") ?? base?.cacheRead,
      cacheWrite: try dollars("cache_write") ?? base?.cacheWrite,
      cacheWrite1h: try dollars("cache_write_1h") ?? base?.cacheWrite1h
    )
  }
}
