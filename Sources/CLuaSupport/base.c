// The basic functions of a flow, and the four of plugins that touch metatables.
#include "internal.h"

#include <math.h>

const char *box_to_text(lua_State *L, int index, size_t *length) {
    index = lua_absindex(L, index);
    if (lua_type(L, index) != LUA_TSTRING && luaL_callmeta(L, index, "__tostring")) {
        if (lua_type(L, -1) != LUA_TSTRING) luaL_error(L, "'__tostring' must return a string");
        return lua_tolstring(L, -1, length);
    }
    switch (lua_type(L, index)) {
    case LUA_TNIL: lua_pushstring(L, "nil"); break;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false"); break;
    case LUA_TNUMBER:
        // The sign of "no number" differs between machines.
        if (!lua_isinteger(L, index) && isnan(lua_tonumber(L, index))) {
            lua_pushstring(L, "nan");
            break;
        }
        box_charge(L, lua_isinteger(L, index) ? 8 : BOX_FLOAT_STEPS);
        lua_pushvalue(L, index);
        break;
    case LUA_TSTRING: lua_pushvalue(L, index); break;
    case LUA_TUSERDATA: lua_pushstring(L, "text"); break;
    default: lua_pushstring(L, luaL_typename(L, index)); break;
    }
    return lua_tolstring(L, -1, length);
}

static int base_tostring(lua_State *L) {
    luaL_checkany(L, 1);
    box_to_text(L, 1, NULL);
    return 1;
}

static int base_type(lua_State *L) {
    luaL_checkany(L, 1);
    lua_pushstring(L, luaL_typename(L, 1));
    return 1;
}

static int digit_value(unsigned char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'z') return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
    return 99;
}

static bool is_blank(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Digits of any base from 2 to 36, with blanks around and a minus; wraps as integers do.
static bool parse_in_base(const char *text, size_t length, int base, lua_Integer *result) {
    const unsigned char *s = (const unsigned char *)text, *end = s + length;
    lua_Unsigned value = 0;
    bool is_negative = false;
    while (s < end && is_blank(*s)) s += 1;
    if (s < end && (*s == '-' || *s == '+')) {
        is_negative = *s == '-';
        s += 1;
    }
    const unsigned char *first = s;
    while (s < end && digit_value(*s) < base) {
        value = value * (lua_Unsigned)base + (lua_Unsigned)digit_value(*s);
        s += 1;
    }
    if (s == first) return false;
    while (s < end && is_blank(*s)) s += 1;
    *result = (lua_Integer)(is_negative ? 0u - value : value);
    return s == end;
}

static int base_tonumber(lua_State *L) {
    size_t length;
    if (lua_isnoneornil(L, 2)) {
        if (lua_type(L, 1) == LUA_TNUMBER) {
            lua_settop(L, 1);
            return 1;
        }
        if (lua_type(L, 1) == LUA_TSTRING) {
            const char *text = lua_tolstring(L, 1, &length);
            box_charge(L, (int64_t)length);
            if (lua_stringtonumber(L, text) == length + 1) return 1;
        }
        luaL_checkany(L, 1);
    } else {
        lua_Integer base = luaL_checkinteger(L, 2);
        luaL_checktype(L, 1, LUA_TSTRING);
        const char *text = lua_tolstring(L, 1, &length);
        luaL_argcheck(L, 2 <= base && base <= 36, 2, "base out of range");
        box_charge(L, (int64_t)length);
        lua_Integer result;
        if (parse_in_base(text, length, (int)base, &result)) {
            lua_pushinteger(L, result);
            return 1;
        }
    }
    lua_pushnil(L);
    return 1;
}

static int base_select(lua_State *L) {
    int count = lua_gettop(L);
    box_charge(L, count / 8);
    if (lua_type(L, 1) == LUA_TSTRING && *lua_tostring(L, 1) == '#') {
        lua_pushinteger(L, count - 1);
        return 1;
    }
    lua_Integer from = luaL_checkinteger(L, 1);
    if (from < 0) {
        from += count;
    } else if (from > count) {
        from = count;
    }
    luaL_argcheck(L, from >= 1, 1, "index out of range");
    return count - (int)from;
}

static int base_error(lua_State *L) {
    int level = (int)luaL_optinteger(L, 2, 1);
    lua_settop(L, 1);
    if (lua_type(L, 1) == LUA_TSTRING && level > 0) {
        luaL_where(L, level);
        lua_pushvalue(L, 1);
        lua_concat(L, 2);
    }
    return lua_error(L);
}

static int base_assert(lua_State *L) {
    if (lua_toboolean(L, 1)) return lua_gettop(L);
    luaL_checkany(L, 1);
    if (lua_gettop(L) == 1) return luaL_error(L, "assertion failed!");
    lua_settop(L, 2);
    return lua_error(L);
}

// MARK: pcall and xpcall

// What jumping out of a function takes, against an instruction.
#define PROTECTION_STEPS 20

static int end_pcall(lua_State *L, int status, lua_KContext context) {
    (void)context;
    if (status == LUA_OK || status == LUA_YIELD) return lua_gettop(L);
    if (box_must_pass_on(L, status)) return lua_error(L);
    box_of(L)->has_trace = false;
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
}

static int base_pcall(lua_State *L) {
    box_charge(L, PROTECTION_STEPS);
    luaL_checkany(L, 1);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    int status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, end_pcall);
    return end_pcall(L, status, 0);
}

