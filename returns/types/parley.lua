---@meta parley
-- Every word that a flow may use, with its types: what editors complete and check, and what the reference is made from.

--## Types

---A text of the bot: one string for every locale, one for each locale, or a named text of `messages`.
---@alias Text string | table<string, string> | NamedText

---What an effect may be given and may return: no functions, no holes.
---@alias Value string | number | boolean | table

--## Declaring

---What kind of value a slot holds; an entity's name is one too.
---@alias SlotType
---| "text" | "code" | "phone" | "email" | "url" | "choice" | "number" | "integer" | "rating"
---| "money" | "yes_no" | "date" | "time" | "duration" | "image" | "file" | string

---A named text of `messages`, as `texts.name` gives it.
---@class NamedText

---One of what may be chosen.
---@class Choice
---@field title? Text what people read and say
---@field value? Value what the flow gets; the title where none is given
---@field also? string[] other wordings

---What a slot holds, and how it is asked for.
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
---Since 0.1.
---@param name string what flows and examples call it
---@param options? SlotOptions what it holds and how it is asked for
function slot(name, options) end

---What an entity is recognised by: one of the two.
---@class EntityOptions
---@field pattern? string what it looks like
---@field values? table<string, string[]> canonical values with their synonyms

---Declares a kind of value to recognise anywhere.
---Since 0.1.
---@param name string used as the `type` of a slot
---@param options EntityOptions a pattern, or values with their synonyms
function entity(name, options) end

---Declares what a person means, by examples; `{slot}` in one marks the place of a value.
---Since 0.1.
---@param name string what `on` of a flow names; one more example, with blanks for `_`
---@param examples string[] | string a list, or `"@file.txt"` with one example a line
---@param options? { threshold?: number } `threshold`: the confidence from which it is clear (0.5)
function intent(name, examples, options) end

---What starts a flow, and how the engine treats it.
---@class FlowOptions
---@field on? string | string[] | { event: string } the intents, or the event, that start it
---@field digress? boolean `false`: no other flow starts in the middle
---@field description? Text said when the bot asks which flow was meant
---@field repair? table<string, boolean> repairs to switch off, or on, while it asks

---Declares a flow: an ordinary function, run from top to bottom.
---Since 0.1.
---@param name string what `run` and `switch` name
---@param options FlowOptions what starts it, and how the engine treats it
---@param body fun(args: table): any what it does; gets the table given to `run` or `switch`, else `{}`
---@overload fun(name: string, body: fun(args: table): any)
function flow(name, options, body) end

---Loads questions with their answers from a file or a folder beside this file.
---Since 0.1.
---@param path string a Markdown, CSV or ChatterBot YAML file, or a folder of such
---@param options? table `locale`: the language of all of them, where their names do not tell it
function answers(path, options) end

---Declares an answer to some questions.
---Since 0.1.
---@param questions string | string[] wordings of one question
---@param reply Text | Rich | { run: string } what is said, or the flow that is run
function answer(questions, reply) end

---Declares named texts of one locale; a value may be a list of variants.
---Since 0.1.
---@param locale string `"zh"`, `"en"`
---@param texts table<string, string | string[]> the texts by name; one of several variants is picked
function messages(locale, texts) end

---What holds for the whole bot.
---@class Settings
---@field name? string what the bot calls itself
---@field locale? string the default locale
---@field time_zone? string a name of the time zone database (`"UTC"`)
---@field currency? string the only currency that amounts may have where their slot names none, `"CNY"`
---@field thresholds? { intent?: number, answer?: number } the confidences from which an intent and an answer are clear (0.5)
---@field timeout? string | number how long after the last input a session closes (`"30m"`)
---@field teams? table<string, table> the teams that `handoff` may name, with their hours
---@field quiet_hours? table when nothing is said unasked; has no effect in this version
---@field reopen? table how long a closed session may be taken up again; has no effect in this version
---@field repair? table<string, boolean> repairs to switch off, `{ angry = false }`

---Sets what holds for the whole bot; at most once.
---Since 0.1.
---@param settings Settings what differs from the defaults
function settings(settings) end

--## Acting

---A button: pressing it is saying its value.
---@class Button
---@field title Text what it shows
---@field value? string what pressing it says; the title where none is given
---@field url? string what it opens instead

---A card; a channel that cannot show it makes text of it.
---@class Card
---@field title Text its first line
---@field text? Text the lines below
---@field image? string where the image is
---@field buttons? Button[] what may be pressed

