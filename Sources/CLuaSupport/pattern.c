// The parser of Lua's patterns (manual, 6.4.1): items in a list, a mistake as the item where it is met.
#include "pattern.h"

#include <ctype.h>

typedef struct {
    const char *at, *end;
    PatternItem *item;
} Parser;

/// The classes of the C locale, whatever the process has.
static bool in_class(int letter, int c) {
    bool is_upper = c >= 'A' && c <= 'Z', is_lower = c >= 'a' && c <= 'z', is_digit = c >= '0' && c <= '9';
    bool is_graphic = c > 0x20 && c < 0x7F;
    switch (letter) {
    case 'a': return is_upper || is_lower;
    case 'c': return c < 0x20 || c == 0x7F;
    case 'd': return is_digit;
    case 'g': return is_graphic;
    case 'l': return is_lower;
    case 'p': return is_graphic && !is_upper && !is_lower && !is_digit;
    case 's': return c == ' ' || (c >= '\t' && c <= '\r');
    case 'u': return is_upper;
    case 'w': return is_upper || is_lower || is_digit;
    default: return is_digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); // x
    }
}

static bool is_class_letter(unsigned char letter) {
    return letter != 0 && strchr("acdglpsuwxACDGLPSUWX", letter) != NULL;
}

static void add(PatternItem *item, int c) { item->set[c >> 6] |= (uint64_t)1 << (c & 63); }

static void add_class(PatternItem *item, unsigned char letter) {
    bool is_negative = letter >= 'A' && letter <= 'Z';
    for (int c = 0; c < 256; c += 1) {
        if (in_class(letter | 0x20, c) != is_negative) add(item, c);
    }
}

static void mistake(Parser *parser, const char *message, int argument) {
    parser->item->kind = ITEM_MISTAKE;
    parser->item->mistake = message;
    parser->item->argument = argument;
    parser->at = parser->end;
}

/// After the bracket. The first character after [ or [^ is always a member.
static bool parse_set(Parser *parser) {
    const char *at = parser->at, *end = parser->end;
    bool is_negative = at < end && *at == '^';
    if (is_negative) at += 1;
    const char *close = at;
    do {
        if (close >= end) return false;
        close += *close == '%' && end - close > 1 ? 2 : 1;
    } while (close >= end || *close != ']');
    for (; at < close; at += 1) {
        unsigned char c = (unsigned char)*at;
        if (c == '%') {
            at += 1;
            if (is_class_letter((unsigned char)*at)) {
                add_class(parser->item, (unsigned char)*at);
            } else {
                add(parser->item, (unsigned char)*at);
            }
        } else if (close - at > 2 && at[1] == '-') {
            for (int member = c; member <= (unsigned char)at[2]; member += 1) add(parser->item, member);
            at += 2;
        } else {
            add(parser->item, c);
        }
    }
    if (is_negative) {
        for (int i = 0; i < 4; i += 1) parser->item->set[i] = ~parser->item->set[i];
    }
    parser->at = close + 1;
    return true;
}

static void parse_repeat(Parser *parser) {
    if (parser->at < parser->end && *parser->at != 0 && strchr("*+-?", *parser->at) != NULL) {
        parser->item->repeat = *parser->at;
        parser->at += 1;
    }
}

/// After a per cent sign.
static void parse_escape(Parser *parser) {
    PatternItem *item = parser->item;
    if (parser->at >= parser->end) return mistake(parser, "malformed pattern (ends with '%')", 0);
    unsigned char c = (unsigned char)*parser->at++;
    if (c == 'b') {
        if (parser->end - parser->at < 2) {
            return mistake(parser, "malformed pattern (missing arguments to '%b')", 0);
        }
        item->kind = ITEM_BALANCE;
        item->character = (unsigned char)parser->at[0];
        item->other = (unsigned char)parser->at[1];
        parser->at += 2;
    } else if (c == 'f') {
        item->kind = ITEM_FRONTIER;
        if (parser->at >= parser->end || *parser->at != '[') {
            return mistake(parser, "missing '[' after '%f' in pattern", 0);
        }
        parser->at += 1;
        if (!parse_set(parser)) mistake(parser, "malformed pattern (missing ']')", 0);
    } else if (c >= '0' && c <= '9') {
        item->kind = ITEM_BACK;
        item->argument = c - '1';
    } else {
        item->kind = is_class_letter(c) ? ITEM_SET : ITEM_CHARACTER;
        item->character = c;
        if (item->kind == ITEM_SET) add_class(item, c);
        parse_repeat(parser);
    }
}

static void parse_item(Parser *parser) {
    PatternItem *item = parser->item;
    char c = *parser->at++;
    switch (c) {
    case '(':
        item->kind = ITEM_OPEN;
        if (parser->at < parser->end && *parser->at == ')') {
            item->kind = ITEM_POSITION;
            parser->at += 1;
        }
        return;
    case ')': item->kind = ITEM_CLOSE; return;
    case '%': parse_escape(parser); return;
    case '[':
        item->kind = ITEM_SET;
        if (!parse_set(parser)) return mistake(parser, "malformed pattern (missing ']')", 0);
        break;
    case '$':
        if (parser->at == parser->end) {
            item->kind = ITEM_AT_END;
            return;
        }
        item->kind = ITEM_CHARACTER;
        item->character = '$';
        break;
    case '.': item->kind = ITEM_ANY; break;
    default:
        item->kind = ITEM_CHARACTER;
        item->character = (unsigned char)c;
    }
    parse_repeat(parser);
}

void pattern_open(lua_State *L, Pattern *pattern, PatternRoom *room, const char *text, size_t length) {
    // A class takes a look at each of 256 characters.
    int64_t classes = 0;
    for (size_t i = 0; i < length; i += 1) classes += text[i] == '%';
    box_charge(L, 4 + 3 * (int64_t)length + 30 * classes);
    // Each item takes a character at least, and the end is one more.
    size_t count = length + 1;
    if (room != NULL && length <= SHORT_PATTERN) {
        pattern->items = room->items;
        pattern->choices = room->choices;
        lua_pushnil(L);
    } else {
        char *space = lua_newuserdatauv(L, count * (sizeof(PatternItem) + sizeof(PatternChoice)), 0);
        pattern->items = (PatternItem *)(void *)space;
        pattern->choices = (PatternChoice *)(void *)(space + count * sizeof(PatternItem));
    }
    memset(pattern->items, 0, count * sizeof(PatternItem));
    Parser parser = {text, text + length, pattern->items};
    while (parser.at < parser.end) {
        parse_item(&parser);
        parser.item += 1;
    }
    parser.item->kind = ITEM_MATCH;
}
