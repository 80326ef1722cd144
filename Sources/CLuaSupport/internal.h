// What the files of the box share and Swift does not see.
#ifndef PARLEY_BOX_INTERNAL_H
#define PARLEY_BOX_INTERNAL_H

#define _GNU_SOURCE
#include "CLuaSupport.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <locale.h>
#include <stdatomic.h>
#include <string.h>

struct BoxFlag {
    atomic_bool is_raised;
};

typedef struct {
    char *bytes;
    size_t count;
    size_t capacity;
} BoxBuffer;

typedef struct {
    char *name;
    bool declaring;
    bool takes_functions;
} BoxWord;

// A file whose lines are counted.
typedef struct {
    char *file;
    uint32_t *counts;
    int lines;
} BoxCovered;

struct BoxThread {
    lua_State *L;
    int reference;
    int capture; // the environment that a capturing run of a file stores into; 0: words yield
    int depth;   // sub-flows and modules that are running inside one another
};

// Where in an argument the encoder stands; a key points into a Lua string that its table holds.
typedef struct {
    const char *key; // NULL: an item of a list
    size_t length;
    lua_Integer index;
} BoxStep;

struct Box {
    lua_State *L;
    BoxLibrary library;
    BoxLimits limits;
    locale_t locale; // "C" in this thread while Lua runs, whatever the host has set

    BoxFlag *flag;
    int64_t steps;
    int64_t bytes;
    int64_t in_use;
    int64_t growths;
    int64_t fail_at;
    bool fail_on;
    bool running;
    void (*absence_begins)(void *user);
    void *absence_user;
    int64_t entered; // nanoseconds, at the first look of a start or resumption; 0: not looked yet
    int64_t entered_processor; // of the thread's own time, then
    int64_t look_at; // steps at which a library function looks again
    bool is_absent;
    BoxFailureKind abort; // 0: none; else what was breached, until the budget is reset
    bool has_abort_frame;
    BoxFrame abort_frame;

    BoxWord *words;
    int word_count;

    BoxCovered *covered;
    int covered_count;
    int covered_last; // the file of the line that ran last

    BoxThread *current;
    BoxEvent event;
    int word;
    int depth; // of the thread, when the word was called
    BoxReply reply;
    struct {
        int function;
        int environment;
    } start;

    BoxBuffer out;     // values on their way to the host
    BoxBuffer scratch; // keys that are being sorted
    BoxBuffer made;    // references of functions in `out`, until the host has taken them
    const uint8_t *in; // values on their way to Lua
    const uint8_t *in_end;
    BoxStep path[BOX_VALUE_DEPTH + 1];
    const void *ancestors[BOX_VALUE_DEPTH + 1];
    const char *subject; // "argument" or "result"
    int subject_index;

    BoxFailure failure;
    BoxBuffer message;
    bool has_trace; // frames of an error that is passing the boundary of a sub-flow
    BoxBuffer special_message; // the last error of a kind of its own, to tell it from plain ones
    BoxFailureKind special_kind;
    BoxBuffer special_view;
    BoxBuffer special_name;
};

static inline Box *box_of(lua_State *L) { return *(Box **)lua_getextraspace(L); }

// Keys into the registry and into the metatables of the box, by their addresses.
extern char box_key_globals, box_key_environment_meta, box_key_text_meta, box_key_texts, box_key_inner;
extern char box_key_abort, box_key_unwind;

// memory.c
/// Counts an allocation, Lua's or C's; true when it is the one that a test wants refused.
bool box_refuses_for_test(Box *box);
void *box_allocate(void *user, void *block, size_t old_size, size_t size);
void box_buffer_set(lua_State *L, BoxBuffer *buffer, const char *bytes, size_t count);
char *box_buffer_grow(lua_State *L, BoxBuffer *buffer, size_t more);

