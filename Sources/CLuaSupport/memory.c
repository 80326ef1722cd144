// The capped allocator and the buffers of the box: what is refused, and when that ends the turn.
#include "internal.h"

#include <stdlib.h>

// A string object is a little larger than its text.
#define STRING_OVERHEAD 64

bool box_refuses_for_test(Box *box) {
    box->growths += 1;
    return box->fail_at > 0
        && (box->growths == box->fail_at || (box->fail_on && box->growths > box->fail_at));
}

static bool refuses(Box *box, bool is_new, size_t kind, size_t size, size_t more) {
    if (box_refuses_for_test(box)) return true;
    if (box->running) {
        if (box->abort == BOX_FAILURE_BYTES || box->abort == BOX_FAILURE_STRING) return true;
        if (is_new && kind == LUA_TSTRING && size > (size_t)box->limits.string_bytes + STRING_OVERHEAD) {
            if (box->abort == 0) box->abort = BOX_FAILURE_STRING;
            return true;
        }
        if (more > (size_t)INT64_MAX || box->bytes + (int64_t)more > box->limits.bytes) {
            if (box->abort == 0) box->abort = BOX_FAILURE_BYTES;
            return true;
        }
    }
    // Not sticky: Lua collects its garbage and asks once more.
    return more > (size_t)INT64_MAX || box->in_use + (int64_t)more > box->limits.state_bytes;
}

void *box_allocate(void *user, void *block, size_t old_size, size_t size) {
    Box *box = user;
    size_t had = block == NULL ? 0 : old_size;
    if (size == 0) {
        box->in_use -= (int64_t)had;
        free(block);
        return NULL;
    }
    if (size > had) {
        if (refuses(box, block == NULL, old_size, size, size - had)) return NULL;
        void *grown = realloc(block, size);
        if (grown == NULL) return NULL;
        box->in_use += (int64_t)(size - had);
        box->bytes += (int64_t)(size - had);
        return grown;
    }
    // Lua takes for granted that shrinking works.
    void *shrunk = realloc(block, size);
    box->in_use -= (int64_t)(had - size);
    return shrunk == NULL ? block : shrunk;
}

char *box_buffer_grow(lua_State *L, BoxBuffer *buffer, size_t more) {
    if (more > buffer->capacity - buffer->count) {
        Box *box = box_of(L);
        size_t wanted = buffer->capacity * 2 + more + 64;
        char *grown = box_refuses_for_test(box) ? NULL : realloc(buffer->bytes, wanted);
        if (grown == NULL) box_no_memory(L);
        buffer->bytes = grown;
        buffer->capacity = wanted;
    }
    char *place = buffer->bytes + buffer->count;
    buffer->count += more;
    return place;
}

void box_buffer_set(lua_State *L, BoxBuffer *buffer, const char *bytes, size_t count) {
    buffer->count = 0;
    memcpy(box_buffer_grow(L, buffer, count + 1), bytes, count);
    buffer->count = count;
}
