// F4 to F7: reaching what is not there, and changing what others use.

import ParleyModel

@testable import LuaRuntime

extension Attack {
    static let absences: [Attack] =
        [
            "os", "io", "debug", "package", "load", "loadstring", "loadfile", "dofile", "collectgarbage",
            "setmetatable", "getmetatable", "rawget", "rawset", "rawequal", "rawlen", "print", "_G", "module",
            "warn", "arg",
        ].map { name in
            Attack(
                "F4", "\(name) is absent", "return \(name) == nil, _ENV['\(name)'] == nil",
                .returns([true, true]))
        } + [
            Attack(
                "F4", "string.dump is absent", "return string.dump == nil, ('').dump == nil",
                .returns([true, true])),
            Attack(
                "F4", "random and the clock are effects", "return math.random == nil, math.randomseed == nil",
                .returns([true, true])),
            Attack("F4", "bytecode is not compiled", "\u{1B}Lua", .bytecode),
            Attack("F4", "bytecode after a first line is not compiled", "#!\n\u{1B}Lua", .syntax),
            Attack("F4", "an end too many does not close the wrapper", "end while true do end do", .syntax),
            Attack(
                "F4", "the wrapper's names are not there", "return ..., select('#', ...)",
                .returns([.null, 0])),
            Attack(
                "F4", "format shows no address", "return (pcall(string.format, '%p', {}))", .returns([false])),
            Attack(
                "F4", "plugins have no coroutines or loaders either",
                "return coroutine == nil, load == nil, os == nil, io == nil, debug == nil, package == nil",
                library: .plugin, .returns([true, true, true, true, true, true])),
            Attack(
                "F4", "the metatable of strings is not handed out",
                "return getmetatable(''), (pcall(setmetatable, string, {}))", library: .plugin,
                .returns([false, false])),
        ]

    static let tampering: [Attack] = [
        Attack(
            "F5", "a function of the library", "string.rep = function() return stolen end",
            .mistake("string is read-only")),
        Attack("F5", "a new name in the library", "table.stolen = 1", .mistake("table is read-only")),
        Attack(
            "F5", "the library through a method", "('').__index.rep = 1",
            .mistake("attempt to index a nil value")),
        Attack(
            "F5", "the library under pcall",
            "return (pcall(function() math.floor = nil end)), math.floor(2.5)", .returns([false, 2])),
        Attack("F5", "the library through table.insert", "table.insert(string, 1)", .mistake("read-only")),
        Attack(
            "F5", "the library through table.move", "table.move({ 1 }, 1, 1, 1, math)", .mistake("read-only")),
        Attack("F5", "the library through table.sort", "table.sort(utf8)", .mistake("read-only")),
        Attack("F5", "the library through table.remove", "table.remove(table)", .mistake("read-only")),
        Attack(
            "F5", "the library through rawset", "rawset(string, 'rep', 1)", library: .plugin,
            .mistake("read-only")),
        Attack(
            "F5", "the library's metatable", "return (pcall(setmetatable, math, nil)), getmetatable(math)",
            library: .plugin, .returns([false, false])),
        Attack(
            "F5", "the globals' metatable", "return (pcall(setmetatable, _ENV, nil)), getmetatable(_ENV)",
            library: .plugin, .returns([false, false])),
        Attack(
            "F5", "globals of its own",
            "string = nil tostring = nil stolen = 'all' pcall = error return type(string)",
            .returns(["table"])),
        Attack(
            "F5", "a world of its own", "local _ENV = { stolen = 1 } stolen = 2 return stolen", .returns([2])),
        Attack(
            "F5", "a world that is nil", "local type = type _ENV = nil return (pcall == nil)",
            .mistake("attempt to index")),
        Attack("F5", "a view", "slots.name = 'stolen'", .mistake("slots is read-only")),
        Attack("F5", "a view's inside", "slots.list[1] = 'stolen' return slots.list[1]", .returns([1])),
        Attack(
            "F5", "a view's inside through pairs",
            "for k, v in pairs(slots) do if k == 'list' then v[1] = 'stolen' end end return slots.list[1]",
            .returns([1])),
        Attack(
            "F5", "a view's inside through next",
            "local k, v = next(slots) v[1] = 'stolen' return slots.list[1]", .returns([1])),
        Attack("F5", "texts", "texts.hello = 'stolen'", .mistake("texts is read-only")),
        Attack(
            "F5", "a text's metatable",
            "return getmetatable(texts.hello), (pcall(setmetatable, texts.hello, {}))", library: .plugin,
            .returns([false, false])),
        Attack("F5", "words", "say = nil ask = error return type(say)", .returns(["function"])),
        Attack("F6", "a file's local", "local n = n or 0 n = n + 1 stolen = n return n", .returns([1])),
        Attack(
            "F6", "what a method closes over", "return (string.gsub('x', 'x', { x = 'y' }))", .returns(["y"])),
        Attack(
            "F6", "the cached closures of equal functions",
            "local function make() return function() end end local a = make() return a == make()",
            .returns([false])),
    ]
}
