// The Lua box as Swift sees it: every function here returns, whatever Lua does; none lets a Lua error out.
#ifndef PARLEY_CLUASUPPORT_H
#define PARLEY_CLUASUPPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// One Lua state with its limits, its words and its buffers. Confined to one thread at a time.
typedef struct Box Box;
/// One coroutine of a box.
typedef struct BoxThread BoxThread;

typedef enum { BOX_FLOW = 0, BOX_PLUGIN = 1, BOX_DATA = 2 } BoxLibrary;

typedef struct {
    int64_t steps;        // per turn
    int64_t bytes;        // allocated per turn, frees not credited
    int64_t state_bytes;  // in use, for the whole state
    int64_t string_bytes; // one string
    int depth;            // calls inside each other
} BoxLimits;

typedef struct {
    const uint8_t *bytes;
    size_t count;
} BoxBytes;

typedef enum {
    BOX_EVENT_FAILED = 0,
    BOX_EVENT_WORD = 1,
    BOX_EVENT_RETURNED = 2,
    BOX_EVENT_SUBFLOW_RETURNED = 3,
    BOX_EVENT_SUBFLOW_UNWOUND = 4,
} BoxEvent;

typedef enum {
    BOX_REPLY_VALUES = 0,
    BOX_REPLY_ERROR = 1,
    BOX_REPLY_INVOKE = 2,
    BOX_REPLY_UNWIND = 3,
    BOX_REPLY_KEEP = 4,
    BOX_REPLY_MODULE = 5,
} BoxReplyKind;

typedef struct {
    BoxReplyKind kind;
    int function;    // INVOKE: what is called
    int environment; // INVOKE of a file's chunk, KEEP, MODULE; 0: none
    bool capturing;  // INVOKE of a file's chunk
    BoxBytes values; // the values, the message, the arguments or the module's name
} BoxReply;

typedef enum {
    BOX_FAILURE_RUNTIME = 0,
    BOX_FAILURE_SYNTAX = 1,
    BOX_FAILURE_UNKNOWN_NAME = 2,
    BOX_FAILURE_ARGUMENT = 3,
    BOX_FAILURE_MEMORY = 4,
    BOX_FAILURE_BYTECODE = 5,
    BOX_FAILURE_STEPS = 6,
    BOX_FAILURE_BYTES = 7,
    BOX_FAILURE_DEPTH = 8,
    BOX_FAILURE_STRING = 9,
    BOX_FAILURE_TIME = 10,
} BoxFailureKind;

#define BOX_FRAMES 8
#define BOX_FILE_LENGTH 256

typedef struct {
    char file[BOX_FILE_LENGTH];
    int line;
} BoxFrame;

typedef struct {
    BoxFailureKind kind;
    BoxBytes message; // as Lua made it, with "file:line: " in front where Lua put it
    BoxBytes view;    // UNKNOWN_NAME
    BoxBytes name;    // UNKNOWN_NAME
    int frame_count;
    BoxFrame frames[BOX_FRAMES]; // the innermost first
} BoxFailure;

// The tags of the one encoding of values, both ways; numbers are little-endian.
enum {
    BOX_TAG_NIL = 0,
    BOX_TAG_FALSE = 1,
    BOX_TAG_TRUE = 2,
    BOX_TAG_INTEGER = 3,  // 8 bytes
    BOX_TAG_NUMBER = 4,   // 8 bytes
    BOX_TAG_STRING = 5,   // 4 bytes of length, the bytes
    BOX_TAG_LIST = 6,     // 4 bytes of count, the values
    BOX_TAG_RECORD = 7,   // 4 bytes of count, then name (a string without its tag) and value, sorted by name
    BOX_TAG_FUNCTION = 8, // 4 bytes: its reference
    BOX_TAG_TEXT = 9,     // the name of a text: 4 bytes of length, the bytes
};

#define BOX_VALUE_DEPTH 32
#define BOX_VALUE_BYTES 1048576

/// A flag that another thread raises to end what runs; the box looks at it with the budget. NULL: no memory.
typedef struct BoxFlag BoxFlag;
BoxFlag *box_make_flag(void);
void box_raise_flag(BoxFlag *flag);
void box_free_flag(BoxFlag *flag);

/// NULL when there is no memory. The flag outlives the box. With `fail_at` > 0 the n-th growing allocation is refused, and all later ones
/// too when `fail_on` (for tests).
Box *box_open(BoxLibrary library, BoxLimits limits, BoxFlag *flag, int64_t fail_at, bool fail_on);
void box_close(Box *box);
/// Adds a word, "say" or "nlp.tokens". False when there is no memory.
bool box_add_word(Box *box, const char *name, bool declaring, bool takes_functions);

/// Counts in `counts[line]` how often each line of a file runs, from now on, for threads made later. The counters outlive the box;
/// lines from `lines` on are not counted. False when there is no memory.
bool box_cover(Box *box, const char *file, uint32_t *counts, int lines);
/// The bytecode of a file's chunk, as output; false and a failure when there is no memory.
bool box_dump(Box *box, int chunk);

/// The rest return a reference, or 0 and a failure to read with `box_failure`.
int box_compile(Box *box, BoxBytes text, const char *file);
int box_make_environment(Box *box);
int box_make_names(Box *box, BoxBytes list);
bool box_set_value(Box *box, int environment, const char *name, BoxBytes value);
/// `names` 0: every name may be read.
bool box_set_view(Box *box, int environment, const char *name, BoxBytes record, int names);
/// `pairs` is a list of name, value, name, value, ...; a nil value removes.
bool box_update_view(Box *box, int environment, const char *name, BoxBytes pairs);
bool box_set_texts(Box *box, int environment, int names);
int box_captured(Box *box, int environment, const char *word, BoxBytes name);
void box_release(Box *box, int reference);

/// NULL and a failure when there is no memory.
BoxThread *box_make_thread(Box *box);
void box_drop_thread(Box *box, BoxThread *thread);
/// Calls a function, or with `environment` a file's chunk.
BoxEvent box_start(Box *box, BoxThread *thread, int function, int environment, bool capturing, BoxBytes arguments);
BoxEvent box_resume(Box *box, BoxThread *thread, const BoxReply *reply);
/// Whether the thread waits for a reply.
bool box_waits(const BoxThread *thread);

/// What the last event carries: the word's arguments, the results. Valid until the box is used again.
BoxBytes box_output(const Box *box);
int box_word(const Box *box);
/// Sub-flows and modules that were running inside one another when the word was called.
int box_depth(const Box *box);
const BoxFailure *box_failure(const Box *box);

/// The Lua code at `level` above the pending word. False when there is none.
bool box_caller(const BoxThread *thread, int level, BoxFrame *frame);
bool box_function_lines(Box *box, int function, BoxFrame *first, int *last);

/// Called once for each start or resumption that has been inside of Lua for about a millisecond, on its thread, with the code still
/// running: it may do anything but use the box.
void box_on_absence(Box *box, void (*begins)(void *user), void *user);

void box_reset_budget(Box *box);
int64_t box_steps(const Box *box);
int64_t box_bytes(const Box *box);
int64_t box_bytes_in_use(const Box *box);
bool box_is_aborted(const Box *box);
/// A full collection, never under a turn.
void box_collect(Box *box);
/// How many allocations grew memory so far (for tests that refuse each in turn).
int64_t box_growths(const Box *box);
/// One line for each thing that a flow can reach from an environment, through tables, metatables and upvalues.
/// The output is one string value.
bool box_walk(Box *box, int environment);

#endif
