// The matcher: backtracking as the manual defines it, every step charged, no recursion.
#include "pattern.h"

typedef struct {
    lua_State *L;
    Pattern *pattern;
    int64_t steps; // not yet charged
    int choice_count;
    const char *at;
    int item;
} Match;

static void charge_step(Match *match, int64_t steps) {
    match->steps += steps;
    if (match->steps >= 256) {
        box_charge(match->L, match->steps);
        match->steps = 0;
    }
}

static bool is_in_set(const PatternItem *item, unsigned char c) { return (item->set[c >> 6] >> (c & 63)) & 1; }

static bool takes(const PatternItem *item, unsigned char c) {
    switch (item->kind) {
    case ITEM_ANY: return true;
    case ITEM_CHARACTER: return c == item->character;
    default: return is_in_set(item, c);
    }
}

static void push_choice(Match *match, int item, const char *low, const char *at) {
    match->pattern->choices[match->choice_count] = (PatternChoice){item, low, at};
    match->choice_count += 1;
}

static int open_level(Match *match) {
    for (int level = match->pattern->level - 1; level >= 0; level -= 1) {
        if (match->pattern->captures[level].length == CAPTURE_OPEN) return level;
    }
    return luaL_error(match->L, "invalid pattern capture");
}

/// A single character with its repetition. Each false means: this way is a dead end.
static bool step_single(Match *match, const PatternItem *item) {
    const char *end = match->pattern->end, *at = match->at;
    if (item->repeat == 0) {
        if (at >= end || !takes(item, (unsigned char)*at)) return false;
        match->at += 1;
        match->item += 1;
        return true;
    }
    if (item->repeat == '-') {
        push_choice(match, match->item, NULL, at);
        match->item += 1;
        return true;
    }
    if (item->repeat == '?') {
        if (at < end && takes(item, (unsigned char)*at)) {
            push_choice(match, match->item, at, at + 1);
            match->at += 1;
        }
        match->item += 1;
        return true;
    }
    const char *low = at;
    while (at < end && takes(item, (unsigned char)*at)) at += 1;
    charge_step(match, at - low);
    if (item->repeat == '+') {
        if (at == low) return false;
        low += 1;
    }
    if (at > low) push_choice(match, match->item, low, at);
    match->at = at;
    match->item += 1;
    return true;
}

static bool step_balance(Match *match, const PatternItem *item) {
    const char *end = match->pattern->end, *at = match->at;
    if (at >= end || (unsigned char)*at != item->character) return false;
    int64_t depth = 1;
    for (at += 1; at < end; at += 1) {
        unsigned char c = (unsigned char)*at;
        // When both are the same character, the second one closes.
        if (c == item->other) {
            depth -= 1;
            if (depth == 0) break;
        } else if (c == item->character) {
            depth += 1;
        }
    }
    charge_step(match, at - match->at);
    if (at >= end) return false;
    match->at = at + 1;
    match->item += 1;
    return true;
}

static bool step_back(Match *match, const PatternItem *item) {
    Pattern *pattern = match->pattern;
    if (item->argument < 0 || item->argument >= pattern->level
        || pattern->captures[item->argument].length == CAPTURE_OPEN) {
        luaL_error(match->L, "invalid capture index %%%d", item->argument + 1);
    }
    PatternCapture capture = pattern->captures[item->argument];
    if (capture.length < 0 || pattern->end - match->at < capture.length) return false;
    charge_step(match, capture.length);
    if (memcmp(capture.start, match->at, (size_t)capture.length) != 0) return false;
    match->at += capture.length;
    match->item += 1;
    return true;
}

static bool step_capture(Match *match, const PatternItem *item) {
    Pattern *pattern = match->pattern;
    if (item->kind == ITEM_CLOSE) {
        int level = open_level(match);
        pattern->captures[level].length = match->at - pattern->captures[level].start;
        push_choice(match, match->item, NULL, pattern->captures[level].start);
        // Which level it was is told by the start that it closes, together with the item.
        pattern->choices[match->choice_count - 1].low = (const char *)&pattern->captures[level];
    } else {
        if (pattern->level >= PATTERN_CAPTURES) luaL_error(match->L, "too many captures");
        PatternCapture *capture = &pattern->captures[pattern->level];
        capture->start = match->at;
        capture->length = item->kind == ITEM_POSITION ? CAPTURE_POSITION : CAPTURE_OPEN;
        pattern->level += 1;
        push_choice(match, match->item, NULL, match->at);
    }
    match->item += 1;
    return true;
}

