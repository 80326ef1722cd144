// The string library but for patterns and format, and what arithmetic does with strings.
#include "internal.h"

static lua_Integer from_start(lua_Integer position, size_t length) {
    if (position > 0) return position;
    if (position == 0 || position < -(lua_Integer)length) return 1;
    return (lua_Integer)length + position + 1;
}

static lua_Integer to_end(lua_Integer position, size_t length) {
    if (position > (lua_Integer)length) return (lua_Integer)length;
    if (position >= 0) return position;
    return position < -(lua_Integer)length ? 0 : (lua_Integer)length + position + 1;
}

static int string_len(lua_State *L) {
    size_t length;
    luaL_checklstring(L, 1, &length);
    lua_pushinteger(L, (lua_Integer)length);
    return 1;
}

static int string_sub(lua_State *L) {
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    lua_Integer first = from_start(luaL_checkinteger(L, 2), length);
    lua_Integer last = to_end(luaL_optinteger(L, 3, -1), length);
    if (first > last) {
        lua_pushstring(L, "");
        return 1;
    }
    box_charge(L, (last - first) / 16);
    lua_pushlstring(L, text + first - 1, (size_t)(last - first) + 1);
    return 1;
}

static int string_rep(lua_State *L) {
    size_t length, separator_length;
    const char *text = luaL_checklstring(L, 1, &length);
    lua_Integer count = luaL_checkinteger(L, 2);
    const char *separator = luaL_optlstring(L, 3, "", &separator_length);
    if (count <= 0 || length + separator_length == 0) {
        lua_pushstring(L, "");
        return 1;
    }
    // Both lengths are below 2^32: only the product can be too large.
    if ((lua_Unsigned)count > (lua_Unsigned)LUA_MAXINTEGER / (length + separator_length)) {
        box_abort(L, BOX_FAILURE_STRING);
    }
    size_t total = (size_t)count * (length + separator_length) - separator_length;
    box_check_string(L, total);
    box_charge(L, (int64_t)(total / 8) + (total < (size_t)count ? 0 : count / 4));
    luaL_Buffer buffer;
    char *at = luaL_buffinitsize(L, &buffer, total);
    for (lua_Integer i = 0; i < count; i += 1) {
        memcpy(at, text, length);
        at += length;
        if (i + 1 < count) {
            memcpy(at, separator, separator_length);
            at += separator_length;
        }
    }
    luaL_pushresultsize(&buffer, total);
    return 1;
}

typedef unsigned char (*Change)(unsigned char);
static unsigned char lower(unsigned char c) { return c >= 'A' && c <= 'Z' ? (unsigned char)(c + 32) : c; }
static unsigned char upper(unsigned char c) { return c >= 'a' && c <= 'z' ? (unsigned char)(c - 32) : c; }

static int change(lua_State *L, Change change_character, bool reverses) {
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    box_charge(L, (int64_t)(length / 4));
    luaL_Buffer buffer;
    char *at = luaL_buffinitsize(L, &buffer, length);
    for (size_t i = 0; i < length; i += 1) {
        unsigned char c = (unsigned char)(reverses ? text[length - 1 - i] : text[i]);
        at[i] = (char)(change_character == NULL ? c : change_character(c));
    }
    luaL_pushresultsize(&buffer, length);
    return 1;
}

static int string_lower(lua_State *L) { return change(L, lower, false); }
static int string_upper(lua_State *L) { return change(L, upper, false); }
static int string_reverse(lua_State *L) { return change(L, NULL, true); }

static int string_byte(lua_State *L) {
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    lua_Integer position = luaL_optinteger(L, 2, 1);
    lua_Integer first = from_start(position, length);
    lua_Integer last = to_end(luaL_optinteger(L, 3, position), length);
    if (first > last) return 0;
    if (last - first >= 250000 || !lua_checkstack(L, (int)(last - first) + 1)) {
        box_check_abort(L);
        return luaL_error(L, "string slice too long");
    }
    box_charge(L, 2 * (last - first));
    for (lua_Integer i = first; i <= last; i += 1) lua_pushinteger(L, (unsigned char)text[i - 1]);
    return (int)(last - first) + 1;
}

static int string_char(lua_State *L) {
    int count = lua_gettop(L);
    box_charge(L, count);
    luaL_Buffer buffer;
    char *at = luaL_buffinitsize(L, &buffer, (size_t)count);
    for (int i = 1; i <= count; i += 1) {
        lua_Unsigned c = (lua_Unsigned)luaL_checkinteger(L, i);
        luaL_argcheck(L, c <= 255, i, "value out of range");
        at[i - 1] = (char)(unsigned char)c;
    }
    luaL_pushresultsize(&buffer, (size_t)count);
    return 1;
}

void box_open_string(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"len", string_len}, {"sub", string_sub}, {"rep", string_rep}, {"lower", string_lower},
        {"upper", string_upper}, {"reverse", string_reverse}, {"byte", string_byte}, {"char", string_char},
        {"format", box_format}, {NULL, NULL},
    };
    box_set_functions(L, functions);
}

// MARK: Arithmetic with strings that are numerals

static bool to_number(lua_State *L, int index) {
    if (lua_type(L, index) == LUA_TNUMBER) {
        lua_pushvalue(L, index);
        return true;
    }
    size_t length;
    if (lua_type(L, index) != LUA_TSTRING) return false;
    const char *text = lua_tolstring(L, index, &length);
    box_charge(L, (int64_t)length);
    return lua_stringtonumber(L, text) == length + 1;
}

/// Upvalues: the operator, its metamethod's name.
static int calculate(lua_State *L) {
    int operator = (int)lua_tointeger(L, lua_upvalueindex(1));
    lua_settop(L, 2);
    int culprit = 1;
    if (to_number(L, 1)) {
        culprit = 2;
        if (operator == LUA_OPUNM || to_number(L, 2)) {
            lua_arith(L, operator);
            return 1;
        }
    }
    // The other operand's own metamethod, as if strings had none.
    lua_settop(L, 2);
    const char *event = lua_tostring(L, lua_upvalueindex(2));
    if (lua_type(L, 2) == LUA_TSTRING || luaL_getmetafield(L, 2, event) == LUA_TNIL) {
        return luaL_error(L, "attempt to perform arithmetic on a %s value", luaL_typename(L, culprit));
    }
    lua_insert(L, 1);
    lua_call(L, 2, 1);
    return 1;
}

/// With the string library's own table on the top.
void box_open_string_metatable(lua_State *L) {
    static const struct {
        const char *name;
        int operator;
    } operators[] = {
        {"__add", LUA_OPADD}, {"__sub", LUA_OPSUB}, {"__mul", LUA_OPMUL}, {"__div", LUA_OPDIV},
        {"__mod", LUA_OPMOD}, {"__pow", LUA_OPPOW}, {"__idiv", LUA_OPIDIV}, {"__unm", LUA_OPUNM},
    };
    lua_pushstring(L, "");
    lua_newtable(L);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    for (size_t i = 0; i < sizeof operators / sizeof operators[0]; i += 1) {
        lua_pushinteger(L, operators[i].operator);
        lua_pushstring(L, operators[i].name);
        lua_pushcclosure(L, calculate, 2);
        lua_setfield(L, -2, operators[i].name);
    }
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}
