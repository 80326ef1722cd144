---@meta plugin
-- What a plugin has beside Lua's own functions, and what its tests have, with types: what editors complete and check.

---A database of the plugin, as `sqlite.open` gives it.
---@class Database
local database = {}

---The rows of a query, each a table by column name; a missing field is NULL.
---@param sql string with places, `:name` or `?`
---@param values? table what stands in the places: by name for `:name`, a list for `?`
---@return table[] rows
function database:query(sql, values) end

---Changes the database; an action that is declared a read cannot.
---@param sql string with places, `:name` or `?`
---@param values? table what stands in the places: by name for `:name`, a list for `?`
---@return { changes: integer, last_id: integer } done
function database:execute(sql, values) end

sqlite = {}

---Opens a database that the manifest lists under `needs.sqlite`; the file lies in the plugin's folder.
---@param name string such as `"orders.db"`
---@return Database database
function sqlite.open(name) end

---In `*_test.lua`: one test, run with the plugin opened anew and copies of its databases.
---@param sentence string what is true
---@param body fun() calls actions, and says what is expected
function test(sentence, body) end

---In `*_test.lua`: holds two values against each other; one alone is to be neither `nil` nor `false`.
---@param got any what came
---@param wanted? any what should have come
function expect(got, wanted) end