static bool step_other(Match *match, const PatternItem *item) {
    const Pattern *pattern = match->pattern;
    switch (item->kind) {
    case ITEM_OPEN:
    case ITEM_POSITION:
    case ITEM_CLOSE: return step_capture(match, item);
    case ITEM_BALANCE: return step_balance(match, item);
    case ITEM_BACK: return step_back(match, item);
    case ITEM_AT_END:
        match->item += 1;
        return match->at == pattern->end;
    case ITEM_FRONTIER: {
        unsigned char before = match->at == pattern->subject ? 0 : (unsigned char)match->at[-1];
        unsigned char after = match->at == pattern->end ? 0 : (unsigned char)*match->at;
        match->item += 1;
        return !is_in_set(item, before) && is_in_set(item, after);
    }
    default: luaL_error(match->L, "%s", item->mistake); return false;
    }
}

/// Takes back choices until one offers another way. False when none is left.
static bool go_back(Match *match) {
    Pattern *pattern = match->pattern;
    while (match->choice_count > 0) {
        PatternChoice *choice = &pattern->choices[match->choice_count - 1];
        const PatternItem *item = &pattern->items[choice->item];
        charge_step(match, 1);
        if (item->kind == ITEM_OPEN || item->kind == ITEM_POSITION) {
            pattern->level -= 1;
        } else if (item->kind == ITEM_CLOSE) {
            ((PatternCapture *)(void *)choice->low)->length = CAPTURE_OPEN;
        } else if (item->repeat == '-') {
            if (choice->at < pattern->end && takes(item, (unsigned char)*choice->at)) {
                choice->at += 1;
                match->at = choice->at;
                match->item = choice->item + 1;
                return true;
            }
        } else if (choice->at > choice->low) {
            choice->at -= 1;
            match->at = choice->at;
            match->item = choice->item + 1;
            if (choice->at == choice->low) match->choice_count -= 1;
            return true;
        }
        match->choice_count -= 1;
    }
    return false;
}

const char *pattern_match(lua_State *L, Pattern *pattern, const char *start) {
    Match match = {.L = L, .pattern = pattern, .at = start};
    pattern->level = 0;
    for (;;) {
        const PatternItem *item = &pattern->items[match.item];
        charge_step(&match, 1);
        if (item->kind == ITEM_MATCH) break;
        bool is_single = item->kind == ITEM_CHARACTER || item->kind == ITEM_ANY || item->kind == ITEM_SET;
        bool goes_on = is_single ? step_single(&match, item) : step_other(&match, item);
        if (!goes_on && !go_back(&match)) {
            match.at = NULL;
            break;
        }
    }
    box_charge(L, match.steps);
    return match.at;
}

void pattern_push_capture(lua_State *L, Pattern *pattern, int index, const char *start, const char *end) {
    if (index >= pattern->level) {
        if (index != 0) luaL_error(L, "invalid capture index %%%d", index + 1);
        lua_pushlstring(L, start, (size_t)(end - start));
        return;
    }
    PatternCapture capture = pattern->captures[index];
    if (capture.length == CAPTURE_OPEN) luaL_error(L, "unfinished capture");
    if (capture.length == CAPTURE_POSITION) {
        lua_pushinteger(L, capture.start - pattern->subject + 1);
    } else {
        box_charge(L, capture.length / 16);
        lua_pushlstring(L, capture.start, (size_t)capture.length);
    }
}

int pattern_push_captures(lua_State *L, Pattern *pattern, const char *start, const char *end, bool whole) {
    int count = pattern->level == 0 && whole ? 1 : pattern->level;
    luaL_checkstack(L, count + 2, "too many captures");
    for (int i = 0; i < count; i += 1) pattern_push_capture(L, pattern, i, start, end);
    return count;
}
