// The table library: raw, budgeted, and no guess at the length of a list with holes.
#include "internal.h"

// A list as small as this is looked at wholly even where only its end is touched.
#define SMALL_LIST 32

static int refuse_holes(lua_State *L, const char *function, lua_Integer missing) {
    return box_fail(L, BOX_FAILURE_RUNTIME, "%s needs a list without holes: item %I is nil", function, missing);
}

/// Raises unless the integer keys are exactly 1...length. With names beside them it is still a list.
static void check_holes(lua_State *L, int table, lua_Integer length, const char *function) {
    for (lua_Integer i = 1; i <= length; i += 1) {
        bool is_missing = lua_rawgeti(L, table, i) == LUA_TNIL;
        lua_pop(L, 1);
        if (is_missing) refuse_holes(L, function, i);
    }
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        box_charge(L, 1);
        if (lua_isinteger(L, -1) && lua_tointeger(L, -1) > length) refuse_holes(L, function, length + 1);
    }
}

lua_Integer box_list_length(lua_State *L, int index, const char *function) {
    luaL_checktype(L, index, LUA_TTABLE);
    lua_Integer length = (lua_Integer)lua_rawlen(L, index);
    box_charge(L, length / 4);
    check_holes(L, index, length, function);
    return length;
}

/// For functions that touch one end: all of a small list, of a long one nothing but its length.
static lua_Integer end_of_list(lua_State *L, const char *function) {
    luaL_checktype(L, 1, LUA_TTABLE);
    box_check_writable(L, 1, function);
    lua_Integer length = (lua_Integer)lua_rawlen(L, 1);
    if (length <= SMALL_LIST) {
        int seen = 0;
        lua_pushnil(L);
        while (lua_next(L, 1)) {
            lua_pop(L, 1);
            seen += 1;
            if (lua_isinteger(L, -1) && lua_tointeger(L, -1) > length) refuse_holes(L, function, length + 1);
            if (seen > 2 * SMALL_LIST) {
                lua_pop(L, 1);
                break;
            }
        }
        for (lua_Integer i = 1; i < length; i += 1) {
            bool is_missing = lua_rawgeti(L, 1, i) == LUA_TNIL;
            lua_pop(L, 1);
            if (is_missing) refuse_holes(L, function, i);
        }
        box_charge(L, 1 + length / 4);
    }
    return length;
}

/// Moves the items from...to by one place, up or down.
static void shift(lua_State *L, lua_Integer from, lua_Integer to, int by, const char *function) {
    box_charge(L, to - from + 1);
    lua_Integer i = by > 0 ? to : from;
    for (lua_Integer moved = from; moved <= to; moved += 1, i -= by) {
        if (lua_rawgeti(L, 1, i) == LUA_TNIL) refuse_holes(L, function, i);
        lua_rawseti(L, 1, i + by);
    }
}

static int list_insert(lua_State *L) {
    lua_Integer length = end_of_list(L, "table.insert");
    if (lua_gettop(L) == 2) {
        lua_rawseti(L, 1, length + 1);
        return 0;
    }
    if (lua_gettop(L) != 3) return luaL_error(L, "wrong number of arguments to 'insert'");
    lua_Integer position = luaL_checkinteger(L, 2);
    luaL_argcheck(L, (lua_Unsigned)position - 1u < (lua_Unsigned)length + 1u, 2, "position out of bounds");
    shift(L, position, length, 1, "table.insert");
    lua_rawseti(L, 1, position);
    return 0;
}

static int list_remove(lua_State *L) {
    lua_Integer length = end_of_list(L, "table.remove");
    lua_Integer position = luaL_optinteger(L, 2, length);
    if (position != length) {
        luaL_argcheck(L, (lua_Unsigned)position - 1u <= (lua_Unsigned)length, 2, "position out of bounds");
    }
    lua_settop(L, 1);
    lua_rawgeti(L, 1, position);
    if (position < length) shift(L, position + 1, length, -1, "table.remove");
    lua_pushnil(L);
    lua_rawseti(L, 1, position < length ? length : position);
    return 1;
}

