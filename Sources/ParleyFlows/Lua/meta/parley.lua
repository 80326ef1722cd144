---@meta parley
-- Every word that a flow may use, with its types: what editors complete and check, and what the reference is made from.

---A text of the bot: one string for every locale, one for each locale, or a named text of `messages`.
---@alias Text string | table<string, string> | NamedText

---What an effect may be given and may return: no functions, no holes.
---@alias Value string | number | boolean | table

---@alias SlotType
---| "text" | "code" | "phone" | "email" | "url" | "choice" | "number" | "integer" | "rating"
---| "money" | "yes_no" | "date" | "time" | "duration" | "image" | "file" | string

---@class NamedText

---@class Choice
---@field title? Text what people read and say
---@field value? Value what the flow gets; the title where none is given
---@field also? string[] other wordings

---@class SlotOptions
---@field type? SlotType what kind of value it holds; `"text"` where none is given
---@field ask? Text the question; a slot without one is the flow's own, and no message fills or corrects it
---@field again? Text the question when it is asked the second time
---@field invalid? Text said to an answer that is no valid value, before the question is asked again
---@field help? Text why it is asked
---@field check? fun(value: any): boolean, Text? whether the value is right, and what to say when it is not
---@field choices? (string | Choice)[] what a `choice` may be
---@field pattern? string what a `code` looks like, `[[\d{6,20}]]`
---@field min? number | string the least value; for dates also `"today"`
---@field max? number | string the greatest value; for dates also `"today"`
---@field currency? string the only currency that an amount may have
---@field title? Text what people call it
---@field private? boolean masked in logs, diagnostics and exports
---@field skip? boolean whether the user may skip it
---@field default? Value the value when it is skipped; makes it skippable
---@field retries? integer so many wrong answers get `invalid`; the next begins the ladder (2)
---@field keep? "flow" | "session" | "user" | string how long later runs take it without asking, or a duration (`"15m"`)

---Declares a value that flows ask for.
---@param name string
---@param options? SlotOptions
function slot(name, options) end

---@class EntityOptions
---@field pattern? string what it looks like
---@field values? table<string, string[]> canonical values with their synonyms

---Declares a kind of value to recognise anywhere.
---@param name string
---@param options EntityOptions
function entity(name, options) end

---Declares what a person means, by examples; `{slot}` in one marks the place of a value.
---@param name string
---@param examples string[] | string a list, or `"@file.txt"` with one example a line
---@param options? { threshold?: number }
function intent(name, examples, options) end

---@class FlowOptions
---@field on? string | string[] | { event: string } the intents, or the event, that start it
---@field digress? boolean `false`: no other flow starts in the middle
---@field description? Text said when the bot asks which flow was meant
---@field repair? table<string, boolean> repairs to switch off

---Declares a flow: an ordinary function, run from top to bottom.
---@param name string
---@param options FlowOptions
---@param body fun(args: table): any
---@overload fun(name: string, body: fun(args: table): any)
function flow(name, options, body) end

---Loads questions with their answers from a file or a folder beside this file.
---@param path string
---@param options? table
function answers(path, options) end

---Declares an answer to some questions.
---@param questions string | string[]
---@param reply Text | Rich | { run: string }
function answer(questions, reply) end

---Declares named texts of one locale; a value may be a list of variants.
---@param locale string
---@param texts table<string, string | string[]>
function messages(locale, texts) end

---@class Settings
---@field name? string
---@field locale? string the default locale
---@field time_zone? string a name of the time zone database (`"UTC"`)
---@field currency? string
---@field thresholds? { intent?: number, answer?: number }
---@field timeout? string | number how long after the last input a session closes (`"30m"`)
---@field teams? table<string, table> the teams that `handoff` may name, with their hours
---@field quiet_hours? table
---@field reopen? table
---@field repair? table

---Sets what holds for the whole bot; at most once.
---@param settings Settings
function settings(settings) end

---@class Button
---@field title Text
---@field value? string what pressing it says; the title where none is given
---@field url? string

---@class Card
---@field title Text
---@field text? Text
---@field image? string
---@field buttons? Button[]

---@class Rich
---@field text? Text
---@field image? string
---@field buttons? Button[]
---@field cards? Card[]

---Speaks.
---@param what Text | Rich
---@param values? table<string, Value>
function say(what, values) end

---@class AskOptions
---@field about? Value whose answer this is: another `about` is another answer
---@field fresh? boolean asks although a value is known
---@field values? table<string, Value>
---@field ask? Text
---@field again? Text
---@field invalid? Text
---@field help? Text
---@field choices? (string | Choice)[]
---@field min? number | string
---@field max? number | string
---@field check? fun(value: any): boolean, Text?
---@field skip? boolean
---@field retries? integer
---@field digress? boolean

