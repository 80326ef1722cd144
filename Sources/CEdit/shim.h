// libedit: line editing and history on a terminal, with its variadic functions, which Swift cannot call, one by one.
#include <histedit.h>
#include <wchar.h>

typedef char *(*edit_prompt_function)(EditLine *);
typedef unsigned char (*edit_key_function)(EditLine *, int);
typedef int (*edit_read_function)(EditLine *, wchar_t *);

/// Edits on the standard streams, whose variables Swift cannot read safely.
static inline EditLine *edit_open(const char *program) {
    return el_init(program, stdin, stdout, stderr);
}

/// `literal` starts and ends a part of the prompt that takes no columns: a colour.
static inline int edit_set_prompt(EditLine *edit, edit_prompt_function prompt, char literal) {
    return el_set(edit, EL_PROMPT_ESC, prompt, literal);
}

static inline int edit_use_emacs_keys(EditLine *edit) {
    return el_set(edit, EL_EDITOR, "emacs");
}

static inline int edit_handle_signals(EditLine *edit, int handled) {
    return el_set(edit, EL_SIGNAL, handled);
}

/// Changes how the terminal is set while a line is edited, as `stty` would.
static inline int edit_set_tty(EditLine *edit, const char *setting) {
    return el_set(edit, EL_SETTY, "-d", setting, (const char *)0);
}

static inline int edit_add_function(
    EditLine *edit, const char *name, const char *help, edit_key_function function
) {
    return el_set(edit, EL_ADDFN, name, help, function);
}

static inline int edit_bind(EditLine *edit, const char *keys, const char *function) {
    return el_set(edit, EL_BIND, keys, function, (const char *)0);
}

static inline int edit_set_client_data(EditLine *edit, void *data) {
    return el_set(edit, EL_CLIENTDATA, data);
}

static inline void *edit_client_data(EditLine *edit) {
    void *data = 0;
    return el_get(edit, EL_CLIENTDATA, &data) == 0 ? data : 0;
}

static inline int edit_use_history(EditLine *edit, History *lines) {
    return el_set(edit, EL_HIST, history, lines);
}

static inline int edit_history_set_size(History *lines, int size) {
    HistEvent event;
    return history(lines, &event, H_SETSIZE, size);
}

/// A line that repeats the one before it is kept once.
static inline int edit_history_set_unique(History *lines, int unique) {
    HistEvent event;
    return history(lines, &event, H_SETUNIQUE, unique);
}

static inline int edit_history_enter(History *lines, const char *line) {
    HistEvent event;
    return history(lines, &event, H_ENTER, line);
}

/// Reads the next character from elsewhere than from the terminal alone.
static inline int edit_set_reader(EditLine *edit, edit_read_function reader) {
    return el_set(edit, EL_GETCFN, reader);
}
