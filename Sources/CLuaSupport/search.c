// string.find, match, gmatch and gsub over the box's own matcher.
#include "pattern.h"

static size_t start_position(lua_Integer position, size_t length) {
    if (position > 0) return (size_t)position - 1;
    if (position == 0 || position < -(lua_Integer)length) return 0;
    return length - (size_t)(-position);
}

static bool has_specials(const char *text, size_t length) {
    for (size_t i = 0; i < length; i += 1) {
        if (text[i] != 0 && strchr("^$*+?.([%-", text[i]) != NULL) return true;
    }
    return false;
}

static int find_plain(lua_State *L, const char *subject, size_t length, size_t start, const char *text, size_t size) {
    const char *found = NULL;
    if (size == 0) {
        found = subject + start;
    } else if (size <= length - start) {
        // Linear in the subject for long texts, and at most 256 times that for short ones.
        found = memmem(subject + start, length - start, text, size);
    }
    box_charge(L, found == NULL ? (int64_t)(length - start + size) : found - (subject + start) + (int64_t)size);
    if (found == NULL) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, found - subject + 1);
    lua_pushinteger(L, found - subject + (lua_Integer)size);
    return 2;
}

static int search(lua_State *L, bool finds) {
    size_t length, size;
    const char *subject = luaL_checklstring(L, 1, &length), *text = luaL_checklstring(L, 2, &size);
    size_t start = start_position(luaL_optinteger(L, 3, 1), length);
    if (start > length) {
        lua_pushnil(L);
        return 1;
    }
    if (finds && (lua_toboolean(L, 4) || !has_specials(text, size))) {
        return find_plain(L, subject, length, start, text, size);
    }
    Pattern pattern = {.subject = subject, .end = subject + length};
    bool is_anchored = size > 0 && *text == '^';
    PatternRoom room;
    pattern_open(L, &pattern, &room, is_anchored ? text + 1 : text, is_anchored ? size - 1 : size);
    for (const char *at = subject + start; at <= pattern.end; at += 1) {
        const char *end = pattern_match(L, &pattern, at);
        if (end != NULL && !finds) return pattern_push_captures(L, &pattern, at, end, true);
        if (end != NULL) {
            lua_pushinteger(L, at - subject + 1);
            lua_pushinteger(L, end - subject);
            return 2 + pattern_push_captures(L, &pattern, at, end, false);
        }
        if (is_anchored) break;
    }
    lua_pushnil(L);
    return 1;
}

static int string_find(lua_State *L) { return search(L, true); }
static int string_match(lua_State *L) { return search(L, false); }

// MARK: gmatch

typedef struct {
    Pattern pattern;
    const char *at;
    const char *last; // the end of the last match: an empty one there is none
} Iteration;

/// Upvalues: the subject, the pattern, the iteration, its items.
static int next_match(lua_State *L) {
    Iteration *iteration = lua_touserdata(L, lua_upvalueindex(3));
    for (const char *at = iteration->at; at <= iteration->pattern.end; at += 1) {
        const char *end = pattern_match(L, &iteration->pattern, at);
        if (end != NULL && end != iteration->last) {
            iteration->at = iteration->last = end;
            return pattern_push_captures(L, &iteration->pattern, at, end, true);
        }
    }
    iteration->at = iteration->pattern.end + 1;
    return 0;
}

static int string_gmatch(lua_State *L) {
    size_t length, size;
    const char *subject = luaL_checklstring(L, 1, &length), *text = luaL_checklstring(L, 2, &size);
    size_t start = start_position(luaL_optinteger(L, 3, 1), length);
    lua_settop(L, 2);
    Iteration *iteration = lua_newuserdatauv(L, sizeof *iteration, 0);
    memset(iteration, 0, sizeof *iteration);
    iteration->pattern.subject = subject;
    iteration->pattern.end = subject + length;
    iteration->at = start > length ? subject + length + 1 : subject + start;
    pattern_open(L, &iteration->pattern, NULL, text, size);
    lua_pushcclosure(L, next_match, 4);
    return 1;
}

// MARK: gsub

typedef struct {
    lua_State *L;
    Pattern pattern;
    luaL_Buffer result;
    size_t total;
    const char *replacement;
    size_t size;
    int kind;
} Replacing;

