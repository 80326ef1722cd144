// The state itself: how it is opened with its library, runs C code under protection, and is closed.
#include "internal.h"

#include <stdlib.h>

char box_key_globals = 0, box_key_environment_meta = 0, box_key_text_meta = 0, box_key_texts = 0;
char box_key_inner = 0, box_key_abort = 0, box_key_unwind = 0;

// MARK: Protection

void box_enter(Box *box, locale_t *old) {
    *old = box->locale == (locale_t)0 ? (locale_t)0 : uselocale(box->locale);
}

void box_leave(Box *box, locale_t old) {
    if (box->locale != (locale_t)0) uselocale(old);
}

/// Runs C code that may raise. What it raises becomes `box->failure`.
bool box_protect(Box *box, lua_CFunction body, void *arguments) {
    lua_State *L = box->L;
    locale_t old;
    box_enter(box, &old);
    // Neither of the two allocates.
    lua_pushcfunction(L, body);
    lua_pushlightuserdata(L, arguments);
    int status = lua_pcall(L, 1, 0, 0);
    if (status != LUA_OK) {
        BoxFailureKind abort = box->abort;
        box->abort = 0;
        box->has_trace = false;
        box_fill_failure(box, L, status);
        box->failure.frame_count = 0;
        box->abort = abort;
    }
    lua_settop(L, 0);
    box_leave(box, old);
    return status == LUA_OK;
}

// MARK: Life

static int open_libraries(lua_State *L) {
    Box *box = box_of(L);
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &box_key_globals);
    // The table that a text's own first upvalue would name; nothing reaches it, nothing is in it.
    lua_newtable(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    box_open_views(L);
    if (box->library == BOX_DATA) return 0;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &box_key_globals);
    box_open_base(L, box->library);
    box_open_pairs(L);
    if (box->library == BOX_PLUGIN) box_open_metatables(L);
    static const struct {
        const char *name;
        void (*open[3])(lua_State *);
    } libraries[] = {
        {"table", {box_open_table, box_open_sort, NULL}},
        {"string", {box_open_string, box_open_search, box_open_string_metatable}},
        {"math", {box_open_math, NULL, NULL}},
        {"utf8", {box_open_utf8, NULL, NULL}},
    };
    for (size_t i = 0; i < sizeof libraries / sizeof libraries[0]; i += 1) {
        lua_newtable(L);
        for (int j = 0; j < 3 && libraries[i].open[j] != NULL; j += 1) libraries[i].open[j](L);
        box_push_read_only(L, libraries[i].name);
        lua_setfield(L, -2, libraries[i].name);
    }
    return 0;
}

Box *box_open(BoxLibrary library, BoxLimits limits, BoxFlag *flag, int64_t fail_at, bool fail_on) {
    Box *box = calloc(1, sizeof *box);
    if (box == NULL) return NULL;
    box->library = library;
    box->limits = limits;
    box->flag = flag;
    box->fail_at = fail_at;
    box->fail_on = fail_on;
    box->locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    box->L = lua_newstate(box_allocate, box);
    if (box->L != NULL) {
        // A new thread copies this from the main one.
        *(Box **)lua_getextraspace(box->L) = box;
        lua_sethook(box->L, box_on_count, LUA_MASKCOUNT, BOX_HOOK_INTERVAL);
        if (box_protect(box, open_libraries, NULL)) return box;
    }
    box_close(box);
    return NULL;
}

void box_close(Box *box) {
    if (box == NULL) return;
    if (box->L != NULL) lua_close(box->L);
    if (box->locale != (locale_t)0) freelocale(box->locale);
    for (int i = 0; i < box->word_count; i += 1) free(box->words[i].name);
    free(box->words);
    box_forget_covered(box);
    BoxBuffer *buffers[] = {&box->out, &box->scratch, &box->made, &box->message, &box->special_message,
                            &box->special_view, &box->special_name};
    for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i += 1) free(buffers[i]->bytes);
    free(box);
}

void box_reset_budget(Box *box) {
    atomic_store(&box->flag->is_raised, false);
    box->steps = 0;
    box->bytes = 0;
    box->abort = 0;
    box->has_abort_frame = false;
}

static int collect(lua_State *L) {
    lua_gc(L, LUA_GCCOLLECT);
    return 0;
}

void box_collect(Box *box) { box_protect(box, collect, NULL); }

int64_t box_steps(const Box *box) { return box->steps; }
int64_t box_bytes(const Box *box) { return box->bytes; }
int64_t box_bytes_in_use(const Box *box) { return box->in_use; }
int64_t box_growths(const Box *box) { return box->growths; }
bool box_is_aborted(const Box *box) { return box->abort != 0; }
BoxBytes box_output(const Box *box) { return box_bytes_of(&box->out); }
int box_word(const Box *box) { return box->word; }
int box_depth(const Box *box) { return box->depth; }
const BoxFailure *box_failure(const Box *box) { return &box->failure; }

void box_release(Box *box, int reference) {
    // Writes into fields that exist: it cannot raise.
    luaL_unref(box->L, LUA_REGISTRYINDEX, reference);
}

void box_set_functions(lua_State *L, const luaL_Reg *functions) {
    for (; functions->name != NULL; functions += 1) {
        lua_pushcfunction(L, functions->func);
        lua_setfield(L, -2, functions->name);
    }
}
