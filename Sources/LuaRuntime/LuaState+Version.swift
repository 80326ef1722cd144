// Which Lua is linked in.

import CLua

extension LuaState {
    /// As Lua writes it, such as `5.4.6`.
    package static var version: String {
        LUA_VERSION_MAJOR + "." + LUA_VERSION_MINOR + "." + LUA_VERSION_RELEASE
    }
}
