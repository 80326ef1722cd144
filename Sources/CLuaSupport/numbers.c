// math and utf8: the system's own functions, none of which loops by itself, behind a charge for their strings.
#include "internal.h"

/// Upvalue: the system's function. Its arguments and results stand where it expects them.
static int call_charged(lua_State *L) {
    int count = lua_gettop(L);
    for (int i = 1; i <= count; i += 1) {
        if (lua_type(L, i) == LUA_TSTRING) box_charge(L, (int64_t)lua_rawlen(L, i));
    }
    box_charge(L, 4 * count);
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}


/// Opens a library of the system, and wraps the named functions of it into the table on the top.
static void wrap(lua_State *L, lua_CFunction open, const char *const *names) {
    int target = lua_gettop(L);
    open(L);
    for (; *names != NULL; names += 1) {
        lua_getfield(L, -1, *names);
        lua_pushcclosure(L, call_charged, 1);
        lua_setfield(L, target, *names);
    }
}

static void copy_constants(lua_State *L, int target, const char *const *names) {
    for (; *names != NULL; names += 1) {
        lua_getfield(L, -1, *names);
        lua_setfield(L, target, *names);
    }
    lua_settop(L, target);
}

void box_open_math(lua_State *L) {
    static const char *const functions[] = {
        "abs", "acos", "asin", "atan", "ceil", "cos", "deg", "exp", "floor", "fmod", "log", "max", "min",
        "modf", "rad", "sin", "sqrt", "tan", "tointeger", "type", "ult", NULL,
    };
    static const char *const constants[] = {"huge", "maxinteger", "mininteger", "pi", NULL};
    int target = lua_gettop(L);
    wrap(L, luaopen_math, functions);
    copy_constants(L, target, constants);
}

void box_open_utf8(lua_State *L) {
    static const char *const functions[] = {"char", "codepoint", "codes", "len", "offset", NULL};
    static const char *const constants[] = {"charpattern", NULL};
    int target = lua_gettop(L);
    wrap(L, luaopen_utf8, functions);
    copy_constants(L, target, constants);
}
