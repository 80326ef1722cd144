// Holds the bytes of english.bin and chinese.bin.
#include "CWordVectors.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char english[] __attribute__((aligned(64))) = {
#embed "english.bin"
};

static const unsigned char chinese[] __attribute__((aligned(64))) = {
#embed "chinese.bin"
};

const void *parley_english_vectors(void) { return english; }
size_t parley_english_vectors_size(void) { return sizeof english; }
const void *parley_chinese_vectors(void) { return chinese; }
size_t parley_chinese_vectors_size(void) { return sizeof chinese; }
