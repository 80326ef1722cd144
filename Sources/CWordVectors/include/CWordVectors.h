// The file of English word vectors as part of the program, so that one executable stays one file; its pages are read
// when a word is looked up.
#ifndef C_WORD_VECTORS_H
#define C_WORD_VECTORS_H

#include <stddef.h>

// The first byte of the file that scripts/build-word-vectors writes.
const void *parley_word_vectors(void);
// How many bytes there are.
size_t parley_word_vectors_size(void);

#endif
