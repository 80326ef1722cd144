// Holds the bytes of chinese.words.
#include "CWordList.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char bytes[] __attribute__((aligned(64))) = {
#embed "chinese.words"
};

const void *parley_chinese_words(void) { return bytes; }
size_t parley_chinese_words_size(void) { return sizeof bytes; }
