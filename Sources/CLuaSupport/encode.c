// Lua values to the bytes that Swift reads: raw reads with caps, and an exact place in every refusal.
#include "internal.h"

#include <math.h>
#include <stdlib.h>

// What a value, and a byte of text, cost on their way out and in the host, against an instruction.
#define VALUE_STEPS 10
#define BYTE_STEPS 1

typedef struct {
    const char *bytes;
    size_t length;
} Key;

void box_encode_begin(lua_State *L) {
    Box *box = box_of(L);
    // What an earlier encoding that raised has left.
    const int *made = (const int *)(const void *)box->made.bytes;
    for (size_t i = 0; i < box->made.count / sizeof(int); i += 1) luaL_unref(L, LUA_REGISTRYINDEX, made[i]);
    box->made.count = 0;
    box->out.count = 0;
    box->scratch.count = 0;
}

static void push_place(lua_State *L, Box *box, int depth) {
    luaL_Buffer text;
    luaL_buffinit(L, &text);
    lua_pushfstring(L, "%s %d", box->subject, box->subject_index);
    luaL_addvalue(&text);
    for (int i = 0; i < depth; i += 1) {
        const BoxStep *step = &box->path[i];
        if (step->key == NULL) {
            lua_pushfstring(L, ", item %I", step->index);
            luaL_addvalue(&text);
        } else {
            luaL_addstring(&text, ", field \"");
            luaL_addlstring(&text, step->key, step->length > 60 ? 60 : step->length);
            luaL_addstring(&text, "\"");
        }
    }
    luaL_pushresult(&text);
}

static void refuse(lua_State *L, int depth, const char *reason) {
    luaL_checkstack(L, 8, NULL);
    push_place(L, box_of(L), depth);
    box_fail(L, BOX_FAILURE_ARGUMENT, "%s: %s", lua_tostring(L, -1), reason);
}

static void put(lua_State *L, int depth, const void *bytes, size_t count) {
    Box *box = box_of(L);
    if (count > BOX_VALUE_BYTES - box->out.count) refuse(L, depth, "more than 1 MB cannot be passed");
    memcpy(box_buffer_grow(L, &box->out, count), bytes, count);
}

static void put_tag(lua_State *L, int depth, int tag) {
    unsigned char byte = (unsigned char)tag;
    put(L, depth, &byte, 1);
}

static void put_count(lua_State *L, int depth, size_t count) {
    uint32_t number = (uint32_t)count;
    put(L, depth, &number, sizeof number);
}

static void put_text(lua_State *L, int depth, const char *bytes, size_t count) {
    if (count > BOX_VALUE_BYTES) refuse(L, depth, "more than 1 MB cannot be passed");
    put_count(L, depth, count);
    put(L, depth, bytes, count);
}

/// Unicode 15, table 3-7: well-formed byte sequences.
static bool is_utf8(const unsigned char *s, size_t n) {
    size_t i = 0;
    while (i < n) {
        unsigned char c = s[i];
        if (c < 0x80) {
            i += 1;
            continue;
        }
        size_t more = c >= 0xC2 && c <= 0xDF ? 1 : (c & 0xF0) == 0xE0 ? 2 : c >= 0xF0 && c <= 0xF4 ? 3 : 0;
        if (more == 0 || n - i <= more) return false;
        unsigned char low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
        unsigned char high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
        if (s[i + 1] < low || s[i + 1] > high) return false;
        for (size_t k = 2; k <= more; k += 1) {
            if ((s[i + k] & 0xC0) != 0x80) return false;
        }
        i += more + 1;
    }
    return true;
}

static void encode_value(lua_State *L, int index, int depth, bool functions);

static int compare_keys(const void *left, const void *right) {
    const Key *a = left, *b = right;
    size_t shorter = a->length < b->length ? a->length : b->length;
    int order = shorter == 0 ? 0 : memcmp(a->bytes, b->bytes, shorter);
    if (order != 0) return order;
    return a->length < b->length ? -1 : a->length > b->length ? 1 : 0;
}

