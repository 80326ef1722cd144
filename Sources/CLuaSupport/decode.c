// The host's values to Lua, always inside Lua's own protection; and fresh copies of tables.
#include "internal.h"

// Deeper than what Swift encodes, so that only a mistake of ours is refused here.
#define DECODE_DEPTH 64

void box_open_input(Box *box, BoxBytes bytes) {
    box->in = bytes.bytes;
    box->in_end = bytes.bytes == NULL ? NULL : bytes.bytes + bytes.count;
}

static void take(lua_State *L, void *into, size_t count) {
    Box *box = box_of(L);
    if ((size_t)(box->in_end - box->in) < count) luaL_error(L, "the host's values end too early");
    memcpy(into, box->in, count);
    box->in += count;
}

static void push_text(lua_State *L) {
    Box *box = box_of(L);
    uint32_t length;
    take(L, &length, sizeof length);
    if ((size_t)(box->in_end - box->in) < length) luaL_error(L, "the host's values end too early");
    lua_pushlstring(L, (const char *)box->in, length);
    box->in += length;
}

static void decode(lua_State *L, int depth) {
    if (depth > DECODE_DEPTH) luaL_error(L, "the host's values are nested too deep");
    luaL_checkstack(L, 4, NULL);
    unsigned char tag;
    take(L, &tag, 1);
    switch (tag) {
    case BOX_TAG_NIL: lua_pushnil(L); break;
    case BOX_TAG_FALSE: lua_pushboolean(L, 0); break;
    case BOX_TAG_TRUE: lua_pushboolean(L, 1); break;
    case BOX_TAG_INTEGER: {
        int64_t integer;
        take(L, &integer, sizeof integer);
        lua_pushinteger(L, integer);
        break;
    }
    case BOX_TAG_NUMBER: {
        double number;
        take(L, &number, sizeof number);
        lua_pushnumber(L, number);
        break;
    }
    case BOX_TAG_STRING: push_text(L); break;
    case BOX_TAG_LIST: {
        uint32_t count;
        take(L, &count, sizeof count);
        lua_createtable(L, count > 65536 ? 65536 : (int)count, 0);
        for (uint32_t i = 1; i <= count; i += 1) {
            decode(L, depth + 1);
            lua_rawseti(L, -2, i);
        }
        break;
    }
    case BOX_TAG_RECORD: {
        uint32_t count;
        take(L, &count, sizeof count);
        lua_createtable(L, 0, count > 65536 ? 65536 : (int)count);
        for (uint32_t i = 0; i < count; i += 1) {
            push_text(L);
            decode(L, depth + 1);
            lua_rawset(L, -3);
        }
        break;
    }
    case BOX_TAG_FUNCTION: {
        int32_t reference;
        take(L, &reference, sizeof reference);
        lua_rawgeti(L, LUA_REGISTRYINDEX, reference);
        break;
    }
    case BOX_TAG_TEXT:
        push_text(L);
        box_push_text(L);
        break;
    default: luaL_error(L, "the host's values have an unknown tag");
    }
}

void box_decode_one(lua_State *L) { decode(L, 0); }

int box_decode_all(lua_State *L) {
    Box *box = box_of(L);
    int count = 0;
    while (box->in < box->in_end) {
        decode(L, 0);
        count += 1;
    }
    return count;
}

static void copy(lua_State *L, int index, int depth) {
    luaL_checkstack(L, 6, NULL);
    if (lua_type(L, index) != LUA_TTABLE || depth > DECODE_DEPTH) {
        lua_pushvalue(L, index);
        return;
    }
    box_charge(L, 15);
    lua_newtable(L);
    int target = lua_gettop(L);
    lua_pushnil(L);
    while (lua_next(L, index)) {
        box_charge(L, 3);
        copy(L, lua_gettop(L), depth + 1);
        lua_remove(L, -2);
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, target);
    }
}

/// Pushes the value; a table as a deep copy of its own.
void box_copy_value(lua_State *L, int index) { copy(L, lua_absindex(L, index), 0); }
