// What is told of functions that stand in modules, and what may be meant there.
import Parley
import ParleyModel
import Testing

@Suite struct ModuleFindingTests {
    @Test(
        "a module that is filled while files load, or whose functions go where nobody sees, is not told",
        arguments: [
            // Filled by files while they load.
            [
                "Flows/bot.lua": """
                local menu = require("lib.menu")
                menu.add("soup")
                flow("f", { on = { event = "f" } }, function() say("{n}", { n = #menu.all() }) end)
                """,
                "Flows/lib/menu.lua": """
                local M, dishes = {}, {}
                function M.add(dish) table.insert(dishes, dish) end
                function M.all() return dishes end
                return M
                """,
            ],
            // Handed on as a whole: who calls what of it is not seen.
            [
                "Flows/bot.lua": """
                local tools = require("lib.tools")
                local list = {}
                for name, tool in pairs(tools) do list[name] = tool end
                flow("f", { on = { event = "f" } }, function() list[message.text]() say("Done.") end)
                flow("g", function() say("G") end)
                """,
                "Flows/lib/tools.lua": """
                local seen = {}
                return { put = function() seen[1] = true end, go = function() run("g") end }
                """,
            ],
            // A flow that a module runs.
            [
                "Flows/bot.lua": """
                local steps = require("lib.steps")
                flow("f", { on = { event = "f" } }, function() steps:go() end)
                flow("g", function() say("G") end)
                """,
                "Flows/lib/steps.lua": """
                local steps = {}
                function steps:go() run("g") end
                return steps
                """,
            ],
            // What is there, made while files load, or only looked at.
            [
                "Flows/bot.lua": """
                local prices = require("lib.prices")
                local names = { pen = "Pen" }
                slot("name", { ask = "Name?" })
                flow("f", { on = { event = "f" } }, function()
                  local name = ask("name")
                  if prices.special then say("Special: {n}", { n = prices.special }) end
                  say({ text = "{a} {b} {c}", buttons = { { title = "A", value = "a" } } }, {
                    a = prices.of("pen"), b = prices:text("ink"), c = names.ink or name:gsub("%s", ""),
                  })
                  local what = choose("Which?", { { title = { zh = "笔", en = "Pen" }, value = 1, also = { "biro" } }, { zh = "墨", en = "Ink" } })
                  say("{n} {what}", { n = prices.half(what), what = ("x"):rep(3) })
                end)
                """,
                "Flows/lib/prices.lua": """
                local M = { pen = 3 }
                for _, name in ipairs({ "half", "double" }) do M[name] = function(n) return n end end
                function M.of(name) return M[name] end
                function M:text(name) return name .. (self[name] or "") end
                return M
                """,
            ],
        ])
    func silent(files: [String: String]) throws {
        let bot = TemporaryBot(files)
        let told = try withExtendedLifetime(bot) { try Bot.check(Bot.Options(folder: bot.folder)) }
        #expect(told.map(\.report) == [])
    }

    @Test("signs around places that are meant are not told")
    func places() throws {
        let bot = TemporaryBot([
            "Flows/bot.lua": """
            slot("sum", { type = "money", ask = "How much?" })
            slot("rate", { type = "number", ask = "Rate?", help = "Such as {5}, or 30%d." })
            flow("f", { on = { event = "f" } }, function()
              local sum, rate = ask("sum"), ask("rate")
              say("${sum} of ${total} at {rate}%", { total = "5" + rate })
              say("Order #{number}, 100%! [{sum}]", { number = 3 })
              say("Sum: " .. sum .. ", 5%s")
              if not confirm("{sum}?", { sum = sum }) then return end
            end)
            """
        ])
        let told = try withExtendedLifetime(bot) { try Bot.check(Bot.Options(folder: bot.folder)) }
        #expect(told.map(\.report) == [])
    }

    @Test("comparisons that may hold are not told, nor what is made of functions and lists")
    func comparisons() throws {
        let bot = TemporaryBot([
            "Flows/bot.lua": """
            slot("size", { choices = { "small", { title = "Large", value = "large" } }, ask = "Size?" })
            slot("way", { choices = { { title = { zh = "快", en = "fast" } }, "slow" }, ask = "Way?", skip = true })
            slot("kind", { choices = { "a", "b" }, ask = "Kind?" })
            slot("gift", { type = "yes_no", ask = "Gift?" })
            slot("n", { type = "integer", ask = "How many?", check = function(n)
              if n > 10 then return false, "At most ten." else return true end
            end })
            local function double(n) return 2 * n end
            local list = { [0] = "none", "one" }
            flow("f", { on = { event = "f" } }, function()
              local size, way = ask("size"), ask("way")
              if size == "small" or "large" == size or way == "fast" or way == nil then say("A") end
              set("kind", "other")
              if ask("kind") == "other" or ask("gift") == true or ask("n") == 3 then say("B") end
              local what = choose("What?", { { title = "Cake", value = 1 }, { title = "Bread", value = 2 } })
              if what == 1 then say("{n} {x}", { n = double(what), x = list[0] }) end
              if confirm("Sure?") == false then say("C") end
              local new = ask("size", { choices = { "tiny" } })
              if new == "tiny" then say("D") end
            end)
            """
        ])
        let told = try withExtendedLifetime(bot) { try Bot.check(Bot.Options(folder: bot.folder)) }
        #expect(told.map(\.report) == [])
    }

    @Test("what is misspelt is told once: not that the action or flow that was meant is unused, too")
    func once() throws {
        let bot = TemporaryBot([
            "Flows/bot.lua": """
            flow("pay", function() say("Paid.") end)
            flow("f", { on = { event = "f" } }, function() run(pay) end)
            """
        ])
        let told = try withExtendedLifetime(bot) { try Bot.check(Bot.Options(folder: bot.folder)) }
        #expect(told.map(\.code) == ["E117"])
    }
}
