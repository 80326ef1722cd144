// Holds the bytes of english.bin.
#include "CWordVectors.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char bytes[] __attribute__((aligned(64))) = {
#embed "english.bin"
};

const void *parley_word_vectors(void) { return bytes; }
size_t parley_word_vectors_size(void) { return sizeof bytes; }
