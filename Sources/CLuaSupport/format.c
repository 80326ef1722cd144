// string.format without addresses: widths and precisions of two digits, as in the manual.
#include "internal.h"

#include <math.h>
#include <stdio.h>

typedef struct {
    char text[16]; // the specification as C reads it
    bool has_modifiers, has_precision;
    char conversion;
} Specification;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static int refuse(lua_State *L, const char *start, const char *at) {
    int length = (int)(at - start) < 20 ? (int)(at - start) + 1 : 20;
    lua_pushlstring(L, start, (size_t)length);
    return luaL_error(L, "invalid conversion '%%%s' to 'format'", lua_tostring(L, -1));
}

/// Which flags a conversion takes; NULL where it is none.
static const char *flags_of(char conversion) {
    switch (conversion) {
    case 'c':
    case 's': return "-";
    case 'd':
    case 'i': return "-+0 ";
    case 'u': return "-0";
    case 'o':
    case 'x':
    case 'X': return "-#0";
    case 'a':
    case 'A':
    case 'e':
    case 'E':
    case 'f':
    case 'g':
    case 'G': return "-+#0 ";
    case 'q': return "";
    default: return NULL;
    }
}

/// `start` stands after the per cent sign. The subject ends with a zero byte.
static const char *read_specification(lua_State *L, const char *start, Specification *specification) {
    const char *at = start;
    while (*at != 0 && strchr("-+ #0", *at) != NULL) at += 1;
    const char *flags_end = at;
    if (flags_end - start > 5) refuse(L, start, at);
    for (int i = 0; i < 2 && is_digit(*at); i += 1) at += 1;
    specification->has_precision = *at == '.';
    if (*at == '.') {
        at += 1;
        for (int i = 0; i < 2 && is_digit(*at); i += 1) at += 1;
    }
    specification->conversion = *at;
    specification->has_modifiers = at > start;
    if (*at == 'q' && specification->has_modifiers) luaL_error(L, "specifier '%%q' cannot have modifiers");
    if (*at == 'p') luaL_error(L, "'%%p' is not offered: an address differs from run to run");
    const char *allowed = *at == 0 ? NULL : flags_of(*at);
    if (allowed == NULL || (specification->has_precision && *at == 'c')) refuse(L, start, at);
    for (const char *flag = start; flag < flags_end; flag += 1) {
        if (strchr(allowed, *flag) == NULL) refuse(L, start, at);
    }
    size_t length = (size_t)(at - start);
    char *text = specification->text;
    *text++ = '%';
    memcpy(text, start, length);
    text += length;
    if (strchr("diouxX", *at) != NULL) {
        *text++ = 'l';
        *text++ = 'l';
    }
    *text++ = *at;
    *text = 0;
    return at + 1;
}

static void add(lua_State *L, luaL_Buffer *result, size_t *total, const char *bytes, size_t count) {
    *total += count;
    box_charge(L, (int64_t)(count / 8) + 1);
    box_check_string(L, *total);
    luaL_addlstring(result, bytes, count);
}

// MARK: %q

static void quote_string(lua_State *L, luaL_Buffer *result, size_t *total, const char *text, size_t length) {
    add(L, result, total, "\"", 1);
    for (size_t i = 0; i < length; i += 1) {
        unsigned char c = (unsigned char)text[i];
        char escaped[8];
        int size = 1;
        if (c == '"' || c == '\\' || c == '\n') {
            size = snprintf(escaped, sizeof escaped, "\\%c", c);
        } else if (c < 0x20 || c == 0x7F) {
            bool is_wide = i + 1 < length && is_digit(text[i + 1]);
            size = snprintf(escaped, sizeof escaped, is_wide ? "\\%03d" : "\\%d", c);
        } else {
            escaped[0] = (char)c;
        }
        add(L, result, total, escaped, (size_t)size);
    }
    add(L, result, total, "\"", 1);
}

