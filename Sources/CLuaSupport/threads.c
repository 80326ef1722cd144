// Coroutines as the host drives them: start, resume, where they stand.
#include "internal.h"

#include <stdlib.h>

static int make_thread(lua_State *L) {
    BoxThread *thread = lua_touserdata(L, 1);
    thread->L = lua_newthread(L);
    thread->reference = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

BoxThread *box_make_thread(Box *box) {
    BoxThread *thread = box_refuses_for_test(box) ? NULL : calloc(1, sizeof *thread);
    if (thread == NULL) {
        box->failure = (BoxFailure){.kind = BOX_FAILURE_MEMORY};
        return NULL;
    }
    if (box_protect(box, make_thread, thread)) return thread;
    free(thread);
    return NULL;
}

/// A coroutine that failed or is still waiting is left to the collector: closing it could run the flow's code.
void box_drop_thread(Box *box, BoxThread *thread) {
    luaL_unref(box->L, LUA_REGISTRYINDEX, thread->reference);
    free(thread);
}

bool box_waits(const BoxThread *thread) { return lua_status(thread->L) == LUA_YIELD; }

static BoxEvent fail_at_once(Box *box, BoxFailureKind kind) {
    box->failure = (BoxFailure){.kind = kind};
    if (box->has_abort_frame) {
        box->failure.frames[0] = box->abort_frame;
        box->failure.frame_count = 1;
    }
    return BOX_EVENT_FAILED;
}

static BoxEvent go_on(Box *box, BoxThread *thread) {
    locale_t old;
    box_enter(box, &old);
    box->current = thread;
    box->has_trace = false;
    box->entered = 0;
    box->look_at = box->steps + BOX_LOOK_INTERVAL;
    box->is_absent = false;
    box->running = true;
    int results = 0;
    int status = lua_resume(thread->L, box->L, 0, &results);
    box->running = false;
    BoxEvent event = box->event;
    bool is_unwound = status == LUA_ERRRUN && lua_islightuserdata(thread->L, -1)
        && lua_touserdata(thread->L, -1) == &box_key_unwind;
    if (is_unwound && box->abort == 0) {
        // cancel() or finish() with no sub-flow around it: the run is over, with nothing to tell.
        box->out.count = 0;
        event = BOX_EVENT_RETURNED;
    } else if (box->abort != 0 || (status != LUA_OK && status != LUA_YIELD)) {
        // Also when a word came out of a turn whose budget is spent.
        bool is_error = status != LUA_OK && status != LUA_YIELD;
        box_fill_failure(box, thread->L, is_error ? status : LUA_ERRRUN);
        event = BOX_EVENT_FAILED;
    } else if (status == LUA_OK) {
        event = BOX_EVENT_RETURNED;
    }
    if (event != BOX_EVENT_FAILED) box->made.count = 0;
    box->current = NULL;
    box_leave(box, old);
    return event;
}

BoxEvent box_start(Box *box, BoxThread *thread, int function, int environment, bool capturing, BoxBytes arguments) {
    if (box->abort != 0) return fail_at_once(box, box->abort);
    thread->capture = capturing ? environment : 0;
    thread->depth = 0;
    box->start.function = function;
    box->start.environment = environment;
    box_open_input(box, arguments);
    lua_settop(thread->L, 0);
    // No allocation: a C function without upvalues, on a stack that has room for it.
    lua_pushcfunction(thread->L, box_thread_main);
    return go_on(box, thread);
}

BoxEvent box_resume(Box *box, BoxThread *thread, const BoxReply *reply) {
    if (box->abort != 0) return fail_at_once(box, box->abort);
    box->reply = *reply;
    box_open_input(box, reply->values);
    return go_on(box, thread);
}

bool box_caller(const BoxThread *thread, int level, BoxFrame *frame) {
    if (lua_status(thread->L) != LUA_YIELD) return false;
    lua_Debug activation;
    int seen = 0;
    for (int i = 0; lua_getstack(thread->L, i, &activation); i += 1) {
        if (!box_frame_at(thread->L, i, frame)) continue;
        if (seen == level) return true;
        seen += 1;
    }
    return false;
}

bool box_function_lines(Box *box, int function, BoxFrame *first, int *last) {
    lua_State *L = box->L;
    if (lua_rawgeti(L, LUA_REGISTRYINDEX, function) != LUA_TFUNCTION) {
        lua_settop(L, 0);
        return false;
    }
    lua_Debug lines;
    lua_getinfo(L, ">S", &lines);
    const char *file = lines.source[0] == '@' ? lines.source + 1 : lines.source;
    strncpy(first->file, file, BOX_FILE_LENGTH - 1);
    first->file[BOX_FILE_LENGTH - 1] = 0;
    first->line = lines.linedefined;
    *last = lines.lastlinedefined;
    lua_settop(L, 0);
    return lines.linedefined > 0;
}
