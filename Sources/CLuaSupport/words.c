// Words: what a flow calls is one C function that encodes its arguments and yields; the host's answer arrives here.
#include "internal.h"

#include <stdlib.h>

// A word costs the host some microseconds: an entry, its identity, its text.
#define WORD_STEPS 300

static int continue_word(lua_State *L, int status, lua_KContext context);

// MARK: Capturing

/// Stores the functions among the arguments under the first argument, and returns at once.
static int capture(lua_State *L, int environment, int word) {
    int count = lua_gettop(L);
    luaL_checkstack(L, 8, NULL);
    if (lua_type(L, 1) != LUA_TSTRING) return 0;
    lua_rawgeti(L, LUA_REGISTRYINDEX, environment);
    lua_pushinteger(L, word);
    if (lua_getfield(L, -2, "captured") != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_setfield(L, -4, "captured");
    }
    lua_pushvalue(L, -2);
    if (lua_rawget(L, -2) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -3);
        lua_pushvalue(L, -2);
        lua_rawset(L, -4);
    }
    for (int i = 2; i <= count; i += 1) {
        lua_pushvalue(L, 1);
        if (lua_isfunction(L, i)) {
            lua_pushvalue(L, i);
        } else if (lua_istable(L, i)) {
            lua_pushstring(L, "check");
            lua_rawget(L, i);
        } else {
            lua_pushnil(L);
        }
        if (lua_isfunction(L, -1)) {
            lua_rawset(L, -3);
        } else {
            lua_pop(L, 2);
        }
    }
    return 0;
}

// MARK: Calling

int box_word_call(lua_State *L) {
    Box *box = box_of(L);
    int index = (int)lua_tointeger(L, lua_upvalueindex(1));
    const BoxWord *word = &box->words[index];
    box_charge(L, WORD_STEPS);
    if (box->current != NULL && box->current->capture != 0 && word->declaring) {
        return capture(L, box->current->capture, index);
    }
    if (!lua_isyieldable(L)) {
        return box_fail(L, BOX_FAILURE_RUNTIME,
                        "%s() cannot be called inside a function that table.sort, string.gsub or another "
                        "library function calls",
                        word->name);
    }
    box_encode_begin(L);
    int count = lua_gettop(L);
    for (int i = 1; i <= count; i += 1) box_encode(L, "argument", i, i, word->takes_functions);
    // The host keeps what it is given until the turn is over.
    box_charge_bytes(L, (int64_t)box->out.count);
    box->word = index;
    box->depth = box->current != NULL ? box->current->depth : 0;
    box->event = BOX_EVENT_WORD;
    return lua_yieldk(L, 0, 0, continue_word);
}

// MARK: Sub-flows

/// Message handler at the boundary of a sub-flow: the error goes on up, but its place is here.
static int note_trace(lua_State *L) {
    Box *box = box_of(L);
    if (!box->has_trace && !lua_islightuserdata(L, 1)) {
        box->has_trace = true;
        box_read_frames(L, 1, &box->failure);
    }
    return 1;
}

static int reply_to_subflow(lua_State *L, int status, lua_KContext is_chunk);

static int end_subflow(lua_State *L, int status, lua_KContext is_chunk) {
    Box *box = box_of(L);
    box->current->capture = (int)lua_tointeger(L, 1);
    box->current->depth -= 1;
    if (status != LUA_OK && status != LUA_YIELD) {
        bool is_unwinding = lua_islightuserdata(L, -1) && lua_touserdata(L, -1) == &box_key_unwind;
        if (!is_unwinding || box->abort != 0 || status == LUA_ERRMEM) {
            box_must_pass_on(L, status);
            return lua_error(L);
        }
        lua_settop(L, 2);
        box_encode_begin(L);
        box->event = BOX_EVENT_SUBFLOW_UNWOUND;
    } else {
        box_encode_begin(L);
        int count = lua_gettop(L) - 2;
        // What a module returns may hold anything: it never leaves Lua.
        for (int i = 1; i <= count && !is_chunk; i += 1) box_encode(L, "result", i, i + 2, true);
        box->event = BOX_EVENT_SUBFLOW_RETURNED;
    }
    return lua_yieldk(L, 0, is_chunk, reply_to_subflow);
}

