// The system's own Lua, to compare with.

import CLua

/// Runs a text in a state with the system's whole library, and gives the one string that it returns.
func stockResult(of text: String) -> String? {
    guard let state = luaL_newstate() else { return nil }
    defer { lua_close(state) }
    luaL_openlibs(state)
    let source = Array(text.utf8CString)
    guard luaL_loadbufferx(state, source, source.count - 1, "@Flows/test.lua", "t") == 0,
        lua_pcallk(state, 0, 1, 0, 0, nil) == 0
    else {
        return lua_tolstring(state, -1, nil).map { "error: " + String(cString: $0) }
    }
    var count = 0
    guard let bytes = lua_tolstring(state, -1, &count) else { return nil }
    return bytes.withMemoryRebound(to: UInt8.self, capacity: count) {
        String(decoding: UnsafeBufferPointer(start: $0, count: count), as: UTF8.self)
    }
}
