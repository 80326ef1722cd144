// The count hook and the sticky abort: from the first breach on, nothing of the turn runs any more.
#include "internal.h"

#include <stdlib.h>
#include <time.h>

BoxFlag *box_make_flag(void) {
    BoxFlag *flag = malloc(sizeof *flag);
    if (flag != NULL) atomic_init(&flag->is_raised, false);
    return flag;
}

void box_raise_flag(BoxFlag *flag) { atomic_store(&flag->is_raised, true); }
void box_free_flag(BoxFlag *flag) { free(flag); }

void box_check_abort(lua_State *L) {
    Box *box = box_of(L);
    if (box->abort == 0) return;
    if (!box->has_abort_frame) {
        for (int level = 0; level < 8 && !box->has_abort_frame; level += 1) {
            box->has_abort_frame = box_frame_at(L, level, &box->abort_frame);
        }
    }
    lua_pushlightuserdata(L, &box_key_abort);
    lua_error(L);
}

// From so many on, the values of "..." cost: an instruction that passes them on copies them all.
#define FREE_VALUES 256
#define VALUE_LEVELS 8

static bool has_values(lua_State *L, const lua_Debug *frame, int count) {
    if (lua_getlocal(L, frame, -count) == NULL) return false;
    lua_pop(L, 1);
    return true;
}

/// About how many values of "..." the innermost functions hold, where that is many.
static int64_t held_values(lua_State *L) {
    int64_t total = 0;
    lua_Debug frame;
    for (int level = 0; level < VALUE_LEVELS && lua_getstack(L, level, &frame); level += 1) {
        int count = FREE_VALUES;
        if (!has_values(L, &frame, count)) continue;
        while (count < 1 << 20 && has_values(L, &frame, 2 * count)) count *= 2;
        total += count;
    }
    return total;
}

// Nanoseconds inside of Lua after which the host is told.
#define ABSENCE_AFTER 1000000

void box_on_absence(Box *box, void (*begins)(void *user), void *user) {
    box->absence_begins = begins;
    box->absence_user = user;
}

static int64_t nanoseconds(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

void box_look_at_clock(Box *box) {
    box->look_at = box->steps + BOX_LOOK_INTERVAL;
    if (box->absence_begins == NULL || box->is_absent) return;
    int64_t now = nanoseconds(CLOCK_MONOTONIC);
    if (box->entered == 0) {
        box->entered = now;
        box->entered_processor = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
    } else if (now - box->entered > ABSENCE_AFTER) {
        // A thread that was not given the processor has not run for long. Its own clock costs more to read than the other.
        box->entered = now;
        if (nanoseconds(CLOCK_THREAD_CPUTIME_ID) - box->entered_processor < ABSENCE_AFTER) return;
        box->is_absent = true;
        box->absence_begins(box->absence_user);
    }
}

void box_on_count(lua_State *L, lua_Debug *activation) {
    (void)activation;
    Box *box = box_of(L);
    if (!box->running) return;
    if (box->abort == 0) {
        lua_Debug deep;
        box->steps += BOX_HOOK_INTERVAL + held_values(L) * BOX_HOOK_INTERVAL / 64;
        if (box->steps > box->limits.steps) {
            box->abort = BOX_FAILURE_STEPS;
        } else if (lua_getstack(L, box->limits.depth, &deep)) {
            box->abort = BOX_FAILURE_DEPTH;
        } else if (atomic_load_explicit(&box->flag->is_raised, memory_order_relaxed)) {
            box->abort = BOX_FAILURE_TIME;
        }
        box_look_at_clock(box);
    }
    if (box->abort != 0) {
        // From now on every instruction raises: no pcall gets far with what it caught.
        lua_sethook(L, box_on_count, LUA_MASKCOUNT, 1);
        box_check_abort(L);
    }
}

void box_abort(lua_State *L, BoxFailureKind kind) {
    Box *box = box_of(L);
    if (box->abort == 0) box->abort = kind;
    lua_sethook(L, box_on_count, LUA_MASKCOUNT, 1);
    box_check_abort(L);
}

void box_check_string(lua_State *L, size_t length) {
    Box *box = box_of(L);
    if (box->running && length > (size_t)box->limits.string_bytes) box_abort(L, BOX_FAILURE_STRING);
}

void box_charge_bytes(lua_State *L, int64_t bytes) {
    Box *box = box_of(L);
    box->bytes += bytes;
    if (box->running && box->bytes > box->limits.bytes) box_abort(L, BOX_FAILURE_BYTES);
}

void box_no_memory(lua_State *L) {
    Box *box = box_of(L);
    if (box->running && box->abort == 0) box->abort = BOX_FAILURE_MEMORY;
    lua_pushlightuserdata(L, &box_key_abort);
    lua_error(L);
}

/// Whether an error that a pcall of the flow caught is not for the flow to catch.
bool box_must_pass_on(lua_State *L, int status) {
    Box *box = box_of(L);
    if (status == LUA_ERRMEM && box->abort == 0) box->abort = BOX_FAILURE_MEMORY;
    if (box->abort != 0) {
        if (!box->has_abort_frame) box->has_abort_frame = box_frame_at(L, 1, &box->abort_frame);
        return true;
    }
    return lua_touserdata(L, -1) == &box_key_unwind && lua_islightuserdata(L, -1);
}