static int invoke(lua_State *L) {
    Box *box = box_of(L);
    int environment = box->reply.environment;
    lua_settop(L, 0);
    lua_pushinteger(L, box->current->capture);
    lua_pushcfunction(L, note_trace);
    lua_rawgeti(L, LUA_REGISTRYINDEX, box->reply.function);
    if (environment != 0) box_push_environment(L, environment);
    int count = (environment != 0 ? 1 : 0) + box_decode_all(L);
    box->current->capture = box->reply.capturing ? environment : 0;
    box->current->depth += 1;
    lua_KContext is_chunk = environment != 0;
    int status = lua_pcallk(L, count, LUA_MULTRET, 2, is_chunk, end_subflow);
    return end_subflow(L, status, is_chunk);
}

// MARK: Replies

static int push_module(lua_State *L) {
    Box *box = box_of(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, box->reply.environment);
    lua_pushstring(L, "modules");
    lua_rawget(L, -2);
    box_decode_one(L);
    if (lua_isnil(L, -2)) {
        lua_pushnil(L);
    } else {
        lua_rawget(L, -2);
    }
    return 1;
}

/// Hands over what a module's file returned, `true` when nothing, and keeps it for the next `require`.
static int keep_module(lua_State *L) {
    Box *box = box_of(L);
    if (lua_isnoneornil(L, 3)) {
        lua_settop(L, 2);
        lua_pushboolean(L, 1);
    }
    lua_settop(L, 3);
    lua_rawgeti(L, LUA_REGISTRYINDEX, box->reply.environment);
    lua_pushstring(L, "modules");
    if (lua_rawget(L, 4) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_setfield(L, 4, "modules");
    }
    box_decode_one(L);
    lua_pushvalue(L, 3);
    lua_rawset(L, -3);
    lua_settop(L, 3);
    return 1;
}

static int raise_reply(lua_State *L) {
    Box *box = box_of(L);
    luaL_where(L, 1);
    lua_pushlstring(L, (const char *)box->reply.values.bytes, box->reply.values.count);
    lua_concat(L, 2);
    return lua_error(L);
}

static int apply_reply(lua_State *L, bool is_chunk) {
    Box *box = box_of(L);
    switch (box->reply.kind) {
    case BOX_REPLY_VALUES:
        lua_settop(L, 0);
        return box_decode_all(L);
    case BOX_REPLY_ERROR: return raise_reply(L);
    case BOX_REPLY_INVOKE: return invoke(L);
    case BOX_REPLY_UNWIND:
        lua_pushlightuserdata(L, &box_key_unwind);
        return lua_error(L);
    case BOX_REPLY_KEEP:
        if (!is_chunk) return luaL_error(L, "the host keeps a module where no file was loaded");
        return keep_module(L);
    case BOX_REPLY_MODULE: return push_module(L);
    }
    return luaL_error(L, "the host gave no reply that is known");
}

static int continue_word(lua_State *L, int status, lua_KContext context) {
    (void)status;
    (void)context;
    return apply_reply(L, false);
}

static int reply_to_subflow(lua_State *L, int status, lua_KContext is_chunk) {
    (void)status;
    return apply_reply(L, is_chunk != 0);
}

// MARK: The coroutine's own function

/// A capturing run is for what it declares; what its file returns stays in Lua.
static int end_thread(lua_State *L, int status, lua_KContext is_capturing) {
    (void)status;
    box_encode_begin(L);
    int count = lua_gettop(L);
    for (int i = 1; i <= count && !is_capturing; i += 1) box_encode(L, "result", i, i, true);
    lua_settop(L, 0);
    return 0;
}

int box_thread_main(lua_State *L) {
    Box *box = box_of(L);
    int environment = box->start.environment;
    lua_rawgeti(L, LUA_REGISTRYINDEX, box->start.function);
    if (environment != 0) box_push_environment(L, environment);
    int count = (environment != 0 ? 1 : 0) + box_decode_all(L);
    lua_KContext is_capturing = box->current->capture != 0;
    lua_callk(L, count, LUA_MULTRET, is_capturing, end_thread);
    return end_thread(L, LUA_OK, is_capturing);
}