---A text with what stands beside it.
---@class Rich
---@field text? Text what is said
---@field image? string where the image is
---@field buttons? Button[] what may be pressed
---@field cards? Card[] shown below the text

---Says a text, with buttons, an image or cards where given.
---Known again by the text as written and the values that it names.
---Since 0.1.
---@param what Text | Rich a text, or a text with buttons, an image, cards
---@param values? table<string, Value> what fills the places `{name}`; slots fill what is not given
function say(what, values) end

---What holds for one question, in place of what the slot says.
---@class AskOptions
---@field about? Value whose answer this is: another `about` is another answer; use it in loops
---@field fresh? boolean asks although a value is known
---@field values? table<string, Value> what fills the places of the texts
---@field ask? Text the question
---@field again? Text the question when it is asked the second time
---@field invalid? Text said to an answer that is no valid value
---@field help? Text why it is asked
---@field choices? (string | Choice)[] what may be chosen
---@field min? number | string the least value
---@field max? number | string the greatest value
---@field check? fun(value: any): boolean, Text? whether the value is right, and what to say when it is not
---@field skip? boolean whether the user may skip it
---@field retries? integer so many wrong answers get `invalid`
---@field digress? boolean `false`: no other flow starts while this question is open
---@field repair? table<string, boolean> repairs to switch off, or on, while this question is open

---Gets a valid value of a slot, from what is known, else by asking; several slots may share one question.
---Known again by the slot, `about`, and the question where one is given here.
---Since 0.1.
---@param slot string | string[] a slot, or several that share one question
---@param options? AskOptions in place of the slot's own, for this question
---@return any # the value, or `nil` and `"skipped"`; of several slots the values in their order
---@return any ... the others
function ask(slot, options) end

---Asks for consent, yes or no.
---Known again by text and values, and only while nothing before it in the run has changed.
---Since 0.1.
---@param text Text what is consented to
---@param values? table<string, Value> what fills its places
---@return boolean # whether they agreed
function confirm(text, values) end

---Lets the user choose one of several.
---Known again by text, values and options, and only while nothing before it in the run has changed.
---Since 0.1.
---@param text Text the question
---@param options (string | Choice | table<string, string>)[] what may be chosen, by number, name, similar wording or button
---@param values? table<string, Value> what fills the places of the question
---@return any # the `value` of what is chosen, else its title
function choose(text, options, values) end

---Uses an action of a plugin; a failure ends the flow politely and offers a person.
---Known again by action and arguments.
---Since 0.1.
---@param action string `"plugin.action"`
---@param args? table<string, Value> what the action gets
---@return any # what the action returns
function call(action, args) end

---Uses an action of a plugin; a failure is handed to the flow.
---Known again by action and arguments.
---Since 0.1.
---@param action string `"plugin.action"`
---@param args? table<string, Value> what the action gets
---@return any # what the action returns, or `nil`
---@return string? problem what it refused with, `"failed"`, or `"unknown"` when a write may have happened
function try_call(action, args) end

---Runs another flow as part of this one.
---Known again by flow and arguments.
---Since 0.1.
---@param flow string its name
---@param args? table<string, Value> what its function gets
---@return any # what it returns, or `nil`
---@return string? problem `"cancelled"` when the sub-flow calls `cancel()`
function run(flow, args) end

---Leaves this flow for another, or starts it afresh.
---Known again by flow and arguments.
---Since 0.1.
---@param flow string its name
---@param args? table<string, Value> what its function gets
function switch(flow, args) end

---Waits for a time; meanwhile the user may do other things.
---Known again by the arguments.
---Not in this version: a flow that calls it is told so.
---@param time string a duration (`"2h"`) or a time
function wait(time) end

---Waits for an event from outside.
---Known again by the arguments.
---Not in this version: a flow that calls it is told so.
---@param event string its name
---@param limit? string how long at most, a duration
---@return table? # the event's fields, or `nil`
---@return string? problem `"late"`
function wait_for(event, limit) end

---What a person is told.
---@class HandoffOptions
---@field note? string what the person should know
---@field priority? "low" | "normal" | "high" how urgent it is
---@field wait? string how long the user waits at most, a duration; has no effect in this version

---Gives the session to a person of a team, with a summary of it.
---Known again by team and note.
---Since 0.1.
---@param team string one of `teams` in `settings`
---@param note? string | HandoffOptions what the person should know
---@return table? # what the person left, or `nil`
---@return string? problem `"closed"`, `"nobody"` or `"cancelled"`
function handoff(team, note) end

