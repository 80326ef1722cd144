// Bots that run and have one weakness: `parley check` tells it, at its line, and nothing else.
import Glibc
import Parley
import ParleyModel
import Testing

/// `Findings/CODE-what.lua` is the only file of a bot, but for what stands below a line `--- Plugins/NAME/FILE.lua`, which is that
/// file, and likewise below `--- Flows/FILE`; the line that is to be told ends in `-- here`, and
/// `Findings/CODE-what.txt` is what its author is told. With `PARLEY_ACCEPT=1` the texts are written anew.
@Suite struct FindingTests {
    static let folder = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/Findings"
    static let names = MistakeTests.names(in: folder)

    /// A shop of the host's: only the effects of its actions count.
    private struct Shop: ActionHost {
        let actions = [
            ActionDeclaration(name: "shop.find", effect: .read),
            ActionDeclaration(name: "shop.order", effect: .write),
            ActionDeclaration(name: "shop.reserve", effect: .write, compensation: "shop.release"),
            ActionDeclaration(name: "shop.release", effect: .write),
        ]
        func call(_ call: ActionCall, completion: @escaping @Sendable (ActionOutcome) -> Void) {
            completion(.failed("nothing is called"))
        }
    }

    /// The files of a bot, by their paths.
    private func files(_ source: String) -> [String: String] {
        var files: [String: String] = [:]
        var path = "Flows/bot.lua"
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("--- Plugins/") || line.hasPrefix("--- Flows/") {
                path = String(line.dropFirst(4))
            } else {
                files[path, default: ""] += line + "\n"
            }
        }
        return files
    }

    func findings(_ source: String) throws -> [Diagnostic] {
        let bot = TemporaryBot(files(source))
        var options = Bot.Options(folder: bot.folder)
        options.actions = [Shop()]
        return try withExtendedLifetime(bot) { try Bot.check(options) }
    }

    @Test("each kind of finding has a bot")
    func kinds() {
        #expect(Set(Self.names.map { String($0.prefix(4)) }) == Set(FindingKind.allCases.map(\.rawValue)))
    }

    @Test(arguments: names)
    func aFindingIsToldAtItsLineAndAlone(_ name: String) throws {
        let source = try #require(MistakeTests.text(of: "\(Self.folder)/\(name).lua"))
        let findings = try findings(source)
        let marked = files(source).values.lazy.compactMap { file in
            file.split(separator: "\n", omittingEmptySubsequences: false)
                .firstIndex { $0.hasSuffix("-- here") }.map { $0 + 1 }
        }.first
        #expect(findings.map(\.code) == [String(name.prefix(4))])
        #expect(findings.map(\.position?.line) == [marked])
        let told = findings.map(\.report).joined(separator: "\n")
        let path = "\(Self.folder)/\(name).txt"
        if getenv("PARLEY_ACCEPT") != nil, let file = fopen(path, "w") {
            fputs(told, file)
            fclose(file)
        }
        #expect(told == MistakeTests.text(of: path))
    }

    @Test("a module that Lua does not understand is told at its line, and not where it is required")
    func brokenModule() throws {
        let bot = TemporaryBot([
            "Flows/bot.lua": """
            local prices = require("lib.prices")
            flow("f", { on = { event = "f" } }, function() say("{n}", { n = prices.pen }) end)
            """,
            "Flows/lib/prices.lua": "return { pen = 3",
        ])
        withExtendedLifetime(bot) {
            var codes: [String] = []
            do { _ = try Bot.load(Bot.Options(folder: bot.folder)) } catch {
                if case BotError.diagnostics(let told) = error {
                    codes = told.map { "\($0.code) \($0.position?.file ?? "")" }
                }
            }
            #expect(codes == ["E101 Flows/lib/prices.lua"])
        }
    }

    static let sound = """
        settings({ teams = { default = { title = "service" } } })
        """

    @Test(
        "what may be meant is not told",
        arguments: [
            // Slots that are asked by a name from a table, or only fill texts.
            """
            slot("a", { ask = "A?" }) slot("b", { ask = "B?" }) slot("c")
            flow("f", { on = { event = "f" } }, function()
              for _, name in ipairs({ "a", "b" }) do ask(name, { about = name }) end
              say("{c}")
            end)
            """,
            // A flow that is run by a name that is put together.
            """
            flow("go_a", function() say("A") end)
            flow("f", { on = { event = "f" } }, function() run("go_" .. message.text) end)
            """,
            // Locals with names of words, read and never called; parameters may be functions.
            """
            slot("note", { ask = "Note?" })
            local function each(list, run) for _, item in ipairs(list) do run(item) end end
            flow("f", { on = { event = "f" } }, function()
              local note = ask("note")
              each({ 1, 2 }, function(item) say("{note} {item}", { note = note, item = item }) end)
            end)
            """,
            // Asked anew in each round, forgotten first, or left at once.
            """
            slot("code", { ask = "Code?" }) slot("name", { ask = "Name?" }) slot("last", { ask = "Last?" })
            flow("f", { on = { event = "f" } }, function()
              for i = 1, 3 do if ask("code", { fresh = true }) == "x" then break end end
              while not done do
                set("name", nil)
                local done = ask("name")
                if done then return end
              end
              while true do
                local last = ask("last")
                return say("{last}", { last = last })
              end
            end)
            """,
            // A file's local that only loading changes, and one of the flow's own that a function changes.
            """
            local texts_by_name = {}
            local function add(name, text) texts_by_name[name] = text end
            add("hello", "Hello.")
            flow("f", { on = { event = "f" } }, function()
              local count = 0
              local function more() count = count + 1 end
              more()
              say(texts_by_name.hello)
            end)
            """,
            // Consent that the caller asked for, or that a sub-flow gets.
            """
            slot("item", { ask = "Item?" })
            flow("order", function(args) call("shop.order", { item = args.item }) end)
            flow("sure", function(args) return confirm("{item}?", { item = args.item }) end)
            flow("f", { on = { event = "f" } }, function()
              local item = ask("item")
              if confirm("Order {item}?", { item = item }) then run("order", { item = item }) end
            end)
            flow("g", { on = { event = "g" } }, function()
              local item = ask("item")
              if not run("sure", { item = item }) then return end
              call("shop.order", { item = item })
            end)
            """,
            // Locals of one name, each read where it stands, or one that only a function of its own has.
            """
            slot("item", { ask = "Item?" })
            flow("f", { on = { event = "f" } }, function()
              local found, problem = try_call("shop.find", { item = ask("item") })
              if not found then
                local found, problem = try_call("shop.find", { item = "other" })
                if not found then return say("None.") end
                say("{n}", { n = found.n })
              end
              local last
              local function keep(value)
                local last = value
                note("last", { value = last })
              end
              last = recall("last")
              keep(problem)
              for _, item in ipairs({ "a" }) do local item = item .. "!" say("{item}", { item = item }) end
              say("{last} {problem}", { last = last, problem = problem })
            end)
            """,
            // A name that is only looked at, and close to none.
            """
            flow("f", { on = { event = "f" } }, function()
              if DEBUG and zone_of_the_test ~= nil then say("Debugging.") end
              say("Done.")
            end)
            """,
            // A loop that waits, one that counts, one whose condition a call may change.
            """
            slot("more", { type = "yes_no", ask = "More?" })
            flow("f", { on = { event = "f" } }, function()
              local i = 0
              while i < 3 do i = i + 1 end
              repeat local more = ask("more", { fresh = true }) until not more
              while slots.more do set("more", false) end
            end)
            """,
            // Bounds, a default and thresholds as they may be; a wording twice in one option; an event of the host's.
            """
            settings({ locale = "en", thresholds = { intent = 0.6, answer = 1 }, teams = { "desk", "returns" } })
            slot("when", { type = "date", min = "today", max = "2026-02-28", ask = "When?" })
            slot("start", { type = "time", min = "09:00", ask = "At what time?" })
            slot("size", { choices = { { title = "S", value = "s", also = { "small", "S" } }, "M" }, default = "s", ask = "Size?" })
            answer({ "Where are you?", "where are you" }, "Here, in {size}.")
            flow("f", { on = { event = "session_ended" } }, function()
              local day = ask("when", { max = now().date })
              ask("start", { min = "10:00" })
              say("{day} {size}", { day = day, size = ask("size") })
              handoff("desk", { note = "x", priority = "high" })
            end)
            """,
            // A choice that is an agreement, since the flow looks at it; one in a sub-flow; a slot that the flow sets itself.
            """
            slot("pay", { choices = { "Pay now", "Keep it" }, ask = "Pay?" }) slot("day", { title = "day" })
            flow("f", { on = { event = "f" } }, function()
              set("day", now().date)
              local day = ask("day")
              local pay = ask("pay")
              if pay == "Pay now" then call("shop.order", { day = day }) end
            end)
            """,
            // A name that is looked at before it is used, one that a file makes, and a question without words.
            """
            shared = { 1 }
            slot("code", { title = { zh = "码", en = "code" }, ask = "{code}?" })
            messages("zh", { greeting = "你好", done = "好了" }) messages("en", { greeting = "Hello", done = "Done" })
            messages("zh", { ["parley.done.shop.reserve"] = "预订" }) messages("en", { ["parley.done.shop.reserve"] = "booking" })
            flow("f", { on = { event = "f" } }, function()
              say(texts.greeting)
              say("{n}", { n = #shared, list = shared, kind = type(extra), own = extra or 1 })
              local code = ask("code", { about = "x" })
              if not confirm({ zh = "{code}？", en = "{code}?" }, { code = code }) then return end
              call("shop.reserve", { code = code })
              say(texts.done)
            end)
            """,
            // An action whose name is put together may be any; so may one that is passed on.
            """
            flow("f", { on = { event = "f" } }, function()
              for _, name in ipairs({ "find", "count" }) do call("stock." .. name, {}) end
            end)
            --- Plugins/stock/manifest.lua
            return { name = "stock", version = "1.0.0", provides = { actions = { find = { effect = "read" }, list = { effect = "read" } } } }
            --- Plugins/stock/init.lua
            local function find() return {} end
            return { actions = { find = find, list = find } }
            """,
            // Texts that are looked at for nothing or a beginning, cut by characters, or no texts of people's.
            """
            slot("remark", { ask = "Remark?" }) slot("code", { type = "code", pattern = [[\\d+%]], ask = "Code?" })
            flow("f", { on = { event = "f" } }, function()
              local remark, code = ask({ "remark", "code" }, { ask = "Both?" })
              if #remark == 0 or #remark < 1 or remark:sub(1, 2) == "A:" then return end
              local start = remark:sub(1, (utf8.offset(remark, 5) or 0) - 1)
              local last = code:sub(-4)
              remark = call("shop.find", { text = remark })
              say("{start} {last} {n} {rest}", { start = start, last = last, n = #remark, rest = remark:sub(2) })
            end)
            """,
            // Bytes of what has no other signs than ASCII: numbers, codes, days, what is written so; tables that something is
            // looked up in.
            """
            slot("code", { type = "code", pattern = [[\\d+%]], ask = "Code?" })
            slot("weeks", { type = "integer", ask = "Weeks?" })
            flow("f", { on = { event = "f" } }, function()
              local code, weeks = ask("code"), ask("weeks")
              local key = code .. "-" .. weeks
              if #key > 64 then return end
              local id = "R" .. uuid()
              local day = now().date .. " " .. now().time
              local names = "MoTuWeThFrSaSu"
              say("{a} {b} {c} {d}", {
                a = id:sub(1, 8), b = day:sub(1, 10), c = names:sub(1, 2), d = ("000" .. weeks):sub(-3),
              })
              local label = { us = "American English", en = "English", jp = "Japanese" }
              say("{c}", { c = label.us })
            end)
            """,
            // A write that is agreed to in the round before.
            """
            flow("f", { on = { event = "f" } }, function()
              local isAgreed = false
              for _, item in ipairs({ "pen", "ink" }) do
                if isAgreed then call("shop.order", { item = item }) end
                isAgreed = confirm("Order {item}?", { item = item })
              end
            end)
            """,
            // A no that leaves by any way, that leaves what was agreed to undone, or is asked about until it is a yes.
            """
            slot("item", { ask = "Item?" })
            local lib = {}
            function lib.sure(item) return confirm("Sure, {item}?", { item = item }) end
            function lib.order(item) return call("shop.order", { item = item }) end
            local function stop() say("As you like.") cancel() end
            local function agreed(item)
              if confirm("{item}?", { item = item }) then return true end
              say("No.")
              return false
            end
            flow("f", { on = { event = "f" } }, function()
              local item = ask("item")
              local no = not confirm("Order {item}?", { item = item })
              if no then stop() end
              call("shop.order", { item = item })
            end)
            flow("g", { on = { event = "g" } }, function()
              local item, todo = ask("item"), {}
              for _, name in ipairs({ item, "ink" }) do
                if agreed(name) then todo[#todo + 1] = name end
              end
              for _, name in ipairs(todo) do lib.order(name) end
              while not lib.sure(item) do item = ask("item", { fresh = true }) end
              call("shop.order", { item = item })
            end)
            flow("h", { on = { event = "h" } }, function()
              local item = ask("item")
              local wish = "nothing"
              if not confirm("{item}?", { item = item }) then goto out end
              if confirm("Another {item}?", { item = item }) then wish = "another" end
              lib.order(item)
              call("shop.reserve", { item = item, wish = wish })
              ::out::
            end)
            messages("en", { ["parley.done.shop.reserve"] = "booking" })
            """,
            // Rounds of a label that ask anew or about another, that end, or that are none.
            """
            slot("code", { ask = "Code?" }) slot("name", { ask = "Name?" }) slot("meal", { ask = "Meal?" })
            flow("f", { on = { event = "f" } }, function()
              local tries = 0
              ::again::
              tries = tries + 1
              local code = ask("code", { fresh = true })
              local name = ask("name", { about = tries })
              if code ~= name and tries < 3 then goto again end
              for _, guest in ipairs({ "Ada", "Bo" }) do
                if guest == code then goto continue end
                local meal = ask("meal", { about = "meal of " .. guest })
                say("{guest} {meal}", { guest = guest, meal = meal })
                ::continue::
              end
              do goto done end
              ::done::
              return say(require("lib.texts").done)
            end)
            --- Flows/lib/texts.lua
            return { done = "Done." }
            """,
            // Values that are made elsewhere, texts of one language, a length of a list.
            """
            local function values() return { x = 1 } end
            flow("f", { on = { event = "f" } }, function()
              say("{x}", values())
              say({ en = "Only English." })
              local list = { "a", "b", nil }
              say("{n}", { n = #list })
            end)
            """,
            // Tables by country, which are no texts.
            """
            local PREFIX = { cn = "+86", us = "+1", de = "+49" }
            local NAMES = { us = "America", gb = "Britain" }
            flow("f", { on = { event = "f" } }, function() say("{a} {b}", { a = PREFIX.cn, b = NAMES.us }) end)
            """,
            // What one has, and what one wishes; who is called, and who calls.
            """
            intent("list", { "my booking", "what have I booked", "我的报名", "给我打电话", "call 10086" })
            intent("new", { "a booking please", "I would like to book", "我要报名", "我要打电话", "call 10010" })
            flow("list", { on = "list" }, function() say("None.") end)
            flow("new", { on = "new" }, function() say("Done.") end)
            """,
            // An answer that runs the flow which its question begins.
            """
            intent("cancel_order", { "cancel my order", "I do not want the order any more" })
            flow("cancel_order", { on = "cancel_order" }, function() say("Done.") end)
            answer({ "cancel my order" }, { run = "cancel_order" })
            """,
        ])
    func silent(source: String) throws {
        #expect(try findings(source).map(\.report) == [])
    }

    @Test("a country in the place of a language is told once; what else is missing is told for the language")
    func countries() throws {
        let told = try findings(
            """
            settings({ locale = "en" })
            slot("item", { ask = { en = "Item?", cn = "哪一件？" } })
            flow("f", { on = { event = "f" } }, function()
              local item = ask("item")
              if not confirm({ en = "{item}?", cn = "{item}？" }, { item = item }) then return end
              call("shop.reserve", { item = item })
            end)
            """)
        #expect(told.map(\.code) == ["W423", "W426", "W426", "W424"])
        let hints = told.compactMap(\.hint)
        #expect(hints[0] == "add  title = { zh = \"...\", en = \"item\" }")
        #expect(hints[3] == "add  messages(\"en\", { [\"parley.done.shop.reserve\"] = \"...\" })")
        #expect(told[3].explanation.contains("no text for \"en\" and \"zh\""))
    }

    @Test("nothing is told of a thousand flows that are as they should be")
    func many() throws {
        let flows = (0..<1000).map { number in
            """
            slot("slot_\(number)", { title = { zh = "数量", en = "amount" }, ask = { zh = "多少\(number)？", en = "What \(number)?" } })
            flow("flow_\(number)", { on = { event = "event_\(number)" } }, function()
              local value = ask("slot_\(number)")
              if not confirm({ zh = "\(number)：{value}？", en = "\(number): {value}?" }, { value = value }) then return end
              local found = call("shop.order", { value = value })
              for _, item in ipairs(found) do say("{item}", { item = item }) end
            end)
            """
        }
        #expect(try findings(flows.joined(separator: "\n\n")) == [])
    }
}
