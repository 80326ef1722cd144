// What a flow can reach, as text: for the test that holds it against a committed list.
#include "internal.h"

enum { SEEN = 2, LINES = 3 };

static void add_line(lua_State *L, const char *path, const char *what) {
    lua_pushfstring(L, "%s %s", path, what);
    lua_rawseti(L, LINES, (lua_Integer)lua_rawlen(L, LINES) + 1);
}

static void walk(lua_State *L, int value, const char *path, int depth);

/// Walks the value on the top under a longer path, and pops it.
static void walk_part(lua_State *L, const char *path, const char *part, int depth) {
    const char *longer = lua_pushfstring(L, "%s%s", path, part);
    walk(L, lua_gettop(L) - 1, longer, depth + 1);
    lua_pop(L, 2);
}

/// Pushes the least name above the one on the top, which it replaces; nil when there is none.
static bool next_name(lua_State *L, int table) {
    int last = lua_gettop(L);
    lua_pushnil(L);
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        if (lua_type(L, -1) != LUA_TSTRING) continue;
        const char *name = lua_tostring(L, -1);
        bool is_above = lua_isnil(L, last) || strcmp(name, lua_tostring(L, last)) > 0;
        if (is_above && (lua_isnil(L, last + 1) || strcmp(name, lua_tostring(L, last + 1)) < 0)) {
            lua_copy(L, -1, last + 1);
        }
    }
    lua_replace(L, last);
    return !lua_isnil(L, last);
}

/// Names in order, so that of two ways to one thing the same comes first in every process.
static void walk_table(lua_State *L, int table, const char *path, int depth) {
    lua_pushnil(L);
    while (next_name(L, table)) {
        const char *part = lua_pushfstring(L, ".%s", lua_tostring(L, -1));
        lua_pushvalue(L, -2);
        lua_rawget(L, table);
        walk_part(L, path, part, depth);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    lua_pushnil(L);
    while (lua_next(L, table)) {
        if (lua_type(L, -2) == LUA_TSTRING) {
            lua_pop(L, 1);
        } else {
            walk_part(L, path, lua_type(L, -2) == LUA_TLIGHTUSERDATA ? "<inner>" : "[key]", depth);
        }
    }
}

static void walk(lua_State *L, int value, const char *path, int depth) {
    luaL_checkstack(L, 20, NULL);
    int type = lua_type(L, value);
    if (type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TUSERDATA) {
        lua_pushvalue(L, value);
        bool is_seen = lua_rawget(L, SEEN) != LUA_TNIL;
        lua_pop(L, 1);
        add_line(L, path, is_seen ? "(again)" : luaL_typename(L, value));
        if (is_seen || depth > 30) return;
        lua_pushvalue(L, value);
        lua_pushboolean(L, 1);
        lua_rawset(L, SEEN);
    } else {
        add_line(L, path, luaL_typename(L, value));
    }
    if (type == LUA_TTABLE) walk_table(L, value, path, depth);
    if (type == LUA_TFUNCTION) {
        for (int i = 1; lua_getupvalue(L, value, i) != NULL; i += 1) {
            const char *part = lua_pushfstring(L, "<upvalue %d>", i);
            lua_insert(L, -2);
            walk_part(L, path, part, depth);
            lua_pop(L, 1);
        }
    }
    if (type != LUA_TSTRING && lua_getmetatable(L, value)) walk_part(L, path, "<metatable>", depth);
}

static int walk_environment(lua_State *L) {
    int environment = *(int *)lua_touserdata(L, 1);
    lua_settop(L, 1);
    lua_newtable(L);
    lua_newtable(L);
    box_push_environment(L, environment);
    walk(L, 4, "_ENV", 0);
    lua_settop(L, 3);
    lua_pushstring(L, "");
    if (lua_getmetatable(L, 4)) walk_part(L, "(string)", "<metatable>", 0);
    box_encode_begin(L);
    lua_settop(L, 3);
    box_encode(L, "result", 1, LINES, false);
    return 0;
}

bool box_walk(Box *box, int environment) { return box_protect(box, walk_environment, &environment); }
