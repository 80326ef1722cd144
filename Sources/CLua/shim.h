// Lua 5.4 as the system packages it.
#include <lua.h>
#include <lualib.h>
#include <lauxlib.h>