static void quote_number(lua_State *L, int index, char *text, size_t size) {
    if (lua_isinteger(L, index)) {
        lua_Integer integer = lua_tointeger(L, index);
        // The least integer has no decimal literal.
        snprintf(text, size, integer == LUA_MININTEGER ? "0x%llx" : "%lld", (long long)integer);
        return;
    }
    lua_Number number = lua_tonumber(L, index);
    if (isnan(number)) {
        snprintf(text, size, "(0/0)");
    } else if (isinf(number)) {
        snprintf(text, size, number > 0 ? "1e9999" : "-1e9999");
    } else {
        snprintf(text, size, "%a", number);
    }
}

static void quote(lua_State *L, luaL_Buffer *result, size_t *total, int index) {
    char text[64];
    size_t length;
    switch (lua_type(L, index)) {
    case LUA_TSTRING: {
        const char *string = lua_tolstring(L, index, &length);
        quote_string(L, result, total, string, length);
        return;
    }
    case LUA_TNUMBER: quote_number(L, index, text, sizeof text); break;
    case LUA_TNIL: strcpy(text, "nil"); break;
    case LUA_TBOOLEAN: strcpy(text, lua_toboolean(L, index) ? "true" : "false"); break;
    default: luaL_argerror(L, index, "value has no literal form"); return;
    }
    add(L, result, total, text, strlen(text));
}

// MARK: The others

/// Pushes the text of `%s`, cut and padded.
static void push_padded(lua_State *L, const Specification *specification, int index) {
    size_t length;
    const char *text = box_to_text(L, index, &length);
    if (!specification->has_modifiers) return;
    luaL_argcheck(L, length == strlen(text), index, "string contains zeros");
    // A width has two digits: it does nothing to a longer text.
    if (!specification->has_precision && length >= 100) return;
    char padded[128];
    int size = snprintf(padded, sizeof padded, specification->text, text);
    lua_pushlstring(L, padded, (size_t)size);
    lua_replace(L, -2);
}

static int format_number(lua_State *L, const Specification *specification, int index, char *text, size_t size) {
    switch (specification->conversion) {
    case 'c': return snprintf(text, size, specification->text, (int)luaL_checkinteger(L, index));
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X': return snprintf(text, size, specification->text, (long long)luaL_checkinteger(L, index));
    default: return snprintf(text, size, specification->text, luaL_checknumber(L, index));
    }
}

int box_format(lua_State *L) {
    int top = lua_gettop(L), index = 1;
    size_t length, total = 0;
    const char *at = luaL_checklstring(L, 1, &length), *end = at + length;
    luaL_Buffer result;
    luaL_buffinit(L, &result);
    while (at < end) {
        const char *mark = memchr(at, '%', (size_t)(end - at));
        add(L, &result, &total, at, (size_t)((mark == NULL ? end : mark) - at));
        if (mark == NULL) break;
        at = mark + 1;
        if (at < end && *at == '%') {
            add(L, &result, &total, "%", 1);
            at += 1;
            continue;
        }
        Specification specification;
        box_charge(L, 10);
        index += 1;
        if (index > top) luaL_argerror(L, index, "no value");
        at = read_specification(L, at, &specification);
        if (specification.conversion == 'q') {
            quote(L, &result, &total, index);
        } else if (specification.conversion == 's') {
            push_padded(L, &specification, index);
            total += lua_rawlen(L, -1);
            box_charge(L, (int64_t)(lua_rawlen(L, -1) / 8) + 1);
            box_check_string(L, total);
            luaL_addvalue(&result);
        } else {
            // The longest: 309 digits, a point and 99 more.
            char text[512];
            int size = format_number(L, &specification, index, text, sizeof text);
            // All digits of a large or small number are worked out, also those that are then cut.
            box_charge(L, 20 + size + (specification.has_precision ? 100 : 0));
            add(L, &result, &total, text, (size_t)size);
        }
    }
    luaL_pushresult(&result);
    return 1;
}
