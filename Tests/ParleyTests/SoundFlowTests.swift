// Flows that are near to a mistake and are none: `parley check` says nothing of them.
import ParleyModel
import Testing

@Suite struct SoundFlowTests {
    @Test(
        "what is sound is not told",
        arguments: [
            // Conditions that look like ones that hold always or never, and do not.
            """
            slot("size", { type = "choice", choices = { "S", "M" }, title = "size", ask = "Which size?" })
            slot("n", { type = "integer", title = "number", ask = "How many?" })
            slot("day", { type = "date", title = "day", ask = "Which day?" })
            slot("ok", { type = "yes_no", title = "ok", ask = "All right?" })
            slot("code", { type = "code", pattern = [[\\d+]], title = "code", ask = "Code?" })
            local function lasts(text) return text == "" or "It is not empty." end
            flow("f", { on = { event = "f" } }, function()
              local size, n, day, ok, code = ask("size"), ask("n"), ask("day"), ask("ok"), ask("code")
              local word = size == "S" and "small" or "large"
              local isLong = not (size == "S") and (not ok) == (n > 3)
              if size == "S" or size == "M" or not ok == false then word = word .. (ok and "!" or "?") end
              if size ~= "S" and size ~= "M" then return end
              if n == 1 and size ~= "S" or n == 2 then word = "few" .. n end
              if (n > 3) == ok then word = lasts(word) end
              if day < now().date or day == "2026-12-24" or day > "2026-12-31" then return end
              if ask("n", { about = 2 }) == 1 then n = n + code elseif ask("n", { about = 2 }) == 1 then n = 0 end
              if n > 3 then word = "a" elseif n > 1 then word = "b" elseif n > 0 then word = "c" end
              local order = { size = size, n = n }
              order.day, order.ok = day, isLong
              local at = now()
              at.date = day
              say("{word} {size} {day}", { word = word, size = order.size, day = at.date })
            end)
            """,
            // What may be missing is looked at, in whatever way; what is remembered elsewhere, or by names that are put together.
            """
            flow("f", { on = { event = "f" } }, function()
              local pen, problem = try_call("shop.find", {})
              if problem then return end
              local ink = try_call("shop.find", {})
              local name = ink and ink.name or "none"
              local paper = try_call("shop.find", {})
              assert(paper)
              local cart = recall("cart") or { items = 0 }
              local seen = recall("seen")
              if not seen then seen = { n = 0 } end
              local ok = confirm("Go on?")
              local list = { pen.name, name, paper.name, seen.n }
              table.sort(list)
              note("seen", { list = list, ok = ok, items = cart.items, vip = recall("vip") })
              try_call("shop.find", {})
              remember("cart", cart)
            end)
            """,
            // Arguments that are optional, that one of two gives, or that are handed on whole; ways out behind a last word.
            """
            local function show(args) say("{n}", { n = args.nmber }) end
            flow("pay", function(args)
              if args.note then note("pay", { text = args.note, number = args.number }) end
            end)
            flow("all", function(args) show(args) end)
            flow("some", function(args) for name, value in pairs(args) do note(name, { value = value }) end end)
            flow("f", { on = { event = "f" } }, function()
              run("pay", { notes = 1, number = 2 })
              run("pay", { note = "x", number = 3 })
              run("all", { number = 1 })
              run("some", { number = 1 })
              if message.text == "x" then
                cancel()
                return
              end
              while true do
                if recall("x") then finish() end
                break
              end
              switch("all", { number = 3 })
            end)
            """,
            // Who runs a flow has looked whether it was remembered.
            """
            flow("cart", function()
              local cart = recall("cart")
              say("{n}", { n = cart.items })
            end)
            flow("f", { on = { event = "f" } }, function()
              if recall("cart") then run("cart") end
              remember("cart", { items = 1 })
            end)
            """,
        ])
    func silent(source: String) throws {
        #expect(try FindingTests().findings(source).map(\.report) == [])
    }
}
