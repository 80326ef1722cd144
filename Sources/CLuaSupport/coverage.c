// Which lines ran: counted by a line hook beside the count hook, and only in a box that was told to.
#include "internal.h"

#include <stdlib.h>

bool box_cover(Box *box, const char *file, uint32_t *counts, int lines) {
    BoxCovered *grown = realloc(box->covered, (size_t)(box->covered_count + 1) * sizeof *grown);
    if (grown == NULL) return false;
    box->covered = grown;
    char *copy = strdup(file);
    if (copy == NULL) return false;
    box->covered[box->covered_count] = (BoxCovered){copy, counts, lines};
    box->covered_count += 1;
    // The count hook sees the same instructions as without lines: the budget stays exact.
    lua_sethook(box->L, box_on_line_or_count, LUA_MASKCOUNT | LUA_MASKLINE, BOX_HOOK_INTERVAL);
    return true;
}

static void count_line(lua_State *L, lua_Debug *activation) {
    Box *box = box_of(L);
    if (lua_getinfo(L, "Sl", activation) == 0 || activation->source[0] != '@') return;
    // Lines of one file mostly follow each other.
    for (int i = 0; i < box->covered_count; i += 1) {
        int place = (box->covered_last + i) % box->covered_count;
        const BoxCovered *covered = &box->covered[place];
        if (strcmp(covered->file, activation->source + 1) != 0) continue;
        box->covered_last = place;
        int line = activation->currentline;
        if (line > 0 && line < covered->lines) __atomic_fetch_add(&covered->counts[line], 1, __ATOMIC_RELAXED);
        return;
    }
}

void box_on_line_or_count(lua_State *L, lua_Debug *activation) {
    if (activation->event == LUA_HOOKLINE) {
        count_line(L, activation);
    } else {
        box_on_count(L, activation);
    }
}

void box_forget_covered(Box *box) {
    for (int i = 0; i < box->covered_count; i += 1) free(box->covered[i].file);
    free(box->covered);
}

// MARK: The lines that can run

typedef struct {
    int reference;
    const char *file;
} Dumping;

static int write_piece(lua_State *L, const void *bytes, size_t count, void *user) {
    (void)user;
    Box *box = box_of(L);
    char *place = box_buffer_grow(L, &box->out, count);
    memcpy(place, bytes, count);
    return 0;
}

static int dump(lua_State *L) {
    const Dumping *dumping = lua_touserdata(L, 1);
    box_of(L)->out.count = 0;
    lua_rawgeti(L, LUA_REGISTRYINDEX, dumping->reference);
    return lua_dump(L, write_piece, NULL, 0);
}

bool box_dump(Box *box, int chunk) {
    Dumping dumping = {.reference = chunk};
    return box_protect(box, dump, &dumping);
}
