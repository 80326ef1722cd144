// Lua's patterns as a list of items and a matcher that goes back through a stack of its own.
#ifndef PARLEY_BOX_PATTERN_H
#define PARLEY_BOX_PATTERN_H

#include "internal.h"

#define PATTERN_CAPTURES 32
#define CAPTURE_OPEN (-1)
#define CAPTURE_POSITION (-2)

typedef enum {
    ITEM_CHARACTER, // one that equals `character`
    ITEM_ANY,
    ITEM_SET,       // one of `set`
    ITEM_OPEN,
    ITEM_POSITION,
    ITEM_CLOSE,
    ITEM_BALANCE,   // %b: `character` ... `other`
    ITEM_FRONTIER,  // %f and `set`
    ITEM_BACK,      // %1...
    ITEM_AT_END,    // $
    ITEM_MISTAKE,   // raised only when the match gets here
    ITEM_MATCH,
} ItemKind;

typedef struct {
    ItemKind kind;
    char repeat; // 0, '*', '+', '-' or '?'
    unsigned char character, other;
    const char *mistake;
    int argument; // of BACK and of the mistake
    uint64_t set[4];
} PatternItem;

// One choice that can be taken back.
typedef struct {
    int item;        // where the match goes on
    const char *low; // LONGEST: the least; LAZY: not used
    const char *at;
} PatternChoice;

typedef struct {
    const char *start;
    ptrdiff_t length;
} PatternCapture;

// Room on the C stack for the short patterns that most are.
#define SHORT_PATTERN 16

typedef struct {
    PatternItem items[SHORT_PATTERN + 1];
    PatternChoice choices[SHORT_PATTERN + 1];
} PatternRoom;

typedef struct {
    const char *subject, *end;
    PatternItem *items;
    PatternChoice *choices; // one for each item is enough: a pattern has no loops
    int level;
    PatternCapture captures[PATTERN_CAPTURES];
} Pattern;

/// Parses into the room, or where it is too small or NULL into a userdata. Pushes one value, which must stay as long
/// as the pattern is used.
void pattern_open(lua_State *L, Pattern *pattern, PatternRoom *room, const char *text, size_t length);
/// The end of the match that begins here, or NULL. Charges the budget for each step.
const char *pattern_match(lua_State *L, Pattern *pattern, const char *start);
/// Pushes what was captured, the whole match when nothing was; returns how many.
int pattern_push_captures(lua_State *L, Pattern *pattern, const char *start, const char *end, bool whole);
void pattern_push_capture(lua_State *L, Pattern *pattern, int index, const char *start, const char *end);

#endif
