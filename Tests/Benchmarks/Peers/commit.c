// Commits the rows of a Parley store once more, from C and with nothing else: what the same durability costs at least.
//
// usage: commit STORE TARGET TURNS-A-TRANSACTION      (TARGET is made anew)
// Prints one measurement in the form of `parley bench --beside`.
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

typedef struct {
    char *session, *kind, *input, *body;
    int64_t seq, at, check;
} Row;

static sqlite3 *source, *target;

static void fail(sqlite3 *database) {
    fprintf(stderr, "commit: %s\n", database ? sqlite3_errmsg(database) : "out of memory");
    exit(1);
}

static void run(const char *sql) {
    if (sqlite3_exec(target, sql, NULL, NULL, NULL) != SQLITE_OK) fail(target);
}

static char *text(sqlite3_stmt *query, int column) {
    const unsigned char *found = sqlite3_column_text(query, column);
    char *copy = found ? strdup((const char *)found) : NULL;
    if (found && !copy) fail(NULL);
    return copy;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static double processor(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6
        + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static int by_size(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/// The journal's tables as they stand in the source; settings as the store's writer has them.
static void prepare(void) {
    sqlite3_stmt *query;
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;"
        "PRAGMA cache_size = -8192; PRAGMA cell_size_check = ON");
    const char *schema = "SELECT sql FROM sqlite_schema WHERE tbl_name = 'journal' AND sql IS NOT NULL ORDER BY type DESC";
    if (sqlite3_prepare_v2(source, schema, -1, &query, NULL) != SQLITE_OK) fail(source);
    while (sqlite3_step(query) == SQLITE_ROW) run((const char *)sqlite3_column_text(query, 0));
    sqlite3_finalize(query);
}

static Row *load(size_t *count) {
    sqlite3_stmt *query;
    Row *rows = NULL;
    size_t room = 0;
    *count = 0;
    const char *sql = "SELECT session, kind, input, body, seq, at, \"check\" FROM journal ORDER BY session, seq";
    if (sqlite3_prepare_v2(source, sql, -1, &query, NULL) != SQLITE_OK) fail(source);
    while (sqlite3_step(query) == SQLITE_ROW) {
        if (*count == room) {
            room = room ? room * 2 : 1024;
            rows = realloc(rows, room * sizeof *rows);
            if (!rows) fail(NULL);
        }
        rows[(*count)++] = (Row){
            text(query, 0), text(query, 1), text(query, 2), text(query, 3),
            sqlite3_column_int64(query, 4), sqlite3_column_int64(query, 5), sqlite3_column_int64(query, 6),
        };
    }
    sqlite3_finalize(query);
    return rows;
}

static void insert(sqlite3_stmt *statement, const Row *row) {
    sqlite3_bind_text(statement, 1, row->session, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, row->seq);
    sqlite3_bind_text(statement, 3, row->kind, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 4, row->at);
    sqlite3_bind_text(statement, 5, row->input, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 6, row->body, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 7, row->check);
    if (sqlite3_step(statement) != SQLITE_DONE) fail(target);
    sqlite3_reset(statement);
}

/// What an earlier run has left.
static void remove_target(const char *path) {
    const char *suffixes[] = {"", "-wal", "-shm"};
    char name[4096];
    for (size_t index = 0; index < 3; index++) {
        snprintf(name, sizeof name, "%s%s", path, suffixes[index]);
        unlink(name);
    }
}

int main(int count_of_arguments, char **arguments) {
    if (count_of_arguments != 4) return 2;
    if (sqlite3_open_v2(arguments[1], &source, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) fail(source);
    remove_target(arguments[2]);
    if (sqlite3_open(arguments[2], &target) != SQLITE_OK) fail(target);
    int group = atoi(arguments[3]);
    size_t count;
    Row *rows = load(&count);
    prepare();
    sqlite3_stmt *statement;
    const char *sql = "INSERT INTO journal(session, seq, kind, at, input, body, \"check\") VALUES (?1,?2,?3,?4,?5,?6,?7)";
    if (sqlite3_prepare_v2(target, sql, -1, &statement, NULL) != SQLITE_OK) fail(target);

    double *times = malloc((count + 1) * sizeof *times);
    if (!times) fail(NULL);
    size_t turns = 0, commits = 0;
    double start = now(), before = processor();
    for (size_t index = 0; index < count;) {
        double since = now();
        run("BEGIN IMMEDIATE");
        for (int turn = 0; turn < group && index < count; turn++, turns++) {
            int is_done = 0;
            while (index < count && !is_done) {
                is_done = strcmp(rows[index].kind, "done") == 0;
                insert(statement, &rows[index++]);
            }
        }
        run("COMMIT");
        times[commits++] = now() - since;
    }
    double seconds = (now() - start) / 1e6, used = (processor() - before) / (double)(turns ? turns : 1);
    qsort(times, commits, sizeof *times, by_size);
    printf("{\"workload\":\"C\",\"name\":\"same rows, %d turn%s a transaction\",\"durability\":\"%s\",\"turns\":%zu,"
           "\"figures\":[{\"name\":\"turns/s\",\"value\":%.1f},{\"name\":\"p50 us\",\"value\":%.2f},"
           "{\"name\":\"p99 us\",\"value\":%.2f},{\"name\":\"CPU us/turn\",\"value\":%.2f}]}\n",
        group, group == 1 ? "" : "s", group == 1 ? "flush per turn" : "group commit, flushed", turns,
        (double)turns / seconds, times[commits / 2], times[commits * 99 / 100], used);
    return 0;
}
