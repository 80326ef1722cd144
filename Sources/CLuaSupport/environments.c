// Environments: the globals of a run, what the host sets in them, and the words that they all share.
#include "internal.h"

#include <stdlib.h>

// An environment's reference is a holder: [1] the globals, [name] the inner table of a view, captured, modules.

typedef struct {
    int environment;
    int names;
    int reference;
    int word;
    const char *name;
    BoxBytes bytes;
} Request;

void box_push_environment(lua_State *L, int reference) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, reference);
    lua_rawgeti(L, -1, 1);
    lua_remove(L, -2);
}

static int make_environment(lua_State *L) {
    Request *request = lua_touserdata(L, 1);
    lua_createtable(L, 1, 6);
    lua_createtable(L, 0, 16);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &box_key_environment_meta);
    lua_setmetatable(L, -2);
    lua_rawseti(L, -2, 1);
    request->reference = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

int box_make_environment(Box *box) {
    Request request = {0};
    return box_protect(box, make_environment, &request) ? request.reference : 0;
}

static int make_names(lua_State *L) {
    Request *request = lua_touserdata(L, 1);
    box_open_input(box_of(L), request->bytes);
    box_decode_one(L);
    lua_newtable(L);
    for (lua_Integer i = 1; lua_rawgeti(L, 2, i) == LUA_TSTRING; i += 1) {
        lua_pushboolean(L, 1);
        lua_rawset(L, 3);
    }
    lua_settop(L, 3);
    request->reference = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

int box_make_names(Box *box, BoxBytes list) {
    Request request = {.bytes = list};
    return box_protect(box, make_names, &request) ? request.reference : 0;
}

static int set_value(lua_State *L) {
    Request *request = lua_touserdata(L, 1);
    box_open_input(box_of(L), request->bytes);
    box_push_environment(L, request->environment);
    lua_pushstring(L, request->name);
    box_decode_one(L);
    lua_rawset(L, 2);
    return 0;
}

bool box_set_value(Box *box, int environment, const char *name, BoxBytes value) {
    Request request = {.environment = environment, .name = name, .bytes = value};
    return box_protect(box, set_value, &request);
}

static int set_view(lua_State *L) {
    Request *request = lua_touserdata(L, 1);
    box_open_input(box_of(L), request->bytes);
    lua_rawgeti(L, LUA_REGISTRYINDEX, request->environment);
    lua_rawgeti(L, 2, 1);
    box_decode_one(L);
    lua_pushvalue(L, 4);
    lua_setfield(L, 2, request->name);
    lua_createtable(L, 0, 4);
    lua_pushvalue(L, 4);
    if (request->names != 0) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, request->names);
        lua_pushstring(L, request->name);
        lua_pushcclosure(L, box_read_known_view, 3);
    } else {
        lua_pushcclosure(L, box_read_view, 1);
    }
    lua_setfield(L, -2, "__index");
    box_close_over(L, request->name);
    lua_pushstring(L, request->name);
    lua_insert(L, -2);
    lua_rawset(L, 3);
    return 0;
}

bool box_set_view(Box *box, int environment, const char *name, BoxBytes record, int names) {
    Request request = {.environment = environment, .name = name, .bytes = record, .names = names};
    return box_protect(box, set_view, &request);
}

static int update_view(lua_State *L) {
    Request *request = lua_touserdata(L, 1);
    Box *box = box_of(L);
    box_open_input(box, request->bytes);
    lua_rawgeti(L, LUA_REGISTRYINDEX, request->environment);
    if (lua_getfield(L, 2, request->name) != LUA_TTABLE) return luaL_error(L, "no view %s", request->name);
    while (box->in < box->in_end) {
        box_decode_one(L);
        box_decode_one(L);
        lua_rawset(L, 3);
    }
    return 0;
}

bool box_update_view(Box *box, int environment, const char *name, BoxBytes pairs) {
    Request request = {.environment = environment, .name = name, .bytes = pairs};
    return box_protect(box, update_view, &request);
}

static int set_texts(lua_State *L) {
    Request *request = lua_touserdata(L, 1);
    box_push_environment(L, request->environment);
    lua_rawgeti(L, LUA_REGISTRYINDEX, request->names);
    lua_createtable(L, 0, 4);
    lua_pushvalue(L, -2);
    lua_pushcclosure(L, box_read_text, 1);
    lua_setfield(L, -2, "__index");
    box_close_over(L, "texts");
    lua_pushstring(L, "texts");
    lua_insert(L, -2);
    lua_rawset(L, 2);
    return 0;
}

bool box_set_texts(Box *box, int environment, int names) {
    Request request = {.environment = environment, .names = names};
    return box_protect(box, set_texts, &request);
}

static int find_captured(lua_State *L) {
    Request *request = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, request->environment);
    if (lua_getfield(L, -1, "captured") != LUA_TTABLE) return 0;
    if (lua_rawgeti(L, -1, request->word) != LUA_TTABLE) return 0;
    lua_pushlstring(L, (const char *)request->bytes.bytes, request->bytes.count);
    if (lua_rawget(L, -2) != LUA_TFUNCTION) return 0;
    request->reference = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

int box_captured(Box *box, int environment, const char *word, BoxBytes name) {
    for (int i = 0; i < box->word_count; i += 1) {
        if (strcmp(box->words[i].name, word) != 0) continue;
        Request request = {.environment = environment, .word = i, .bytes = name};
        return box_protect(box, find_captured, &request) ? request.reference : 0;
    }
    return 0;
}

// MARK: Words in the library

static int add_word(lua_State *L) {
    Request *request = lua_touserdata(L, 1);
    const char *dot = strchr(request->name, '.');
    lua_rawgetp(L, LUA_REGISTRYINDEX, &box_key_globals);
    if (dot != NULL) {
        lua_pushlstring(L, request->name, (size_t)(dot - request->name));
        lua_pushvalue(L, -1);
        if (lua_rawget(L, 2) == LUA_TNIL) {
            lua_pop(L, 1);
            lua_newtable(L);
            box_push_read_only(L, lua_tostring(L, 3));
            lua_pushvalue(L, 3);
            lua_pushvalue(L, -2);
            lua_rawset(L, 2);
        }
        if (!box_push_inner(L, -1)) return luaL_error(L, "%s is taken", request->name);
    }
    lua_pushstring(L, dot == NULL ? request->name : dot + 1);
    lua_pushinteger(L, request->word);
    lua_pushcclosure(L, box_word_call, 1);
    lua_rawset(L, -3);
    return 0;
}

bool box_add_word(Box *box, const char *name, bool declaring, bool takes_functions) {
    if (box_refuses_for_test(box)) return false;
    BoxWord *grown = realloc(box->words, (size_t)(box->word_count + 1) * sizeof *grown);
    if (grown == NULL) return false;
    box->words = grown;
    char *copy = box_refuses_for_test(box) ? NULL : strdup(name);
    if (copy == NULL) return false;
    box->words[box->word_count] = (BoxWord){copy, declaring, takes_functions};
    box->word_count += 1;
    Request request = {.name = name, .word = box->word_count - 1};
    return box_protect(box, add_word, &request);
}