static int list_concat(lua_State *L) {
    size_t separator_length, total = 0;
    luaL_checktype(L, 1, LUA_TTABLE);
    if (box_push_inner(L, 1)) lua_replace(L, 1);
    const char *separator = luaL_optlstring(L, 2, "", &separator_length);
    lua_Integer first = luaL_optinteger(L, 3, 1);
    lua_Integer last = lua_isnoneornil(L, 4) ? box_list_length(L, 1, "table.concat") : luaL_checkinteger(L, 4);
    luaL_Buffer text;
    luaL_buffinit(L, &text);
    for (lua_Integer i = first; i <= last; i += 1) {
        size_t length;
        box_charge(L, 4);
        lua_rawgeti(L, 1, i);
        if (lua_type(L, -1) == LUA_TNUMBER) box_charge(L, BOX_FLOAT_STEPS);
        if (!lua_isstring(L, -1)) {
            return luaL_error(L, "invalid value (%s) at index %I in table for 'concat'", luaL_typename(L, -1),
                              (LUAI_UACINT)i);
        }
        lua_tolstring(L, -1, &length);
        total += length + separator_length;
        box_charge(L, (int64_t)((length + separator_length) / 8));
        box_check_string(L, total - separator_length);
        luaL_addvalue(&text);
        if (i != last) luaL_addlstring(&text, separator, separator_length);
        if (i == LUA_MAXINTEGER) break;
    }
    luaL_pushresult(&text);
    return 1;
}

static int list_pack(lua_State *L) {
    int count = lua_gettop(L);
    box_charge(L, count);
    lua_createtable(L, count, 1);
    lua_insert(L, 1);
    for (int i = count; i >= 1; i -= 1) lua_rawseti(L, 1, i);
    lua_pushinteger(L, count);
    lua_setfield(L, 1, "n");
    return 1;
}

static int list_unpack(lua_State *L) {
    if (box_push_inner(L, 1)) lua_replace(L, 1);
    lua_Integer first = luaL_optinteger(L, 2, 1);
    lua_Integer last = lua_isnoneornil(L, 3) ? box_list_length(L, 1, "table.unpack") : luaL_checkinteger(L, 3);
    luaL_checktype(L, 1, LUA_TTABLE);
    if (first > last) return 0;
    lua_Unsigned count = (lua_Unsigned)last - (lua_Unsigned)first;
    if (count >= 250000 || !lua_checkstack(L, (int)(count + 1))) {
        box_check_abort(L);
        return luaL_error(L, "too many results to unpack");
    }
    box_charge(L, 2 * (int64_t)count);
    for (lua_Unsigned i = 0; i <= count; i += 1) lua_rawgeti(L, 1, (lua_Integer)((lua_Unsigned)first + i));
    return (int)(count + 1);
}

static int list_move(lua_State *L) {
    lua_Integer from = luaL_checkinteger(L, 2), end = luaL_checkinteger(L, 3), to = luaL_checkinteger(L, 4);
    int target = lua_isnoneornil(L, 5) ? 1 : 5;
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, target, LUA_TTABLE);
    box_check_writable(L, target, "table.move");
    bool is_same = target == 1;
    lua_settop(L, 5);
    if (box_push_inner(L, 1)) lua_replace(L, 1);
    if (end >= from) {
        luaL_argcheck(L, from > 0 || end < LUA_MAXINTEGER + from, 3, "too many elements to move");
        lua_Integer count = end - from + 1;
        luaL_argcheck(L, to <= LUA_MAXINTEGER - count + 1, 4, "destination wrap around");
        bool is_same_table = is_same || lua_rawequal(L, 1, target);
        bool is_upward = to > end || to <= from || !is_same_table;
        for (lua_Integer i = 0; i < count; i += 1) {
            lua_Integer item = is_upward ? i : count - 1 - i;
            box_charge(L, 1);
            lua_rawgeti(L, 1, from + item);
            lua_rawseti(L, target, to + item);
        }
    }
    lua_pushvalue(L, target);
    return 1;
}

void box_open_table(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"insert", list_insert}, {"remove", list_remove}, {"concat", list_concat}, {"pack", list_pack},
        {"unpack", list_unpack}, {"move", list_move}, {NULL, NULL},
    };
    box_set_functions(L, functions);
}
