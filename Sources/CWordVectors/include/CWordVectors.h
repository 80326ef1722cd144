// The files of word vectors as part of the program, so that one executable stays one file; their pages are read when a
// word is looked up.
#ifndef C_WORD_VECTORS_H
#define C_WORD_VECTORS_H

#include <stddef.h>

// The first byte of the file that scripts/build-word-vectors writes.
const void *parley_english_vectors(void);
// How many bytes there are.
size_t parley_english_vectors_size(void);

// The same for scripts/build-chinese-vectors.
const void *parley_chinese_vectors(void);
size_t parley_chinese_vectors_size(void);

#endif