typedef struct {
    size_t names, items, others;
    lua_Integer highest;
    bool is_below_one;
} Shape;

/// Reads all keys once; names are gathered in `scratch`.
static Shape shape_of(lua_State *L, Box *box, int table, int depth) {
    Shape shape = {0};
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        box_charge(L, 4);
        if (lua_type(L, -1) == LUA_TSTRING) {
            Key key;
            key.bytes = lua_tolstring(L, -1, &key.length);
            memcpy(box_buffer_grow(L, &box->scratch, sizeof key), &key, sizeof key);
            shape.names += 1;
        } else if (lua_isinteger(L, -1)) {
            lua_Integer item = lua_tointeger(L, -1);
            if (item > shape.highest) shape.highest = item;
            if (item < 1) shape.is_below_one = true;
            shape.items += 1;
        } else {
            shape.others += 1;
        }
        if (shape.names + shape.items > BOX_VALUE_BYTES) refuse(L, depth, "more than 1 MB cannot be passed");
    }
    return shape;
}

static void encode_list(lua_State *L, int table, size_t count, int depth, bool functions) {
    put_tag(L, depth, BOX_TAG_LIST);
    put_count(L, depth, count);
    for (size_t i = 1; i <= count; i += 1) {
        box_of(L)->path[depth] = (BoxStep){NULL, 0, (lua_Integer)i};
        lua_rawgeti(L, table, (lua_Integer)i);
        encode_value(L, lua_gettop(L), depth + 1, functions);
        lua_pop(L, 1);
    }
}

static void encode_record(lua_State *L, int table, size_t base, size_t count, int depth, bool functions) {
    Box *box = box_of(L);
    int64_t levels = 1, length = 0;
    for (size_t n = count; n > 1; n /= 2) levels += 1;
    for (size_t i = 0; i < count; i += 1) {
        Key key;
        memcpy(&key, box->scratch.bytes + base + i * sizeof key, sizeof key);
        length += (int64_t)key.length;
    }
    // About n log n comparisons; names may be the same up to their ends.
    box_charge(L, ((int64_t)count + length / 16) * levels + length);
    qsort(box->scratch.bytes + base, count, sizeof(Key), compare_keys);
    put_tag(L, depth, BOX_TAG_RECORD);
    put_count(L, depth, count);
    for (size_t i = 0; i < count; i += 1) {
        Key key;
        // Deeper tables may move the buffer.
        memcpy(&key, box->scratch.bytes + base + i * sizeof key, sizeof key);
        box->path[depth] = (BoxStep){key.bytes, key.length, 0};
        if (!is_utf8((const unsigned char *)key.bytes, key.length)) {
            refuse(L, depth, "a name that is not valid UTF-8 cannot be passed");
        }
        put_text(L, depth + 1, key.bytes, key.length);
        lua_pushlstring(L, key.bytes, key.length);
        lua_rawget(L, table);
        encode_value(L, lua_gettop(L), depth + 1, functions);
        lua_pop(L, 1);
    }
}

static void encode_table(lua_State *L, int index, int depth, bool functions) {
    Box *box = box_of(L);
    if (depth >= BOX_VALUE_DEPTH) refuse(L, depth, "tables nested deeper than 32 cannot be passed");
    if (!box_push_inner(L, index)) lua_pushvalue(L, index);
    int table = lua_gettop(L);
    const void *identity = lua_topointer(L, table);
    for (int i = 0; i < depth; i += 1) {
        if (box->ancestors[i] == identity) refuse(L, depth, "a table that contains itself cannot be passed");
    }
    box->ancestors[depth] = identity;
    size_t base = box->scratch.count;
    Shape shape = shape_of(L, box, table, depth);
    if (shape.others > 0) refuse(L, depth, "keys other than names and 1, 2, 3, ... cannot be passed");
    if (shape.names > 0 && shape.items > 0) refuse(L, depth, "a table is a list or a record, not both");
    if (shape.is_below_one || (size_t)shape.highest != shape.items) {
        lua_Integer missing = 1;
        while (lua_rawgeti(L, table, missing) != LUA_TNIL) {
            lua_pop(L, 1);
            missing += 1;
        }
        lua_pushfstring(L, "a list with holes cannot be passed (item %I is nil)", missing);
        refuse(L, depth, lua_tostring(L, -1));
    }
    if (shape.names > 0) {
        encode_record(L, table, base, shape.names, depth, functions);
    } else {
        encode_list(L, table, shape.items, depth, functions);
    }
    box->scratch.count = base;
    lua_settop(L, table - 1);
}