---Keeps a value about this user, across sessions; written when the run ends well.
---Known again by name and value.
---Since 0.1.
---@param name string what `recall` names
---@param value Value? `nil` forgets it
function remember(name, value) end

---Returns what is remembered of this user.
---Known again by nothing: it is read from what holds when the run began.
---Since 0.1.
---@param name string what `remember` named
---@return any # what the user had when the run began, then what this run remembered; else `nil`
function recall(name) end

---Sets a slot of this run; `nil` forgets it.
---Known again by name and value.
---Since 0.1.
---@param name string of a slot
---@param value Value? `nil` forgets it
function set(name, value) end

---A moment in the bot's time zone.
---@class Now
---@field date string `"2026-03-04"`
---@field time string `"15:00"`
---@field weekday integer 1 is Monday
---@field epoch number seconds since 1970

---Returns the time, in the bot's time zone.
---Known again by how often it was called before.
---Since 0.1.
---@return Now
function now() end

---Returns a whole number from `a` to `b`, the same in every replay.
---Known again by how often it was called before.
---Since 0.1.
---@param a integer the least
---@param b integer the greatest
---@return integer
function random(a, b) end

---Returns an identifier that no other call returns, the same in every replay.
---Known again by how often it was called before.
---Since 0.1.
---@return string
function uuid() end

---Ends this flow well.
---Since 0.1.
function finish() end

---Ends this flow as cancelled.
---Since 0.1.
function cancel() end

---Marks something for the figures; `rating` and `resolved` are the session's own.
---Known again by name and fields.
---Since 0.1.
---@param name string what it is called in figures
---@param fields? table<string, Value> what belongs to it
function note(name, fields) end

---Tells whether this run first came here after the change that `id` names. A run whose journal was written by the text
---before it is told `false`, each time; all others `true`. The id is asked about once a run.
---Known again by the id.
---Since 0.1.
---@param id string a name that you choose
---@return boolean
function patched(id) end

---Is told, when a correction has changed what this run did, which writes and sends it left behind: those that the run has not
---met again. The function may `say`, `note`, `set`, `remember` and look at texts; to ask or call is for the flow. What is
---given last holds, `nil` hears no more.
---Since 0.1.
---@param body fun(left: { action: string, args: table, result: Value, problem?: string, taken_back: boolean }[])? gets the calls, in their order
function on_revised(body) end

---Returns a text's length in characters.
---Since 0.1.
---@param text string any text
---@return integer
function len(text) end

---Loads another Lua file of the bot and returns what it returns.
---Since 0.1.
---@param name string its path below `Flows/`, without `.lua`
---@return any
function require(name) end

--## Reading

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

--## Understanding texts

---The engine's language processing.
nlp = {}

---Returns a text's words.
---Known again by function and arguments.
---Since 0.1.
---@param text string what is looked at
---@return string[]
function nlp.tokens(text) end

---Returns how alike two texts are, 0 to 1.
---Known again by function and arguments.
---Since 0.1.
---@param a string one text
---@param b string the other
---@return number
function nlp.similarity(a, b) end

---Orders a list by similarity to a text, the most similar first.
---Known again by function and arguments.
---Since 0.1.
---@param text string what is looked at
---@param list string[] what is ordered
---@return { text: string, index: integer, score: number }[]
function nlp.rank(text, list) end

---Returns a text's tone: -1 for the worst, 1 for the best, 0 for no feeling.
---Known again by function and arguments.
---Since 0.1.
---@param text string what is looked at
---@return number
function nlp.sentiment(text) end

---Returns a text's key phrases, ten at most, the most telling first.
---Known again by function and arguments.
---Since 0.1.
---@param text string what is looked at
---@return string[]
function nlp.keywords(text) end

---Returns the values in a text, in the order of their places: numbers, money, dates, times, durations, phone numbers,
---e-mail addresses and links, each as a slot of its type has it.
---Known again by function and arguments.
---Since 0.1.
---@param text string what is looked at
---@return { type: string, value: any, text: string }[]
function nlp.values(text) end

---Returns a text's words with their parts of speech: n a noun, v a verb, a an adjective, m a number, eng a word in
---Latin letters, x what has none.
---Known again by function and arguments.
---Since 0.1.
---@param text string what is looked at
---@return { word: string, tag: string }[]
function nlp.tags(text) end