static void add_bytes(Replacing *replacing, const char *bytes, size_t count) {
    replacing->total += count;
    box_charge(replacing->L, (int64_t)(count / 8) + 2);
    box_check_string(replacing->L, replacing->total);
    luaL_addlstring(&replacing->result, bytes, count);
}

/// Adds the string on the top.
static void add_value(Replacing *replacing) {
    size_t length;
    lua_tolstring(replacing->L, -1, &length);
    replacing->total += length;
    box_charge(replacing->L, (int64_t)(length / 8));
    box_check_string(replacing->L, replacing->total);
    luaL_addvalue(&replacing->result);
}

static void add_template(Replacing *replacing, const char *start, const char *end) {
    const char *at = replacing->replacement, *stop = at + replacing->size;
    while (at < stop) {
        const char *mark = memchr(at, '%', (size_t)(stop - at));
        add_bytes(replacing, at, (size_t)((mark == NULL ? stop : mark) - at));
        if (mark == NULL) return;
        char c = stop - mark > 1 ? mark[1] : 0;
        box_charge(replacing->L, 1);
        if (c == '%') {
            add_bytes(replacing, "%", 1);
        } else if (c == '0') {
            add_bytes(replacing, start, (size_t)(end - start));
        } else if (c >= '1' && c <= '9') {
            pattern_push_capture(replacing->L, &replacing->pattern, c - '1', start, end);
            add_value(replacing);
        } else {
            luaL_error(replacing->L, "invalid use of '%%' in replacement string");
        }
        at = mark + 2;
    }
}

static void add_replacement(Replacing *replacing, const char *start, const char *end) {
    lua_State *L = replacing->L;
    if (replacing->kind == LUA_TFUNCTION) {
        lua_pushvalue(L, 3);
        int count = pattern_push_captures(L, &replacing->pattern, start, end, true);
        lua_call(L, count, 1);
    } else if (replacing->kind == LUA_TTABLE) {
        pattern_push_capture(L, &replacing->pattern, 0, start, end);
        lua_gettable(L, 3);
    } else {
        add_template(replacing, start, end);
        return;
    }
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        add_bytes(replacing, start, (size_t)(end - start));
    } else if (!lua_isstring(L, -1)) {
        luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    } else {
        add_value(replacing);
    }
}

static int string_gsub(lua_State *L) {
    size_t length, size;
    Replacing replacing = {.L = L};
    const char *subject = luaL_checklstring(L, 1, &length), *text = luaL_checklstring(L, 2, &size);
    replacing.kind = lua_type(L, 3);
    luaL_argexpected(L, replacing.kind == LUA_TNUMBER || replacing.kind == LUA_TSTRING
                            || replacing.kind == LUA_TFUNCTION || replacing.kind == LUA_TTABLE,
                     3, "string/function/table");
    lua_Integer limit = luaL_optinteger(L, 4, (lua_Integer)length + 1), count = 0;
    if (replacing.kind == LUA_TNUMBER || replacing.kind == LUA_TSTRING) {
        replacing.replacement = lua_tolstring(L, 3, &replacing.size);
    }
    bool is_anchored = size > 0 && *text == '^';
    replacing.pattern.subject = subject;
    replacing.pattern.end = subject + length;
    lua_settop(L, 4);
    PatternRoom room;
    pattern_open(L, &replacing.pattern, &room, is_anchored ? text + 1 : text, is_anchored ? size - 1 : size);
    luaL_buffinit(L, &replacing.result);
    const char *at = subject, *last = NULL;
    while (count < limit) {
        const char *end = pattern_match(L, &replacing.pattern, at);
        if (end != NULL && end != last) {
            count += 1;
            add_replacement(&replacing, at, end);
            at = last = end;
        } else if (at < replacing.pattern.end) {
            replacing.total += 1;
            luaL_addchar(&replacing.result, *at);
            at += 1;
        } else {
            break;
        }
        if (is_anchored) break;
    }
    add_bytes(&replacing, at, (size_t)(replacing.pattern.end - at));
    luaL_pushresult(&replacing.result);
    lua_pushinteger(L, count);
    return 2;
}

void box_open_search(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"find", string_find}, {"match", string_match}, {"gmatch", string_gmatch}, {"gsub", string_gsub},
        {NULL, NULL},
    };
    box_set_functions(L, functions);
}