static void encode_function(lua_State *L, int index, int depth, bool functions) {
    if (!functions) refuse(L, depth, "a function cannot be passed here");
    Box *box = box_of(L);
    char *place = box_buffer_grow(L, &box->made, sizeof(int));
    box->made.count -= sizeof(int);
    lua_pushvalue(L, index);
    int reference = luaL_ref(L, LUA_REGISTRYINDEX);
    memcpy(place, &reference, sizeof reference);
    box->made.count += sizeof(int);
    put_tag(L, depth, BOX_TAG_FUNCTION);
    put(L, depth, &reference, 4);
}

static void encode_number(lua_State *L, int index, int depth) {
    if (lua_isinteger(L, index)) {
        int64_t integer = lua_tointeger(L, index);
        put_tag(L, depth, BOX_TAG_INTEGER);
        put(L, depth, &integer, sizeof integer);
        return;
    }
    double number = lua_tonumber(L, index);
    if (!isfinite(number)) {
        refuse(L, depth, isnan(number) ? "a number that is not one (0/0) cannot be passed"
                                       : "an infinite number cannot be passed");
    }
    put_tag(L, depth, BOX_TAG_NUMBER);
    put(L, depth, &number, sizeof number);
}

static void encode_userdata(lua_State *L, int index, int depth) {
    if (lua_getiuservalue(L, index, 1) != LUA_TSTRING) refuse(L, depth, "a userdata cannot be passed");
    size_t length;
    const char *name = lua_tolstring(L, -1, &length);
    put_tag(L, depth, BOX_TAG_TEXT);
    put_text(L, depth, name, length);
    lua_pop(L, 1);
}

static void encode_value(lua_State *L, int index, int depth, bool functions) {
    luaL_checkstack(L, 8, NULL);
    // The host reads each value once more.
    box_charge(L, VALUE_STEPS);
    switch (lua_type(L, index)) {
    case LUA_TNIL: put_tag(L, depth, BOX_TAG_NIL); break;
    case LUA_TBOOLEAN: put_tag(L, depth, lua_toboolean(L, index) ? BOX_TAG_TRUE : BOX_TAG_FALSE); break;
    case LUA_TNUMBER: encode_number(L, index, depth); break;
    case LUA_TSTRING: {
        size_t length;
        const char *text = lua_tolstring(L, index, &length);
        box_charge(L, (int64_t)length * BYTE_STEPS);
        if (!is_utf8((const unsigned char *)text, length)) {
            refuse(L, depth, "text that is not valid UTF-8 cannot be passed");
        }
        put_tag(L, depth, BOX_TAG_STRING);
        put_text(L, depth, text, length);
        break;
    }
    case LUA_TTABLE: encode_table(L, index, depth, functions); break;
    case LUA_TFUNCTION: encode_function(L, index, depth, functions); break;
    case LUA_TUSERDATA: encode_userdata(L, index, depth); break;
    default: refuse(L, depth, "a value of this type cannot be passed");
    }
}

void box_encode(lua_State *L, const char *subject, int subject_index, int index, bool takes_functions) {
    Box *box = box_of(L);
    box->subject = subject;
    box->subject_index = subject_index;
    encode_value(L, index, 0, takes_functions);
}

void box_encode_raw_string(lua_State *L, const char *bytes, size_t count) {
    put_tag(L, 0, BOX_TAG_STRING);
    put_text(L, 0, bytes, count);
}
