extension SQLiteConnection {
  /// Reads all rows of a small result.
  ///
  /// - Throws: ``TraceSourceError`` for the file that `path` names.
  func rows<Row>(
    _ sql: String,
    _ values: [SQLiteValue] = [],
    path: String,
    _ read: (borrowing SQLiteStatement) -> Row
  ) throws(TraceSourceError) -> [Row] {
    do throws(SQLiteError) {
      var statement = try SQLiteStatement(sql, on: self)
      statement.bind(values)
      var rows: [Row] = []
      while try statement.step() { rows.append(read(statement)) }
      return rows
    } catch {
      throw TraceSourceError(error, path: path)
    }
  }
}
