// A file's text to a function that a run calls with its own environment.
#include "internal.h"

// What a text is wrapped in: the run's globals come as the first argument, on the same lines.
static const char prefix[] = "return function(_ENV, ...) ";
static const char suffix[] = "\nend";

typedef struct {
    BoxBytes text;
    const char *file;
    int reference;
    int piece; // of prefix, text, suffix
    int pieces;
} Compiling;

/// Without a byte order mark and without a first line for the shell; the line itself stays, empty.
static BoxBytes without_marks(BoxBytes text) {
    if (text.count >= 3 && memcmp(text.bytes, "\xEF\xBB\xBF", 3) == 0) {
        text.bytes += 3;
        text.count -= 3;
    }
    if (text.count > 0 && text.bytes[0] == '#') {
        while (text.count > 0 && text.bytes[0] != '\n') {
            text.bytes += 1;
            text.count -= 1;
        }
    }
    return text;
}

static const char *read_piece(lua_State *L, void *user, size_t *count) {
    (void)L;
    Compiling *compiling = user;
    while (compiling->piece < compiling->pieces) {
        int piece = compiling->piece;
        compiling->piece += 1;
        if (piece == 0) {
            *count = sizeof prefix - 1;
            return prefix;
        }
        if (piece == 1 && compiling->text.count > 0) {
            *count = compiling->text.count;
            return (const char *)compiling->text.bytes;
        }
        if (piece == 2) {
            *count = sizeof suffix - 1;
            return suffix;
        }
    }
    *count = 0;
    return NULL;
}

static void load(lua_State *L, Compiling *compiling, int piece, int pieces) {
    compiling->piece = piece;
    compiling->pieces = pieces;
    lua_pushfstring(L, "@%s", compiling->file);
    int status = lua_load(L, read_piece, compiling, lua_tostring(L, -1), "t");
    if (status == LUA_OK) return;
    if (status == LUA_ERRSYNTAX) {
        Box *box = box_of(L);
        size_t length;
        const char *message = lua_tolstring(L, -1, &length);
        box_buffer_set(L, &box->special_message, message, length);
        box->special_kind = BOX_FAILURE_SYNTAX;
    }
    lua_error(L);
}

static int compile(lua_State *L) {
    Compiling *compiling = lua_touserdata(L, 1);
    compiling->text = without_marks(compiling->text);
    // Alone first, so that a text with an "end" too many cannot close the wrapper.
    load(L, compiling, 1, 2);
    lua_settop(L, 1);
    load(L, compiling, 0, 3);
    lua_call(L, 0, 1);
    compiling->reference = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

int box_compile(Box *box, BoxBytes text, const char *file) {
    Compiling compiling = {.text = text, .file = file};
    BoxBytes bare = without_marks(text);
    if (bare.count > 0 && bare.bytes[0] == 0x1B) {
        box->failure = (BoxFailure){.kind = BOX_FAILURE_BYTECODE};
        return 0;
    }
    return box_protect(box, compile, &compiling) ? compiling.reference : 0;
}
