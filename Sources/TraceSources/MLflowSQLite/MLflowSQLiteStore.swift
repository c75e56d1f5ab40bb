import Synchronization
import TraceModel

/// An MLflow tracking store in SQLite that keeps its spans in the table `spans` (MLflow 3.6 on).
///
/// Everything is read in one transaction: a report is one moment of the store, also while a server
/// writes to it.
package final class MLflowSQLiteStore: TraceSource {
  package let summary: SourceSummary
  private let context: StoreContext
  private let reading: Mutex<Reading>

  /// Opens a store and finds the selected traces.
  ///
  /// - Parameters:
  ///   - file: A file that has been recognised as an SQLite database.
  ///   - selection: Which traces to give.
  ///   - busyTimeoutMS: How long to wait for another process's lock, in milliseconds.
  /// - Throws: ``TraceSourceError`` for a file that is damaged, locked or no trace store, and for a
  ///   selection that names what the store does not have.
  package init(
    _ file: SourceFile,
    selection: Selection,
    busyTimeoutMS: Int32 = 5000
  ) throws(TraceSourceError) {
    let connection = try Self.connect(file, busyTimeoutMS: busyTimeoutMS)
    let schema = try StoreSchema(of: connection, path: file.name)
    let names = try StoreNames(of: connection, path: file.name)
    let query = try Self.query(selection, names: names, schema: schema, on: connection)
    summary = try StoreFacts(of: connection, schema: schema, query: query, path: file.name)
      .summary(of: file)
    context = StoreContext(
      experiments: names.experiments,
      source: file.name,
      folder: file.folder,
      hasArtifacts: AttachmentFinder.hasArtifacts(file.folder)
    )
    let keys = try TraceKeys(of: connection, query: query, path: file.name)
    reading = Mutex(
      try Reading(connection, query: query, schema: schema, keys: keys, path: file.name)
    )
  }

  package func next() throws(TraceSourceError) -> (any TraceRecord)? {
    let read = reading.withLock { $0.next(context) }
    return try read.get()
  }

  package func record(at ordinal: Int) throws(TraceSourceError) -> (any TraceRecord)? {
    let read = reading.withLock { $0.record(at: ordinal, context) }
    return try read.get()
  }

  package func entries() throws(TraceSourceError) -> [TraceEntry] {
    let read = reading.withLock { $0.entries() }
    return try read.get()
  }

  private static func connect(
    _ file: SourceFile,
    busyTimeoutMS: Int32
  ) throws(TraceSourceError) -> SQLiteConnection {
    guard !file.endsWithinPage else {
      throw .damaged(path: file.name, reason: "the file ends within a page")
    }
    do throws(SQLiteError) {
      if let copy = file.copy { return try SQLiteSnapshot.open(copy: copy) }
      return try SQLiteSnapshot.open(path: file.path, busyTimeoutMS: busyTimeoutMS)
    } catch {
      throw TraceSourceError(error, path: file.name)
    }
  }

  private static func query(
    _ selection: Selection,
    names: StoreNames,
    schema: StoreSchema,
    on connection: borrowing SQLiteConnection
  ) throws(TraceSourceError) -> TraceQuery {
    TraceQuery(
      selection,
      experiments: try names.experimentIDs(selection.experiments),
      runs: try names.runIDs(selection.runs, on: connection, schema: schema),
      newestMS: try StoreFacts.newestTraceMS(
        of: connection,
        includesDeleted: selection.includesDeleted,
        path: names.path
      ),
      schema: schema
    )
  }
}

/// Where the reading of a store stands: one trace ahead, so that each knows its neighbours.
private struct Reading: ~Copyable {
  private var rows: TraceRowReader
  private var keys: TraceKeys
  /// As they are before the first trace.
  private let firstKeys: TraceKeys
  /// The selected traces by their ordinals; nil until one is asked for.
  private var index: (rows: [Int64], keys: [TraceKey])?
  private var ahead: (key: TraceKey, rows: TraceRows)?
  private var previous: TraceKey?
  private var ordinal = 0
  /// A statement that has given its last row would begin anew.
  private var isAtEnd = false
  private let path: String

  init(
    _ connection: consuming SQLiteConnection,
    query: TraceQuery,
    schema: StoreSchema,
    keys: TraceKeys,
    path: String
  ) throws(TraceSourceError) {
    self.keys = keys
    firstKeys = keys
    self.path = path
    do throws(SQLiteError) {
      rows = try TraceRowReader(connection, query: query, schema: schema)
    } catch {
      throw TraceSourceError(error, path: path)
    }
  }

  mutating func next(
    _ context: StoreContext
  ) -> Result<MLflowTraceRecord?, TraceSourceError> {
    do throws(SQLiteError) {
      if ordinal == 0, ahead == nil { try readAhead() }
      guard let current = ahead else { return .success(nil) }
      try readAhead()
      defer {
        ordinal += 1
        previous = current.key
      }
      let place = TracePlace(
        ordinal: ordinal,
        key: current.key,
        previous: previous,
        next: ahead?.key
      )
      return .success(MLflowTraceRecord(place: place, rows: current.rows, context: context))
    } catch {
      ahead = nil
      isAtEnd = true
      return .failure(TraceSourceError(error, path: path))
    }
  }

  mutating func record(
    at ordinal: Int,
    _ context: StoreContext
  ) -> Result<MLflowTraceRecord?, TraceSourceError> {
    do throws(SQLiteError) {
      let index = try indexed()
      guard let place = TracePlace(ordinal, among: index.keys),
        let rows = try rows.trace(inRow: index.rows[ordinal])
      else { return .success(nil) }
      return .success(MLflowTraceRecord(place: place, rows: rows, context: context))
    } catch {
      return .failure(TraceSourceError(error, path: path))
    }
  }

  private mutating func indexed() throws(SQLiteError) -> (rows: [Int64], keys: [TraceKey]) {
    if let index { return index }
    let found = try rows.rowNumbers()
    var keys = firstKeys
    let made = (rows: found.map(\.row), keys: found.map { keys.next($0.id) })
    index = made
    return made
  }

  func entries() -> Result<[TraceEntry], TraceSourceError> {
    do throws(SQLiteError) {
      return .success(try rows.entries())
    } catch {
      return .failure(TraceSourceError(error, path: path))
    }
  }

  private mutating func readAhead() throws(SQLiteError) {
    ahead = isAtEnd ? nil : try rows.next().map { (keys.next($0.info.id), $0) }
    isAtEnd = ahead == nil
  }
}
