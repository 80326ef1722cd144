// What the engine itself says; `messages` replaces any of it by name.
package import ParleyModel

package enum BuiltInTexts {
    /// By name and locale.
    package static let all: [String: [Locale: [String]]] = table.mapValues { texts in
        [Locale("zh"): [texts.zh], Locale("en"): [texts.en]]
    }

    private static let table: [String: (zh: String, en: String)] = [
        "parley.greeting": ("您好，请问有什么可以帮您？", "Hello, how can I help you?"),
        "parley.thanks": ("不客气，很高兴能帮到您。", "You are welcome."),
        "parley.bye": ("再见，祝您生活愉快。", "Goodbye, and have a nice day."),
        "parley.not_understood": (
            "抱歉，我没有听懂，您可以换个说法吗？", "Sorry, I did not understand that. Could you put it another way?"
        ),
        "parley.choices": ("抱歉，还是没有听懂。我可以帮您办理：", "Sorry, I still do not understand. I can help you with:"),
        "parley.offer_person": (
            "抱歉，我还是没有明白。需要为您转接人工客服吗？", "Sorry, I still do not understand. Shall I hand you over to a person?"
        ),
        "parley.offer_after_failure": (
            "抱歉，系统暂时没能完成这一步。需要为您转接人工客服吗？",
            "Sorry, that could not be done at the moment. Shall I hand you over to a person?"
        ),
        "parley.refused_person": ("好的。还有什么可以帮您？", "All right. Is there anything else I can help with?"),
        "parley.handed_off": ("正在为您转接人工客服，请稍候。", "I am handing you over to a colleague. One moment, please."),
        "parley.passed_on": ("已转告人工客服，请稍候。", "I have passed that on to my colleague. One moment, please."),
        "parley.handed_back": ("您好，我回来了。", "Hello, I am back."),
        "parley.invalid": ("抱歉，这个回答我没看懂。", "Sorry, I did not get that."),
        "parley.between": ("请给出 {min} 到 {max} 之间的值。", "It has to be between {min} and {max}."),
        "parley.at_least": ("不能小于 {min}。", "It cannot be less than {min}."),
        "parley.at_most": ("不能大于 {max}。", "It cannot be more than {max}."),
        "parley.not_before": ("不能早于 {min}。", "It cannot be before {min}."),
        "parley.not_after": ("不能晚于 {max}。", "It cannot be after {max}."),
        "parley.no_help": ("我需要它才能继续办理。", "I need it to go on."),
        "parley.lacks": (
            "没有它我这边办不了。您可以找一找再告诉我，也可以说“转人工”。",
            "I cannot go on without it. Please look for it, or say \"a person, please\"."
        ),
        "parley.wait": ("不着急，您慢慢来。", "No hurry, take your time."),
        "parley.may_skip": ("这一项可以跳过，说“跳过”就行。", "This one may be left out: just say \"skip\"."),
        "parley.help": (
            "您可以直接告诉我要办什么，也可以说“转人工”或“取消”。",
            "Just tell me what you need. You can also say \"a person, please\" or \"cancel\"."
        ),
        "parley.yes_or_no": ("请回答“是”或“否”。", "Please answer yes or no."),
        "parley.one_of_these": ("请从下面选一个。", "Please choose one of these."),
        "parley.cancelled": ("好的，已取消。", "All right, I have cancelled that."),
        "parley.nothing_to_cancel": (
            "目前没有正在办理的事情。还有什么可以帮您？", "There is nothing going on at the moment. What can I help you with?"
        ),
        "parley.nothing_to_repeat": (
            "我还没有说过什么。请问有什么可以帮您？", "I have not said anything yet. How can I help you?"
        ),
        "parley.left": ("好的，那就不办了。", "All right, I will not do that."),
        "parley.yes": ("是", "yes"),
        "parley.no": ("否", "no"),
        "parley.noted": ("好的，{slot}：{value}。", "All right, {slot}: {value}."),
        "parley.changed": ("好的，{slot}改为 {value}。", "All right, {slot} is now {value}."),
        "parley.change_noted": (
            "好的，{slot}改为 {value}，稍后继续时生效。", "All right, {slot} will be {value} when we get back to it."
        ),
        "parley.wrong_noted": (
            "好的，稍后会再请您提供{slot}。", "All right, {slot}: I will ask for it again when we get to it."
        ),
        "parley.change_failed": ("抱歉，没能改成，还是按原来的。", "Sorry, I could not change that. It stays as it was."),
        "parley.cannot_change": (
            "抱歉，这件事已经办理，不能再这样修改。需要的话可以说“转人工”。",
            "Sorry, that has already been done and can no longer be changed. Say \"a person, please\" if you need help with it."
        ),
        "parley.which_slot": ("请问您要改的是哪一项？", "Which of these do you want to change?"),
        "parley.set_slot": ("{slot}是 {value}", "{slot} is {value}"),
        "parley.wrong_slot": ("{slot}错了", "{slot} is wrong"),
        "parley.nothing_to_undo": ("前面没有可以返回的步骤。", "There is nothing to go back to."),
        "parley.back_at_start": (
            "好的，已返回。请问有什么可以帮您？", "All right, I took that back. What can I help you with?"
        ),
        "parley.no_skip": ("这一项不能跳过。", "That one cannot be skipped."),
        "parley.first_this": ("我们先把这件事办完。", "Let us finish this first."),
        "parley.resume": ("我们继续：{flow}。", "Back to this: {flow}."),
        "parley.first_then": ("好的，先办：{first}；之后再办：{then}。", "All right: first {first}, after that {then}."),
        "parley.next": ("接下来：{flow}。", "Now to this: {flow}."),
        "parley.did_you_mean": ("您是想问“{option}”吗？", "Did you mean \"{option}\"?"),
        "parley.which_meant": ("请问您是想问哪一项？", "Which of these did you mean?"),
        "parley.something_else": ("都不是", "Something else"),
        "parley.confirm_cancel": (
            "这件事有一部分已经办好，取消不会撤回它。就到这里为止吗？",
            "Part of this has already been done and will stay so. Shall I leave the rest?"
        ),
        "parley.take_back": (
            "这已经办好了：{done}。要先撤回吗？", "That has already been done: {done}. Shall I take it back first?"
        ),
        "parley.taken_back": ("已撤回：{done}。", "I have taken this back: {done}."),
        "parley.not_taken_back": (
            "抱歉，{done}没能撤回，我请同事来处理。",
            "Sorry, I could not take this back: {done}. A colleague will look after it."
        ),
        "parley.goes_on": ("好的，我们继续。", "All right, let us go on."),
        "parley.unfinished": (
            "上次办理的“{flow}”还没有完成，要接着办吗？", "Last time we did not finish this: {flow}. Shall we go on with it?"
        ),
        "parley.at_your_service": ("好的。请问还有什么可以帮您？", "All right. What else can I help you with?"),
        "parley.restarted": ("好的，我们重新开始。", "All right, from the beginning."),
        "parley.speaks": ("好的，我们说中文。", "All right, in English from now on."),
        "parley.no_locale": ("抱歉，我还不会说这种语言。", "Sorry, I do not speak that language."),
        "parley.offer_when_angry": (
            "非常抱歉给您添麻烦了。需要为您转接人工客服吗？", "I am sorry about this. Shall I hand you over to a person?"
        ),
        "parley.flow_failed": (
            "抱歉，我这边出了点问题，刚才的事情没有办完。", "Sorry, something went wrong on my side, and I could not finish that."
        ),
        "parley.diverged": (
            "抱歉，刚才办理的流程已经更新，请您重新开始。",
            "Sorry, what we were doing has changed in the meantime. Please start again."
        ),
    ]
}
