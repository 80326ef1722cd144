// table.sort: a stable merge sort, so that ties stand in the same order in every process.
#include "internal.h"

enum { LIST = 1, COMPARE = 2, SOURCE = 3, TARGET = 4 };

/// Whether the item at `right` must stand before the one at `left`.
static bool is_before(lua_State *L, lua_Integer right, lua_Integer left) {
    box_charge(L, 6);
    if (lua_isnil(L, COMPARE)) {
        lua_rawgeti(L, SOURCE, right);
        lua_rawgeti(L, SOURCE, left);
        if (lua_type(L, -1) == LUA_TSTRING && lua_type(L, -2) == LUA_TSTRING) {
            box_charge(L, (int64_t)(lua_rawlen(L, -1) / 16));
        }
        bool result = lua_compare(L, -2, -1, LUA_OPLT);
        lua_pop(L, 2);
        return result;
    }
    lua_pushvalue(L, COMPARE);
    lua_rawgeti(L, SOURCE, right);
    lua_rawgeti(L, SOURCE, left);
    lua_call(L, 2, 1);
    bool result = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return result;
}

/// Merges SOURCE[low...middle] and SOURCE[middle+1...high] into TARGET.
static void merge(lua_State *L, lua_Integer low, lua_Integer middle, lua_Integer high) {
    lua_Integer left = low, right = middle + 1;
    for (lua_Integer i = low; i <= high; i += 1) {
        bool takes_right = left > middle || (right <= high && is_before(L, right, left));
        lua_rawgeti(L, SOURCE, takes_right ? right++ : left++);
        lua_rawseti(L, TARGET, i);
    }
}

static int list_sort(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    box_check_writable(L, 1, "table.sort");
    if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    lua_Integer count = box_list_length(L, LIST, "table.sort");
    if (count < 2) return 0;
    int size = count > 65536 ? 65536 : (int)count;
    lua_createtable(L, size, 0);
    lua_createtable(L, size, 0);
    for (lua_Integer i = 1; i <= count; i += 1) {
        lua_rawgeti(L, LIST, i);
        lua_rawseti(L, SOURCE, i);
    }
    for (lua_Integer width = 1; width < count; width *= 2) {
        for (lua_Integer low = 1; low <= count; low += 2 * width) {
            lua_Integer middle = low + width - 1 < count ? low + width - 1 : count;
            lua_Integer high = low + 2 * width - 1 < count ? low + 2 * width - 1 : count;
            box_charge(L, high - low + 1);
            merge(L, low, middle, high);
        }
        lua_pushvalue(L, SOURCE);
        lua_copy(L, TARGET, SOURCE);
        lua_replace(L, TARGET);
    }
    // Only now, so that a comparison that fails leaves the list as it was.
    for (lua_Integer i = 1; i <= count; i += 1) {
        lua_rawgeti(L, SOURCE, i);
        lua_rawseti(L, LIST, i);
    }
    return 0;
}

void box_open_sort(lua_State *L) {
    static const luaL_Reg functions[] = {{"sort", list_sort}, {NULL, NULL}};
    box_set_functions(L, functions);
}
