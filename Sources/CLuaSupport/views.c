// Read-only tables: the library, slots, texts and other views, and what is said when they are assigned to.
#include "internal.h"

// MARK: Read-only tables

bool box_push_inner(lua_State *L, int index) {
    index = lua_absindex(L, index);
    if (!lua_istable(L, index) || !lua_getmetatable(L, index)) return false;
    if (lua_rawgetp(L, -1, &box_key_inner) == LUA_TTABLE) {
        lua_remove(L, -2);
        return true;
    }
    lua_pop(L, 2);
    return false;
}

void box_check_writable(lua_State *L, int index, const char *function) {
    if (!lua_istable(L, index)) return;
    if (box_push_inner(L, index)) box_fail(L, BOX_FAILURE_RUNTIME, "%s cannot change a read-only table", function);
}

/// Upvalue 1: the table's name.
static int refuse_assignment(lua_State *L) {
    const char *name = lua_tostring(L, lua_upvalueindex(1));
    const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "x";
    if (strcmp(name, "slots") == 0) {
        return box_fail(L, BOX_FAILURE_RUNTIME, "slots is read-only: use set(\"%s\", value)", key);
    }
    if (strcmp(name, "user") == 0) {
        return box_fail(L, BOX_FAILURE_RUNTIME, "user is read-only: use remember(\"%s\", value)", key);
    }
    return box_fail(L, BOX_FAILURE_RUNTIME, "%s is read-only: keep what is yours in a local", name);
}

/// Takes the metatable on the top and the inner table below; leaves the read-only table.
void box_close_over(lua_State *L, const char *name) {
    lua_pushstring(L, name);
    lua_pushcclosure(L, refuse_assignment, 1);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushvalue(L, -2);
    lua_rawsetp(L, -2, &box_key_inner);
    lua_newtable(L);
    lua_insert(L, -2);
    lua_setmetatable(L, -2);
    lua_remove(L, -2);
}

/// Puts a read-only table in the place of the table on the top.
void box_push_read_only(lua_State *L, const char *name) {
    lua_createtable(L, 0, 4);
    lua_pushvalue(L, -2);
    lua_setfield(L, -2, "__index");
    box_close_over(L, name);
}

// MARK: Names and texts

static int unknown_name(lua_State *L, const char *view, const char *key, size_t length) {
    Box *box = box_of(L);
    box_buffer_set(L, &box->special_view, view, strlen(view));
    box_buffer_set(L, &box->special_name, key, length > 200 ? 200 : length);
    return box_fail(L, BOX_FAILURE_UNKNOWN_NAME, "%s has no \"%s\"", view, key);
}

/// Upvalues: the values, the names that may be read or nil, the view's name. A table is handed out as a copy.
int box_read_view(lua_State *L) {
    lua_settop(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) == LUA_TTABLE) {
        box_copy_value(L, -1);
        return 1;
    }
    return 1;
}

int box_read_known_view(lua_State *L) {
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) == LUA_TTABLE) {
        box_copy_value(L, -1);
        return 1;
    }
    if (!lua_isnil(L, -1)) return 1;
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(2)) == LUA_TNIL && lua_type(L, 2) == LUA_TSTRING) {
        size_t length;
        const char *key = lua_tolstring(L, 2, &length);
        return unknown_name(L, lua_tostring(L, lua_upvalueindex(3)), key, length);
    }
    lua_pushnil(L);
    return 1;
}

/// Puts the text of that name, the same object for the same name, in the place of the name on the top.
void box_push_text(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &box_key_texts);
    lua_pushvalue(L, -2);
    if (lua_rawget(L, -2) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_newuserdatauv(L, 0, 1);
        lua_pushvalue(L, -3);
        lua_setiuservalue(L, -2, 1);
        lua_rawgetp(L, LUA_REGISTRYINDEX, &box_key_text_meta);
        lua_setmetatable(L, -2);
        lua_pushvalue(L, -3);
        lua_pushvalue(L, -2);
        lua_rawset(L, -4);
    }
    lua_replace(L, -3);
    lua_pop(L, 1);
}

/// Upvalues: the names, "texts".
int box_read_text(lua_State *L) {
    lua_settop(L, 2);
    if (lua_type(L, 2) != LUA_TSTRING) return box_fail(L, BOX_FAILURE_RUNTIME, "a text has a name: texts.name");
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) == LUA_TNIL) {
        size_t length;
        const char *key = lua_tolstring(L, 2, &length);
        return unknown_name(L, "texts", key, length);
    }
    lua_pushvalue(L, 2);
    box_push_text(L);
    return 1;
}

void box_open_views(lua_State *L) {
    lua_newtable(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &box_key_globals);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &box_key_environment_meta);
    lua_newtable(L);
    lua_pushstring(L, "text");
    lua_setfield(L, -2, "__name");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &box_key_text_meta);
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &box_key_texts);
}