// budget.c
// How many VM instructions pass between two looks at the budget; small, so that depth is seen early.
#define BOX_HOOK_INTERVAL 100
void box_on_count(lua_State *L, lua_Debug *activation);
/// Whether the time has come to tell the host that this takes long.
void box_look_at_clock(Box *box);
void box_abort(lua_State *L, BoxFailureKind kind);
void box_check_abort(lua_State *L);
void box_no_memory(lua_State *L);
bool box_must_pass_on(lua_State *L, int status);

// coverage.c
void box_on_line_or_count(lua_State *L, lua_Debug *activation);
void box_forget_covered(Box *box);

// How many steps of library functions pass between two looks at the clock.
#define BOX_LOOK_INTERVAL 1000

// What writing a float in digits takes, against an instruction.
#define BOX_FLOAT_STEPS 25

// failures.c
/// Raises with the caller's position, and remembers what kind of mistake it is.
int box_fail(lua_State *L, BoxFailureKind kind, const char *format, ...);
void box_read_frames(lua_State *L, int level, BoxFailure *failure);
bool box_frame_at(lua_State *L, int level, BoxFrame *frame);
void box_fill_failure(Box *box, lua_State *L, int status);
BoxBytes box_bytes_of(const BoxBuffer *buffer);

// box.c
bool box_protect(Box *box, lua_CFunction body, void *arguments);
void box_enter(Box *box, locale_t *old);
void box_leave(Box *box, locale_t old);

/// Charges steps that a library function takes; raises when the turn's are spent.
static inline void box_charge(lua_State *L, int64_t steps) {
    Box *box = box_of(L);
    box->steps += steps;
    if (!box->running) return;
    if (box->steps > box->limits.steps) box_abort(L, BOX_FAILURE_STEPS);
    if (box->steps >= box->look_at) box_look_at_clock(box);
    if (atomic_load_explicit(&box->flag->is_raised, memory_order_relaxed)) box_abort(L, BOX_FAILURE_TIME);
}
void box_check_string(lua_State *L, size_t length);
/// Charges bytes that are kept outside of Lua.
void box_charge_bytes(lua_State *L, int64_t bytes);

// encode.c, decode.c
void box_encode_begin(lua_State *L);
void box_encode(lua_State *L, const char *subject, int subject_index, int index, bool takes_functions);
void box_encode_raw_string(lua_State *L, const char *bytes, size_t count);
/// Pushes all values of `box->in`, and returns how many.
int box_decode_all(lua_State *L);
void box_decode_one(lua_State *L);
void box_copy_value(lua_State *L, int index);
void box_open_input(Box *box, BoxBytes bytes);

// words.c
int box_word_call(lua_State *L);
int box_thread_main(lua_State *L);

// views.c
/// If the value is a read-only table of the box, replaces it on the stack's top by what stands behind it.
bool box_push_inner(lua_State *L, int index);
void box_check_writable(lua_State *L, int index, const char *function);
void box_push_read_only(lua_State *L, const char *name);
void box_push_text(lua_State *L);
void box_open_views(lua_State *L);
/// Takes the metatable on the top and the inner table below; leaves the read-only table.
void box_close_over(lua_State *L, const char *name);
int box_read_view(lua_State *L);
int box_read_known_view(lua_State *L);
int box_read_text(lua_State *L);

// environments.c
void box_push_environment(lua_State *L, int reference);

// Library files: each sets fields of the table on the top.
void box_set_functions(lua_State *L, const luaL_Reg *functions);
void box_open_base(lua_State *L, BoxLibrary library);
void box_open_metatables(lua_State *L);
void box_open_pairs(lua_State *L);
void box_open_table(lua_State *L);
void box_open_sort(lua_State *L);
void box_open_string(lua_State *L);
void box_open_search(lua_State *L);
void box_open_string_metatable(lua_State *L);
void box_open_math(lua_State *L);
void box_open_utf8(lua_State *L);
int box_format(lua_State *L);
/// Pushes the text of a value, without addresses.
const char *box_to_text(lua_State *L, int index, size_t *length);

/// How many items the list has; raises when it has holes or other numbers as keys.
lua_Integer box_list_length(lua_State *L, int index, const char *function);

#endif