/// What the handler made of the error, or, when it fails, its own error; `false` is below.
static int end_handler(lua_State *L, int status, lua_KContext context) {
    (void)context;
    if (status != LUA_OK && status != LUA_YIELD) {
        if (box_must_pass_on(L, status)) return lua_error(L);
        lua_pushboolean(L, 0);
        lua_insert(L, -2);
        return 2;
    }
    return lua_gettop(L) - 1;
}

/// The handler is called after the unwinding, under the budget like any other function. 1: the handler.
static int end_xpcall(lua_State *L, int status, lua_KContext context) {
    (void)context;
    if (status == LUA_OK || status == LUA_YIELD) return lua_gettop(L) - 1;
    if (box_must_pass_on(L, status)) return lua_error(L);
    box_of(L)->has_trace = false;
    lua_pushvalue(L, 1);
    lua_insert(L, -2);
    lua_pushboolean(L, 0);
    lua_replace(L, 2);
    // 1: the handler, 2: false, then the handler and the error.
    status = lua_pcallk(L, 1, LUA_MULTRET, 0, 0, end_handler);
    return end_handler(L, status, 0);
}

static int base_xpcall(lua_State *L) {
    box_charge(L, PROTECTION_STEPS);
    int count = lua_gettop(L);
    luaL_checktype(L, 2, LUA_TFUNCTION);
    // handler, true, function, arguments
    lua_pushvalue(L, 2);
    lua_pushboolean(L, 1);
    lua_pushvalue(L, 1);
    lua_rotate(L, 3, 3);
    lua_remove(L, 1);
    lua_remove(L, 1);
    int status = lua_pcallk(L, count - 2, LUA_MULTRET, 0, 0, end_xpcall);
    return end_xpcall(L, status, 0);
}

// MARK: Length in characters

static int base_len(lua_State *L) {
    size_t length, characters = 0;
    const char *text = luaL_checklstring(L, 1, &length);
    box_charge(L, (int64_t)(length / 8));
    for (size_t i = 0; i < length; i += 1) characters += ((unsigned char)text[i] & 0xC0) != 0x80;
    lua_pushinteger(L, (lua_Integer)characters);
    return 1;
}

void box_open_base(lua_State *L, BoxLibrary library) {
    (void)library;
    static const luaL_Reg functions[] = {
        {"tostring", base_tostring}, {"type", base_type}, {"tonumber", base_tonumber},
        {"select", base_select}, {"error", base_error}, {"assert", base_assert},
        {"pcall", base_pcall}, {"xpcall", base_xpcall}, {"len", base_len},
        {NULL, NULL},
    };
    box_set_functions(L, functions);
}

// MARK: Metatables, for plugins

static int base_getmetatable(lua_State *L) {
    luaL_checkany(L, 1);
    if (lua_type(L, 1) != LUA_TTABLE) {
        lua_pushboolean(L, 0);
        return 1;
    }
    if (!lua_getmetatable(L, 1)) {
        lua_pushnil(L);
        return 1;
    }
    luaL_getmetafield(L, 1, "__metatable");
    return 1;
}

static int base_setmetatable(lua_State *L) {
    static const char *const refused[] = {"__gc", "__mode", "__close"};
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argexpected(L, lua_isnil(L, 2) || lua_istable(L, 2), 2, "nil or table");
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL) {
        return luaL_error(L, "cannot change a protected metatable");
    }
    for (size_t i = 0; lua_istable(L, 2) && i < sizeof refused / sizeof refused[0]; i += 1) {
        lua_pushstring(L, refused[i]);
        if (lua_rawget(L, 2) != LUA_TNIL) return luaL_error(L, "%s is not allowed in a metatable", refused[i]);
        lua_pop(L, 1);
    }
    lua_settop(L, 2);
    lua_setmetatable(L, 1);
    return 1;
}

static int base_rawget(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkany(L, 2);
    lua_settop(L, 2);
    lua_rawget(L, 1);
    return 1;
}

static int base_rawset(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkany(L, 2);
    luaL_checkany(L, 3);
    box_check_writable(L, 1, "rawset");
    lua_settop(L, 3);
    lua_rawset(L, 1);
    return 1;
}

static int base_rawequal(lua_State *L) {
    luaL_checkany(L, 1);
    luaL_checkany(L, 2);
    lua_pushboolean(L, lua_rawequal(L, 1, 2));
    return 1;
}

static int base_rawlen(lua_State *L) {
    luaL_argexpected(L, lua_istable(L, 1) || lua_type(L, 1) == LUA_TSTRING, 1, "table or string");
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));
    return 1;
}

void box_open_metatables(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"getmetatable", base_getmetatable}, {"setmetatable", base_setmetatable},
        {"rawget", base_rawget}, {"rawset", base_rawset},
        {"rawequal", base_rawequal}, {"rawlen", base_rawlen},
        {NULL, NULL},
    };
    box_set_functions(L, functions);
}
