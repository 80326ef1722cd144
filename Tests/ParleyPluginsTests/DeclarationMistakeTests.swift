// What is told of permissions and actions that a manifest declares wrongly, word for word.

import Testing

@testable import ParleyPlugins

@Suite("Mistakes in needs and provides")
struct DeclarationMistakeTests {
    @Test("An unknown permission")
    func anUnknownPermission() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            return {
              name = "shop", version = "1.0.0",
              needs = { sqlit = { "shop.db" }, http = {} },
              provides = { actions = { find = { effect = "read" } } },
            }
            """,
            "shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E305 UNKNOWN PERMISSION Plugins/shop/manifest.lua:3
                needs asks for "http", and there is no permission of that name.
                |   needs = { sqlit = { "shop.db" }, http = {} },
                ^ http
                Hint: write  needs = { sqlite = { "orders.db" } }
                """,
                """
                E305 UNKNOWN PERMISSION Plugins/shop/manifest.lua:3
                needs asks for "sqlit", and there is no permission of that name.
                |   needs = { sqlit = { "shop.db" }, http = {} },
                ^ sqlit
                Close: sqlite
                Hint: write  needs = { sqlite = { "orders.db" } }
                """,
            ])
    }

    @Test("Databases that are no list")
    func databasesThatAreNoList() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            return {
              name = "shop", version = "1.0.0",
              needs = { sqlite = "shop.db" },
              provides = { actions = { find = { effect = "read" } } },
            }
            """,
            "shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E303 WRONG MANIFEST Plugins/shop/manifest.lua:3
                needs.sqlite must be a list of file names; this is a text.
                |   needs = { sqlite = "shop.db" },
                ^ sqlite
                Hint: write  needs = { sqlite = { "orders.db" } }
                """
            ])
    }

    @Test("Databases outside of the folder")
    func databasesOutsideOfTheFolder() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            return {
              name = "shop", version = "1.0.0",
              needs = { sqlite = { "../shop.db", 7 } },
              provides = { actions = { find = { effect = "read" } } },
            }
            """,
            "shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E303 WRONG MANIFEST Plugins/shop/manifest.lua:3
                needs.sqlite lists plain names of files in the plugin's folder; "../shop.db" is none.
                |   needs = { sqlite = { "../shop.db", 7 } },
                ^ "../shop.db"
                Hint: letters, digits, _ - and . are allowed:  "orders.db"
                """,
                """
                E303 WRONG MANIFEST Plugins/shop/manifest.lua:3
                needs.sqlite lists file names; this is a number.
                |   needs = { sqlite = { "../shop.db", 7 } },
                ^ sqlite
                Hint: write  needs = { sqlite = { "orders.db" } }
                """,
            ])
    }

    @Test("No table of actions")
    func noTableOfActions() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            return {
              name = "shop", version = "1.0.0",
              provides = {},
            }
            """,
            "shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E303 WRONG MANIFEST Plugins/shop/manifest.lua:3
                provides.actions must be a table: a name and an effect each.
                |   provides = {},
                ^ actions
                Hint: write  provides = { actions = { find = { effect = "read" } } }
                """
            ])
    }

    @Test("An effect with a typing error")
    func anEffectWithATypingError() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            return { name = "shop", version = "1.0.0", provides = { actions = { find = { effect = "reed" } } } }
            """,
            "shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E303 WRONG MANIFEST Plugins/shop/manifest.lua:1
                The action find has the effect "reed"; it is "read", "write" or "send".
                | return { name = "shop", version = "1.0.0", provides = { actions = { find = { effect = "reed" } } } }
                ^ "reed"
                Close: read
                Hint: write  find = { effect = "read" }  or "write" or "send".
                """
            ])
    }

    @Test("An action that is a text")
    func anActionThatIsAText() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            return { name = "shop", version = "1.0.0", provides = { actions = { find = "read" } } }
            """,
            "shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E303 WRONG MANIFEST Plugins/shop/manifest.lua:1
                The action find must be a table with its effect; this is a text.
                | return { name = "shop", version = "1.0.0", provides = { actions = { find = "read" } } }
                ^ find
                Hint: write  find = { effect = "read" }  or "write" or "send".
                """
            ])
    }

    @Test("An action without its effect")
    func anActionWithoutItsEffect() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            return { name = "shop", version = "1.0.0", provides = { actions = { find = {} } } }
            """,
            "shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E303 WRONG MANIFEST Plugins/shop/manifest.lua:1
                The action find does not say its effect.
                | return { name = "shop", version = "1.0.0", provides = { actions = { find = {} } } }
                ^ find
                Hint: write  find = { effect = "read" }  or "write" or "send".
                """
            ])
    }

    @Test("An action whose name is none")
    func anActionWhoseNameIsNone() throws {
        let folder = try PluginFolder([
            "shop/manifest.lua": """
            return {
              name = "shop", version = "1.0.0",
              provides = { actions = { find = { effect = "read" }, ["find.all"] = { effect = "read" } } },
            }
            """,
            "shop/init.lua": PluginFolder.initial,
        ])
        #expect(
            folder.mistakes() == [
                """
                E303 WRONG MANIFEST Plugins/shop/manifest.lua:3
                An action's name has letters, digits and _ only, and starts with a letter.
                |   provides = { actions = { find = { effect = "read" }, ["find.all"] = { effect = "read" } } },
                ^ find.all
                Hint: call it  find_order  or the like.
                """
            ])
    }
}
