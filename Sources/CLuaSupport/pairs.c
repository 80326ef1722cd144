// pairs, ipairs and next in an order that is the same in every process.
#include "internal.h"

#include <stdlib.h>

// Booleans, then numbers, then strings by bytes.
typedef struct {
    int rank;
    bool is_integer;
    lua_Integer integer; // of a boolean too
    lua_Number number;
    const char *bytes; // the table holds the string
    size_t length;
} Key;

static int compare_keys(const void *left, const void *right) {
    const Key *a = left, *b = right;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    if (a->rank == 2) {
        size_t shorter = a->length < b->length ? a->length : b->length;
        int order = shorter == 0 ? 0 : memcmp(a->bytes, b->bytes, shorter);
        if (order != 0) return order;
        return a->length < b->length ? -1 : a->length > b->length ? 1 : 0;
    }
    if (a->is_integer && b->is_integer) return a->integer < b->integer ? -1 : a->integer > b->integer ? 1 : 0;
    // A fraction as a key is never whole, so that rounding decides nothing but beyond 2^53, where the integer is first.
    lua_Number x = a->is_integer ? (lua_Number)a->integer : a->number;
    lua_Number y = b->is_integer ? (lua_Number)b->integer : b->number;
    if (x != y) return x < y ? -1 : 1;
    return a->is_integer == b->is_integer ? 0 : a->is_integer ? -1 : 1;
}

/// Reads the key on the top.
static Key read_key(lua_State *L, const char *function) {
    Key key = {0};
    switch (lua_type(L, -1)) {
    case LUA_TBOOLEAN:
        key.is_integer = true;
        key.integer = lua_toboolean(L, -1);
        break;
    case LUA_TNUMBER:
        key.rank = 1;
        key.is_integer = lua_isinteger(L, -1);
        if (key.is_integer) {
            key.integer = lua_tointeger(L, -1);
        } else {
            key.number = lua_tonumber(L, -1);
        }
        break;
    case LUA_TSTRING:
        key.rank = 2;
        key.bytes = lua_tolstring(L, -1, &key.length);
        break;
    default:
        luaL_error(L, "%s goes over booleans, numbers and strings as keys, not over a %s", function,
                   luaL_typename(L, -1));
    }
    return key;
}

static void push_key(lua_State *L, const Key *key) {
    if (key->rank == 0) {
        lua_pushboolean(L, (int)key->integer);
    } else if (key->rank == 2) {
        lua_pushlstring(L, key->bytes, key->length);
    } else if (key->is_integer) {
        lua_pushinteger(L, key->integer);
    } else {
        lua_pushnumber(L, key->number);
    }
}

/// How far 1, 2, 3, ... goes without a gap.
static lua_Integer gapless(lua_State *L, int table) {
    lua_Integer count = 0;
    while (lua_rawgeti(L, table, count + 1) != LUA_TNIL) {
        lua_pop(L, 1);
        count += 1;
        if (count % 64 == 0) box_charge(L, 64);
    }
    lua_pop(L, 1);
    return count;
}

// MARK: pairs

enum { TABLE = 1, KEYS = 2, ITEMS = 3, POSITION = 4, IS_VIEW = 5 };

static int push_item(lua_State *L) {
    if (lua_toboolean(L, lua_upvalueindex(IS_VIEW)) && lua_istable(L, -1)) {
        box_copy_value(L, -1);
        lua_replace(L, -2);
    }
    return 2;
}

/// Goes on at the position; keys that have gone since are left out.
static int next_pair(lua_State *L) {
    lua_Integer items = lua_tointeger(L, lua_upvalueindex(ITEMS));
    lua_Integer position = lua_tointeger(L, lua_upvalueindex(POSITION));
    lua_settop(L, 0);
    for (;;) {
        position += 1;
        box_charge(L, 1);
        if (position <= items) {
            lua_pushinteger(L, position);
        } else if (lua_isnil(L, lua_upvalueindex(KEYS))
                   || lua_rawgeti(L, lua_upvalueindex(KEYS), position - items) == LUA_TNIL) {
            lua_pushnil(L);
            return 1;
        }
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(TABLE)) != LUA_TNIL) break;
        lua_settop(L, 0);
    }
    lua_pushinteger(L, position);
    lua_replace(L, lua_upvalueindex(POSITION));
    return push_item(L);
}