---Gets a valid value of a slot, from what is known, else by asking; several slots may share one question.
---@param slot string | string[]
---@param options? AskOptions
---@return any value the value, or `nil` and `"skipped"`; of several slots the values in their order
---@return any ...
function ask(slot, options) end

---Asks for consent, yes or no.
---@param text Text
---@param values? table<string, Value>
---@return boolean
function confirm(text, values) end

---Lets the user choose one of several.
---@param text Text
---@param options (string | Choice | table<string, string>)[]
---@param values? table<string, Value>
---@return any value
function choose(text, options, values) end

---Uses an action of a plugin; a failure ends the flow politely and offers a person.
---@param action string
---@param args? table<string, Value>
---@return any result
function call(action, args) end

---Uses an action of a plugin; a failure is handed to the flow.
---@param action string
---@param args? table<string, Value>
---@return any result
---@return string? problem
function try_call(action, args) end

---Runs another flow as part of this one.
---@param flow string
---@param args? table<string, Value>
---@return any result what it returns, or `nil` and `"cancelled"`
---@return string? problem
function run(flow, args) end

---Leaves this flow for another, or starts it afresh.
---@param flow string
---@param args? table<string, Value>
function switch(flow, args) end

---Waits for a time; meanwhile the user may do other things.
---@param time string
function wait(time) end

---Waits for an event from outside.
---@param event string
---@param limit? string
---@return table? fields the event's fields, or `nil` and `"late"`
---@return string? problem
function wait_for(event, limit) end

---@class HandoffOptions
---@field note? string
---@field priority? "low" | "normal" | "high"
---@field wait? string

---Gives the session to a person of a team, with a summary of it.
---@param team string
---@param note? string | HandoffOptions
---@return table? left what the person left, or `nil` and `"closed"`, `"nobody"` or `"cancelled"`
---@return string? problem
function handoff(team, note) end

---Keeps a value about this user, across sessions; written when the run ends well.
---@param name string
---@param value Value?
function remember(name, value) end

---Returns what is remembered of this user.
---@param name string
---@return any
function recall(name) end

---Sets a slot of this run; `nil` forgets it.
---@param name string
---@param value Value?
function set(name, value) end

---@class Now
---@field date string `"2026-03-04"`
---@field time string `"15:00"`
---@field weekday integer 1 is Monday
---@field epoch number seconds since 1970

---Returns the time, in the bot's time zone.
---@return Now
function now() end

---Returns a whole number from `a` to `b`, the same in every replay.
---@param a integer
---@param b integer
---@return integer
function random(a, b) end

---Returns an identifier that no other call returns, the same in every replay.
---@return string
function uuid() end

---Ends this flow well.
function finish() end

---Ends this flow as cancelled.
function cancel() end

---Marks something for the figures; `rating` and `resolved` are the session's own.
---@param name string
---@param fields? table<string, Value>
function note(name, fields) end

---Tells whether this run began after the change that `id` names.
---@param id string
---@return boolean
function patched(id) end

---Is told which committed calls a revision of the session left behind.
---@param body fun(left: table)
function on_revised(body) end

---Returns a text's length in characters.
---@param text string
---@return integer
function len(text) end

---Loads another Lua file of the bot and returns what it returns.
---@param name string its path below `Flows/`, without `.lua`
---@return any
function require(name) end

---The slots as this run sees them; read only.
---@type table<string, any>
slots = {}

---The user; read only.
---@type { id: string? }
user = {}

---The session; read only.
---@type { id: string }
session = {}

---The locale that the session speaks now; read only.
---@type string
locale = ""

---The latest message; read only.
---@type { text: string, attachments: table[], channel: string, metadata: table }
message = {}

---The named texts of `messages`; read only.
---@type table<string, NamedText>
texts = {}

---The engine's language processing.
nlp = {}

---Returns a text's words.
---@param text string
---@return string[]
function nlp.tokens(text) end

---Returns how alike two texts are, 0 to 1.
---@param a string
---@param b string
---@return number
function nlp.similarity(a, b) end

---Orders a list by similarity to a text, the most similar first.
---@param text string
---@param list string[]
---@return { text: string, index: integer, score: number }[]
function nlp.rank(text, list) end

---Returns a text's tone: -1 for the worst, 1 for the best, 0 for no feeling.
---@param text string
---@return number
function nlp.sentiment(text) end

---Returns a text's key phrases, ten at most, the most telling first.
---@param text string
---@return string[]
function nlp.keywords(text) end

---Returns the values in a text, in the order of their places: numbers, money, dates, times, durations, phone numbers,
---e-mail addresses and links, each as a slot of its type has it.
---@param text string
---@return { type: string, value: any, text: string }[]
function nlp.values(text) end

---Returns a text's words with their parts of speech: n a noun, v a verb, a an adjective, m a number, eng a word in
---Latin letters, x what has none.
---@param text string
---@return { word: string, tag: string }[]
function nlp.tags(text) end
