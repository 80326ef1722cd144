// The compiled list of Chinese words as part of the program, so that one executable stays one file.
#ifndef C_WORD_LIST_H
#define C_WORD_LIST_H

#include <stddef.h>

// The first byte of the file that scripts/build-word-list writes.
const void *parley_chinese_words(void);
// How many bytes there are.
size_t parley_chinese_words_size(void);

#endif