/// Pushes the sorted keys beyond the gapless items, or nil when there are none.
static void push_other_keys(lua_State *L, int table, lua_Integer items) {
    Box *box = box_of(L);
    box->scratch.count = 0;
    size_t count = 0, length = 0;
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        box_charge(L, 3);
        if (lua_isinteger(L, -1) && lua_tointeger(L, -1) >= 1 && lua_tointeger(L, -1) <= items) continue;
        Key key = read_key(L, "pairs");
        memcpy(box_buffer_grow(L, &box->scratch, sizeof key), &key, sizeof key);
        count += 1;
        length += key.length;
    }
    if (count == 0) {
        lua_pushnil(L);
        return;
    }
    // About n log n comparisons; names may be the same up to their ends.
    int64_t levels = 1;
    for (size_t n = count; n > 1; n /= 2) levels += 1;
    box_charge(L, (int64_t)(count + length / 16) * levels);
    qsort(box->scratch.bytes, count, sizeof(Key), compare_keys);
    lua_createtable(L, count > 65536 ? 65536 : (int)count, 0);
    for (size_t i = 0; i < count; i += 1) {
        Key key;
        memcpy(&key, box->scratch.bytes + i * sizeof key, sizeof key);
        push_key(L, &key);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static int base_pairs(lua_State *L) {
    luaL_checkany(L, 1);
    lua_settop(L, 1);
    bool is_view = box_push_inner(L, 1);
    if (!is_view) {
        if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
            lua_pushvalue(L, 1);
            lua_call(L, 1, 3);
            return 3;
        }
        luaL_checktype(L, 1, LUA_TTABLE);
        lua_pushvalue(L, 1);
    }
    lua_Integer items = gapless(L, 2);
    push_other_keys(L, 2, items);
    lua_pushinteger(L, items);
    lua_pushinteger(L, 0);
    lua_pushboolean(L, is_view);
    lua_pushcclosure(L, next_pair, 5);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}

static int base_next(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    if (!lua_isnoneornil(L, 2)) return luaL_error(L, "next takes a table alone: go over it with pairs");
    lua_settop(L, 1);
    bool is_view = box_push_inner(L, 1);
    if (!is_view) lua_pushvalue(L, 1);
    Key best = {0};
    bool has_best = false;
    lua_pushinteger(L, 1);
    if (lua_rawgeti(L, 2, 1) == LUA_TNIL) {
        lua_settop(L, 2);
        lua_pushnil(L);
        while (lua_next(L, 2)) {
            lua_pop(L, 1);
            Key key = read_key(L, "next");
            box_charge(L, 3 + (int64_t)(key.length / 16));
            if (!has_best || compare_keys(&key, &best) < 0) best = key;
            has_best = true;
        }
        if (!has_best) {
            lua_pushnil(L);
            return 1;
        }
        push_key(L, &best);
        lua_pushvalue(L, -1);
        lua_rawget(L, 2);
    }
    if (is_view && lua_istable(L, -1)) {
        box_copy_value(L, -1);
        lua_replace(L, -2);
    }
    return 2;
}

// MARK: ipairs

static int next_item(lua_State *L) {
    lua_Integer index = luaL_checkinteger(L, 2);
    index = (lua_Integer)((lua_Unsigned)index + 1);
    lua_pushinteger(L, index);
    return lua_geti(L, 1, index) == LUA_TNIL ? 1 : 2;
}

static int base_ipairs(lua_State *L) {
    luaL_checkany(L, 1);
    lua_pushcfunction(L, next_item);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

void box_open_pairs(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"pairs", base_pairs}, {"ipairs", base_ipairs}, {"next", base_next}, {NULL, NULL},
    };
    box_set_functions(L, functions);
}
