// Calling actions: results, refusals, failures, budgets, order, closing.

import Glibc
import ParleyModel
import Testing

@testable import ParleyPlugins

@Suite("Calling an action")
struct CallTests {
    @Test("Without a folder there are no plugins")
    func noFolder() async throws {
        let folder = try PluginFolder()
        let bot = Bot(folder: folder, host: try PluginHost.open(folder: "\(folder.path)/Plugins"))
        #expect(bot.host.actions == [])
        #expect(await bot.outcome("orders.find") == .refused("there is no action orders.find"))
    }

    @Test("Actions carry their plugin's name and are in order; files beside the plugins do not matter")
    func declarations() throws {
        let folder = try PluginFolder.shop("local function a() end local b = a", reads: ["b"], writes: ["a"])
        try folder.write("read me", to: "README.md")
        try folder.write(
            "return { name = 'bank', version = '1', provides = { actions = { pay = { effect = 'send' } } } }",
            to: "bank/manifest.lua")
        try folder.write("return { actions = { pay = function() end } }", to: "bank/init.lua")
        let bot = try folder.open()
        #expect(
            bot.host.actions == [
                ActionDeclaration(name: "bank.pay", effect: .send),
                ActionDeclaration(name: "shop.a", effect: .write),
                ActionDeclaration(name: "shop.b", effect: .read),
            ])
    }

    @Test(
        "A result comes back as it is, whole numbers as integers",
        arguments: [
            ("return nil", .null), ("return", .null), ("return false, 'why'", false), ("return 199.0", 199),
            ("return 59.9", .double(59.9)), ("return { a = { 1.0, 'x' } }", ["a": [1, "x"]]),
            ("return {}", []),
            ("return args", ["n": 1, "list": ["a"]]),
            ("return context", ["key": "the key", "session": "the session"]),
        ] as [(String, Value)]
    )
    func results(lua: String, value: Value) async throws {
        let bot = try PluginFolder.shop("local function f(args, context) \(lua) end", reads: ["f"]).open()
        let outcome = await bot.outcome(
            "shop.f", ["n": 1, "list": ["a"]], key: "the key", session: "the session")
        #expect(outcome == .ok(value))
    }

    @Test("nil and a text is a refusal, of a read and of a write")
    func refusals() async throws {
        let bot = try PluginFolder.shop(
            "local function f() return nil, 'sold_out' end local g = f", reads: ["f"], writes: ["g"]
        )
        .open()
        #expect(await bot.outcome("shop.f") == .refused("sold_out"))
        #expect(await bot.outcome("shop.g") == .refused("sold_out"))
    }

    @Test(
        "A failure says which line failed and why",
        arguments: [
            (
                "local x = nil\nreturn x.y",
                "Plugins/shop/init.lua:2: attempt to index a nil value (local 'x')"
            ),
            ("error('no paper')", "Plugins/shop/init.lua:1: no paper"),
            ("error('no paper', 0)", "Plugins/shop/init.lua:1: no paper"),
            (
                "while true do end",
                "Plugins/shop/init.lua:1: it used up its budget of steps: look for a loop that does not end"
            ),
            (
                "local function g() return 1 + g() end return g()",
                "Plugins/shop/init.lua:1: calls are nested too deep: look for a function that calls itself without end"
            ),
            ("return function() end", "it returned a function, which is no value"),
            ("return nil, 7", "it returned nil and a number; a refusal is nil and a text"),
            (
                "return { 1, nil, 3 }",
                "Plugins/shop/init.lua:1: result 1: a list with holes cannot be passed (item 2 is nil)"
            ),
            ("_ENV['(give)'](1)", "Plugins/shop/init.lua:1: this is not for plugins to call"),
        ]
    )
    func failures(lua: String, why: String) async throws {
        let bot = try PluginFolder.shop(
            "local function f() \(lua) end local g = f", reads: ["f"], writes: ["g"]
        ).open()
        #expect(await bot.outcome("shop.f") == .failed("shop.f failed: \(why)"))
        // Nothing was asked of a database: the write is surely not done.
        #expect(await bot.outcome("shop.g") == .failed("shop.g failed: \(why)"))
    }

    @Test("After a loop without end the plugin serves the next call, with a whole budget")
    func nextCall() async throws {
        let bot = try PluginFolder.shop(
            """
            local function f(args)
              if args.forever then while true do end end
              for i = 1, 1000000 do end
              return "here"
            end
            """, reads: ["f"]
        ).open()
        for _ in 0..<3 {
            #expect(await bot.outcome("shop.f") == .ok("here"))
            guard case .failed = await bot.outcome("shop.f", ["forever": true]) else {
                Issue.record("the loop ended well")
                return
            }
        }
        #expect(await bot.outcome("shop.f") == .ok("here"))
    }

    @Test("A plugin that fills its own variables starts afresh when its state is full")
    func fullState() async throws {
        var limits = PluginLimits()
        limits.stateBytes = 4 << 20
        let bot = try PluginFolder.shop(
            """
            local kept = {}
            local function f() for i = 1, 20 do kept[#kept + 1] = string.rep("x", 50000) .. #kept end return #kept end
            """, reads: ["f"]
        ).open(limits)
        var outcomes: [ActionOutcome] = []
        for _ in 0..<8 { outcomes.append(await bot.outcome("shop.f")) }
        #expect(outcomes.first == .ok(20))
        let failure = try #require(
            outcomes.firstIndex(
                of: .failed("shop.f failed: Plugins/shop/init.lua:2: there is no memory left for it")))
        #expect(outcomes[(failure + 1)...].first == .ok(20))
    }

    @Test("require gives a file of lib/ once, and the same value to all")
    func modules() async throws {
        let folder = try PluginFolder.shop(
            """
            local prices = require("lib.prices")
            local function f() return { prices.of("pen"), require("lib/deep.tax").rate, prices == require("lib.prices") } end
            local function g() return { pcall(require, "lib.broken"), pcall(require, "lib.broken"), require("lib.prices").of("pen") } end
            """, reads: ["f", "g"])
        try folder.write(
            "local tax = require('lib.deep.tax')\nreturn { of = function(x) return 10 * tax.rate end }",
            to: "shop/lib/prices.lua")
        try folder.write("return { rate = 2 }", to: "shop/lib/deep/tax.lua")
        try folder.write("require('lib.prices')\nerror('broken')", to: "shop/lib/broken.lua")
        let bot = try folder.open()
        #expect(await bot.outcome("shop.f") == .ok([20, 2, true]))
        #expect(await bot.outcome("shop.g") == .ok([false, false, 20]))
    }

    @Test("A plugin has none of the functions that reach outside")
    func closedBox() async throws {
        let bot = try PluginFolder.shop(
            """
            local function f()
              local found = {}
              for _, name in ipairs({
                "os", "io", "package", "debug", "coroutine", "load", "loadfile", "loadstring", "dofile", "print",
                "collectgarbage",
              }) do
                if _ENV[name] ~= nil then found[#found + 1] = name end
              end
              if string.dump then found[#found + 1] = "string.dump" end
              return { found = found, globals = { type(sqlite), type(require), type(setmetatable) } }
            end
            """, reads: ["f"]
        ).open()
        #expect(
            await bot.outcome("shop.f") == .ok(["found": [], "globals": ["table", "function", "function"]]))
    }

    @Test("One plugin's call runs while another's is still at work")
    func parallel() async throws {
        let folder = try PluginFolder()
        for name in ["one", "two"] {
            try folder.write(
                "return { name = '\(name)', version = '1', provides = { actions = { f = { effect = 'read' } } } }",
                to: "\(name)/manifest.lua")
            try folder.write(
                "return { actions = { f = function() return '\(name)' end } }", to: "\(name)/init.lua")
        }
        let bot = try folder.open()
        // The thread of `one` stays in its completion until `two` has answered.
        let other = Latch()
        let first = await withCheckedContinuation { continuation in
            bot.host.call(.to("one.f")) { outcome in
                other.wait()
                continuation.resume(returning: outcome)
            }
            bot.host.call(.to("two.f")) { _ in other.open() }
        }
        #expect(first == .ok("one"))
    }

    @Test("The calls of one plugin run in the order in which they came")
    func order() async throws {
        let bot = try PluginFolder.shop("local n = 0 local function f() n = n + 1 return n end", reads: ["f"])
            .open()
        let seen = Guarded<[ActionOutcome]>([])
        await withCheckedContinuation { continuation in
            for index in 1...100 {
                bot.host.call(.to("shop.f")) { outcome in
                    seen.withLock { $0.append(outcome) }
                    if index == 100 { continuation.resume() }
                }
            }
        }
        #expect(seen.withLock { $0 } == (1...100).map { .ok(.integer($0)) })
    }

    @Test("Closing lets the running call end, and answers those that wait and those that come later")
    func closing() async throws {
        let bot = try PluginFolder.shop(
            "local function f() return 1 end local g = f", reads: ["f"], writes: ["g"]
        ).open()
        let seen = Guarded<[ActionOutcome]>([])
        let isRunning = Latch()
        let mayEnd = Latch()
        @Sendable func note(_ outcome: ActionOutcome) { seen.withLock { $0.append(outcome) } }
        bot.host.call(.to("shop.f")) { outcome in
            isRunning.open()
            mayEnd.wait()
            note(outcome)
        }
        isRunning.wait()
        bot.host.call(.to("shop.f"), completion: note)
        bot.host.call(.to("shop.g", .write), completion: note)
        // The queue is closed before the running call may end.
        bot.host.call(.to("shop.f")) { _ in }
        let closer = Thread {
            bot.host.close()
        }
        while true {
            // The first call that is answered at once tells that the queue is closed.
            let isAnswered = Guarded(false)
            bot.host.call(.to("shop.f")) { _ in isAnswered.withLock { $0 = true } }
            if isAnswered.withLock({ $0 }) { break }
            sched_yield()
        }
        mayEnd.open()
        closer.join()
        let why = "was not called: the plugins are closed"
        #expect(seen.withLock { $0 } == [.ok(1), .refused("shop.f \(why)"), .unknown("shop.g \(why)")])
        #expect(await bot.outcome("shop.g") == .unknown("shop.g \(why)"))
        bot.host.close()
    }

    @Test("A completion may close the plugins")
    func closingFromInside() async throws {
        let bot = try PluginFolder.shop("local function f() return 1 end", reads: ["f"]).open()
        let outcome = await withCheckedContinuation { continuation in
            bot.host.call(.to("shop.f")) { outcome in
                bot.host.close()
                continuation.resume(returning: outcome)
            }
        }
        #expect(outcome == .ok(1))
    }
}

extension ActionCall {
    static func to(_ action: String, _ effect: ActionEffect = .read) -> ActionCall {
        ActionCall(action: action, effect: effect, arguments: [:], key: "k", session: SessionID("s"))
    }
}
