// floor STORE [LIST FOLDER]
//
// The least that a report of an MLflow SQLite store can cost on this machine. Reads the rows that
// `tracefolio build` reads, trace by trace, with libsqlite3; touches every byte and keeps none. With LIST,
// then writes a file of arbitrary bytes for each line "SIZE<TAB>PATH" into FOLDER, which it makes; a path
// that ends in a slash is a folder. Prints what it read. Exits with 2 if it fails.
//
// STORE is of MLflow 3.17. The NULL among the columns of spans stands for one that such a store lacks.

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char traces_sql[] =
    "SELECT t.request_id, t.experiment_id, t.timestamp_ms, t.execution_time_ms, t.status,"
    " t.client_request_id, t.request_preview, t.response_preview, t.trace_name, t.session_id,"
    " t.input_tokens, t.output_tokens, t.total_tokens, t.cache_read_input_tokens,"
    " t.cache_creation_input_tokens, t.cache_creation_input_tokens_above_1hr, t.input_cost,"
    " t.output_cost, t.total_cost FROM trace_info t WHERE t.experiment_id NOT IN"
    " (SELECT experiment_id FROM experiments WHERE lifecycle_stage = 'deleted')"
    " ORDER BY t.timestamp_ms, t.request_id";

enum { TAGS, METADATA, SPANS, ASSESSMENTS, ASSOCIATIONS, PARTS };

static const char *const part_sql[PARTS] = {
    [TAGS] = "SELECT key, value FROM trace_tags WHERE request_id = ?",
    [METADATA] = "SELECT key, value FROM trace_request_metadata WHERE request_id = ?",
    [SPANS] = "SELECT s.span_id, s.parent_span_id, s.name, s.type, s.status, s.start_time_unix_nano,"
              " s.end_time_unix_nano, s.content, s.model_name, s.model_provider, NULL"
              " FROM spans s WHERE s.trace_id = ?",
    [ASSESSMENTS] = "SELECT assessment_id, name, assessment_type, value, error, created_timestamp,"
                    " last_updated_timestamp, source_type, source_id, span_id, rationale, overrides,"
                    " valid, assessment_metadata FROM assessments WHERE trace_id = ?"
                    " ORDER BY created_timestamp, assessment_id",
    [ASSOCIATIONS] = "SELECT destination_type, destination_id FROM entity_associations"
                     " WHERE source_type = 'trace' AND source_id = ?"
                     " ORDER BY destination_type, destination_id",
};

struct tally {
  uint64_t rows, text_bytes;
};

static char buffer[1 << 20];

// Keeps the compiler from leaving out reads whose result nobody uses.
static volatile uint64_t touched;

static void fail(const char *what, const char *why) {
  fprintf(stderr, "floor: %s: %s\n", what, why);
  exit(2);
}

static void require(int holds, const char *what) {
  if (!holds) fail(what, strerror(errno));
}

// The sum of all bytes, eight at a time.
static uint64_t sum_of(const unsigned char *bytes, size_t length) {
  uint64_t sum = 0, word;
  for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word) {
    memcpy(&word, bytes, sizeof word);
    sum += word;
  }
  while (length > 0) sum += bytes[--length];
  return sum;
}

static void touch_text(sqlite3_stmt *row, int column, struct tally *tally) {
  // As a blob even where it is text: for text, libsqlite3 would make a copy that ends in a zero byte.
  const unsigned char *bytes = sqlite3_column_blob(row, column);
  size_t length = (size_t)sqlite3_column_bytes(row, column);
  touched += sum_of(bytes, length);
  tally->text_bytes += length;
}

static void touch_row(sqlite3_stmt *row, struct tally *tally) {
  int columns = sqlite3_column_count(row);
  for (int column = 0; column < columns; column++) {
    switch (sqlite3_column_type(row, column)) {
      case SQLITE_NULL: break;
      case SQLITE_INTEGER: touched += (uint64_t)sqlite3_column_int64(row, column); break;
      case SQLITE_FLOAT: touched += sqlite3_column_double(row, column) > 0; break;
      default: touch_text(row, column, tally);
    }
  }
  tally->rows++;
}

static int next_row(sqlite3_stmt *statement) {
  int code = sqlite3_step(statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE) fail("reading a row", sqlite3_errstr(code));
  return code == SQLITE_ROW;
}

static sqlite3_stmt *prepared(sqlite3 *store, const char *sql) {
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2(store, sql, -1, &statement, NULL);
  if (code != SQLITE_OK) fail(sql, sqlite3_errmsg(store));
  return statement;
}

static void read_part(sqlite3_stmt *part, sqlite3_stmt *trace, struct tally *tally) {
  sqlite3_reset(part);
  sqlite3_bind_value(part, 1, sqlite3_column_value(trace, 0));
  while (next_row(part)) touch_row(part, tally);
}

static void read_traces(sqlite3 *store) {
  struct tally of_traces = {0}, of_parts[PARTS] = {0};
  sqlite3_stmt *traces = prepared(store, traces_sql), *parts[PARTS];
  for (int part = 0; part < PARTS; part++) parts[part] = prepared(store, part_sql[part]);
  while (next_row(traces)) {
    touch_row(traces, &of_traces);
    for (int part = 0; part < PARTS; part++) read_part(parts[part], traces, &of_parts[part]);
  }
  for (int part = 0; part < PARTS; part++) sqlite3_finalize(parts[part]);
  sqlite3_finalize(traces);
  printf("%llu traces, %llu spans, %llu bytes in spans\n", (unsigned long long)of_traces.rows,
         (unsigned long long)of_parts[SPANS].rows, (unsigned long long)of_parts[SPANS].text_bytes);
}

static void read_store(const char *path) {
  sqlite3 *store = NULL;
  int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(path, &store, flags, NULL) != SQLITE_OK) fail(path, sqlite3_errmsg(store));
  if (sqlite3_exec(store, "BEGIN", NULL, NULL, NULL) != SQLITE_OK) fail(path, sqlite3_errmsg(store));
  read_traces(store);
  sqlite3_close(store);
}

static void write_file(const char *path, size_t size) {
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0666);
  require(file >= 0, path);
  while (size > 0) {
    ssize_t written = write(file, buffer, size < sizeof buffer ? size : sizeof buffer);
    require(written > 0, path);
    size -= (size_t)written;
  }
  require(close(file) == 0, path);
}

static void make(char *line) {
  line[strcspn(line, "\n")] = 0;
  char *path;
  size_t size = strtoull(line, &path, 10);
  if (*path++ != '\t') fail("no line of sizes and paths", line);
  if (path[strlen(path) - 1] == '/') {
    require(mkdir(path, 0777) == 0, path);
  } else {
    write_file(path, size);
  }
}

static void write_site(const char *list, const char *folder) {
  FILE *lines = fopen(list, "r");
  require(lines != NULL, list);
  // Relative paths from here on, so that the kernel has less to look up.
  require(mkdir(folder, 0777) == 0 && chdir(folder) == 0, folder);
  // As long as nothing is in it, the kernel keeps only one page of zeros for all of it.
  memset(buffer, 'x', sizeof buffer);
  char *line = NULL;
  size_t capacity = 0;
  while (getline(&line, &capacity, lines) > 0) make(line);
  free(line);
  fclose(lines);
}

int main(int count, char **arguments) {
  if (count != 2 && count != 4) {
    fputs("usage: floor STORE [LIST FOLDER]\n", stderr);
    return 2;
  }
  read_store(arguments[1]);
  if (count == 4) write_site(arguments[2], arguments[3]);
  return 0;
}
