// Texts to replies: a locale chosen, places filled, options shown by their titles.
package import ParleyModel

/// Renders what authors wrote for one locale and one set of values. Pure.
package struct TextRenderer {
    package let declarations: Declarations
    package var locale: Locale
    /// Looked up after the values that a text was given: the run's slots.
    package var slots: Record

    package init(declarations: Declarations, locale: Locale, slots: Record) {
        self.declarations = declarations
        self.locale = locale
        self.slots = slots
    }

    package func render(_ text: Text, values: Record = [:], variant: @autoclosure () -> UInt64 = 0) -> String
    {
        TextTemplate.fill(source(of: text, variant: variant())) { name in
            if let value = values[name] { return self.printed(value, ofSlot: name) }
            if let value = slots[name] { return self.printed(value, ofSlot: name) }
            // A place that nothing fills is left out: a person never sees it.
            return ""
        }
    }

    /// A choice prints as its title.
    private func printed(_ value: Value, ofSlot name: String) -> String {
        if let slot = declarations.slots[name], let choice = slot.choices.first(where: { $0.value == value })
        {
            return source(of: choice.title, variant: 0)
        }
        return value.printed
    }

    /// The text in the locale; else in its language, the bot's own locale, or the first there is.
    private func source(of text: Text, variant: @autoclosure () -> UInt64) -> String {
        switch text {
        case .plain(let text): return text
        case .localised(let texts):
            let name = pick(among: texts.names)
            return name.flatMap { texts[$0]?.text } ?? ""
        case .named(let name):
            guard let texts = declarations.texts[name] else { return name }
            let picked =
                texts[locale] != nil
                ? locale : pick(among: texts.keys.map(\.text).sorted()).map { Locale($0) }
            guard let variants = picked.flatMap({ texts[$0] }), !variants.isEmpty else { return name }
            if variants.count == 1 { return variants[0] }
            return variants[Int(variant() % UInt64(variants.count))]
        }
    }

    private func pick(among names: [String]) -> String? {
        let language = locale.text.prefix { $0 != "-" && $0 != "_" }
        let own = declarations.settings.locale.text
        return names.first { $0 == locale.text } ?? names.first { $0 == language } ?? names.first {
            $0 == own
        }
            ?? names.first
    }

    package func render(_ saying: Saying, values: Record = [:], variant: @autoclosure () -> UInt64 = 0)
        -> Reply
    {
        func button(_ button: Saying.Button) -> Reply.Button {
            Reply.Button(
                title: render(button.title, values: values, variant: variant()), value: button.value,
                url: button.url)
        }
        return Reply(
            text: saying.text.map { render($0, values: values, variant: variant()) }, image: saying.image,
            buttons: saying.buttons.map(button),
            cards: saying.cards.map { card in
                Reply.Card(
                    title: render(card.title, values: values),
                    text: card.text.map { render($0, values: values) },
                    image: card.image, buttons: card.buttons.map(button))
            })
    }

    package func options(_ choices: [Choice], values: Record = [:]) -> [Expectation.Option] {
        choices.map { choice in
            var also = choice.also
            // Every locale's title is understood, whichever is shown.
            if case .localised(let texts) = choice.title { also += texts.fields.compactMap(\.value.text) }
            let title = render(choice.title, values: values)
            return Expectation.Option(
                title: title, value: choice.value.isNull ? .text(title) : choice.value, also: also)
        }
    }
}
