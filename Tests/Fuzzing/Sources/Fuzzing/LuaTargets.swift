// Lua values on their way to the host and back, and Lua's patterns on any subject.

import LuaRuntime
import ParleyModel
import Synchronization

extension FuzzTarget {
    /// Builds values as the bytes say, cycles, metatables and functions among them, and hands them over in each way.
    static let luaValues = FuzzTarget("lua-values", maximumLength: 128) { bytes in
        let results = benches.withLock { (bytes.count % 2 == 0 ? $0.values : $0.guarded).run(bytes) }
        // What the host has read once goes to Lua and comes back the same.
        guard bytes.first.map({ $0 % 4 == 0 }) ?? true, let results, results.count == 2,
            let first = results[0].plain, let second = results[1].plain
        else { return }
        claim(
            CanonicalJSON.bytes(first) == CanonicalJSON.bytes(second),
            "\(CanonicalJSON.text(first)) came back as \(CanonicalJSON.text(second))")
    }

    /// A byte for the function, the pattern, a line feed, the subject.
    static let luaPatterns = FuzzTarget("lua-patterns", maximumLength: 64) { bytes in
        _ = benches.withLock { $0.patterns.run(bytes) }
    }

    private static let benches = Mutex(LuaBenches())
}

/// Sendable by hand: used under one lock.
private struct LuaBenches: @unchecked Sendable {
    let values = LuaBench(.flow, LuaBenches.builder(guarding: "v"))
    let guarded = LuaBench(.plugin, LuaBenches.builder(guarding: "setmetatable(v, meta)"))
    let patterns = LuaBench(.flow, LuaBenches.matcher)

    /// A machine with a stack: each byte is an order, some take bytes after them.
    private static func builder(guarding: String) -> String {
        """
        local b = say()
        local meta = { __index = function() return 1 end, __len = function() return 9 end, __tostring = function() return {} end }
        local stack, i = {}, 0
        local function byte() i = i + 1 return b[i] or 0 end
        local function push(v) stack[#stack + 1] = v end
        local function pop() local v = stack[#stack] if #stack > 0 then stack[#stack] = nil end return v end
        local function text(n)
          local parts = {}
          for k = 1, n do parts[k] = string.char(byte()) end
          return table.concat(parts)
        end
        local orders = {
          [0] = function() push(true) end,
          function() push(false) end,
          function() push(byte() - 128) end,
          function() push(math.maxinteger - byte()) end,
          function() push(math.mininteger + byte()) end,
          function() push((byte() - 128) / (byte() - 128)) end,
          function() push(1e308 * byte()) end,
          function() push(2.0 ^ (byte() * 4)) end,
          function() push(text(byte() % 16)) end,
          function() push(string.rep(text(1 + byte() % 3), byte() * 16)) end,
          function() push({}) end,
          function() local v, t = pop(), stack[#stack] if type(t) == "table" then t[#t + 1] = v end end,
          function() local v, k, t = pop(), pop(), stack[#stack] if type(t) == "table" and k ~= nil then t[k] = v end end,
          function() push(stack[1 + byte() % (#stack + 1)]) end,
          function() push(function() end) end,
          function() push(say) end,
          function() for _ = 1, byte() % 48 do push({ pop() }) end end,
          function() local t = {} for k = 1, byte() do t[k] = k end push(t) end,
          function() local t = {} for k = 1, byte() do t["k" .. k % 64] = k / 2 end push(t) end,
          function() local v = stack[#stack] if type(v) == "table" then v[byte() - 2] = v end end,
          function() local v = pop() if type(v) == "table" then v = \(guarding) end push(v) end,
          function() push(string) end,
          function() push(_ENV) end,
        }
        while i < #b do orders[byte() % 23]() end
        local way = #b > 0 and b[1] % 4 or 0
        if way == 0 then
          local once = say(stack[#stack])
          return once, (say(once))
        end
        if way == 1 then take(table.unpack(stack)) end
        if way == 2 then error(stack[#stack]) end
        return table.unpack(stack)
        """
    }

    private static let matcher = """
        local b = say()
        local parts, at = {}, #b + 1
        for k = 1, #b do
          parts[k] = string.char(b[k])
          if k > 1 and b[k] == 10 and at > #b then at = k end
        end
        local pattern, subject = table.concat(parts, "", 2, at - 1), table.concat(parts, "", at + 1)
        local way = #b > 0 and b[1] % 6 or 0
        if way == 0 then return string.find(subject, pattern, (b[1] or 0) // 6 - 20) end
        if way == 1 then return string.match(subject, pattern) end
        if way == 2 then local t = {} for x, y in string.gmatch(subject, pattern) do t[#t + 1] = x t[#t + 1] = y end return t end
        if way == 3 then return string.gsub(subject, pattern, "<%0%1>") end
        if way == 4 then return string.gsub(subject, pattern, function(x) return x end, (b[1] or 0) // 6) end
        return string.format(pattern, subject, 1, 2.5)
        """
}
