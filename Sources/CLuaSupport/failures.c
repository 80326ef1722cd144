// Failures as data: messages, their kind, and the lines of the stack.
#include "internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

bool box_frame_at(lua_State *L, int level, BoxFrame *frame) {
    lua_Debug activation;
    if (!lua_getstack(L, level, &activation)) return false;
    lua_getinfo(L, "Sl", &activation);
    if (activation.currentline < 0) return false;
    const char *file = activation.source[0] == '@' ? activation.source + 1 : activation.source;
    strncpy(frame->file, file, BOX_FILE_LENGTH - 1);
    frame->file[BOX_FILE_LENGTH - 1] = 0;
    frame->line = activation.currentline;
    return true;
}

void box_read_frames(lua_State *L, int level, BoxFailure *failure) {
    lua_Debug activation;
    failure->frame_count = 0;
    // A deep stack is read from its inner end alone.
    for (int i = 0; i < 64 && failure->frame_count < BOX_FRAMES; i += 1, level += 1) {
        if (!lua_getstack(L, level, &activation)) break;
        if (box_frame_at(L, level, &failure->frames[failure->frame_count])) failure->frame_count += 1;
    }
}

int box_fail(lua_State *L, BoxFailureKind kind, const char *format, ...) {
    Box *box = box_of(L);
    va_list arguments;
    va_start(arguments, format);
    luaL_where(L, 1);
    lua_pushvfstring(L, format, arguments);
    va_end(arguments);
    lua_concat(L, 2);
    size_t length;
    const char *message = lua_tolstring(L, -1, &length);
    box_buffer_set(L, &box->special_message, message, length);
    box->special_kind = kind;
    return lua_error(L);
}

BoxBytes box_bytes_of(const BoxBuffer *buffer) {
    return (BoxBytes){(const uint8_t *)buffer->bytes, buffer->count};
}

/// The message outlives the state's next move: it is copied out of Lua.
static bool take_message(Box *box, const char *bytes, size_t count) {
    if (count + 1 > box->message.capacity) {
        char *grown = box_refuses_for_test(box) ? NULL : realloc(box->message.bytes, count + 1);
        if (grown == NULL) return false;
        box->message.bytes = grown;
        box->message.capacity = count + 1;
    }
    memcpy(box->message.bytes, bytes, count);
    box->message.count = count;
    return true;
}

static void describe_error_value(Box *box, lua_State *L) {
    char text[64] = "an error value of type ";
    if (lua_type(L, -1) == LUA_TSTRING) {
        size_t length;
        const char *message = lua_tolstring(L, -1, &length);
        if (length > 4096) length = 4096;
        if (take_message(box, message, length)) return;
    }
    if (lua_isinteger(L, -1)) {
        snprintf(text, sizeof text, "%lld", (long long)lua_tointeger(L, -1));
    } else if (lua_type(L, -1) == LUA_TNUMBER) {
        snprintf(text, sizeof text, "%.14g", lua_tonumber(L, -1));
    } else {
        strncat(text, luaL_typename(L, -1), 20);
    }
    if (!take_message(box, text, strlen(text))) box->message.count = 0;
}

/// Turns the error on the top of a stack that has not been unwound into `box->failure`.
void box_fill_failure(Box *box, lua_State *L, int status) {
    BoxFailure *failure = &box->failure;
    failure->view = failure->name = failure->message = (BoxBytes){NULL, 0};
    if (box->abort != 0 || status == LUA_ERRMEM) {
        if (!box->has_trace) box_read_frames(L, 0, failure);
        if (box->has_abort_frame) {
            failure->frames[0] = box->abort_frame;
            failure->frame_count = 1;
        }
        failure->kind = box->abort != 0 ? box->abort : BOX_FAILURE_MEMORY;
        return;
    }
    if (!box->has_trace) box_read_frames(L, 0, failure);
    failure->kind = lua_islightuserdata(L, -1) ? BOX_FAILURE_MEMORY : BOX_FAILURE_RUNTIME;
    describe_error_value(box, L);
    failure->message = box_bytes_of(&box->message);
    if (box->special_message.count == 0 || box->special_message.count != box->message.count) return;
    if (memcmp(box->special_message.bytes, box->message.bytes, box->message.count) != 0) return;
    failure->kind = box->special_kind;
    failure->view = box_bytes_of(&box->special_view);
    failure->name = box_bytes_of(&box->special_name);
}
