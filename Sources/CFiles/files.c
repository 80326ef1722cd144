// Written by scripts/list-files: the files of this folder, byte by byte.
#include "CFiles.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char f0[] = {
#embed "pages/findings.md"
};
static const unsigned char f1[] = {
#embed "templates/empty/Flows/bot.lua"
};
static const unsigned char f2[] = {
#embed "templates/empty/Flows/hello.lua"
};
static const unsigned char f3[] = {
#embed "templates/empty/Flows/tests/hello-in-chinese.chat"
};
static const unsigned char f4[] = {
#embed "templates/empty/Flows/tests/hello-in-english.chat"
};
static const unsigned char f5[] = {
#embed "templates/faq/Flows/bot.lua"
};
static const unsigned char f6[] = {
#embed "templates/faq/Flows/questions/faq.en.md"
};
static const unsigned char f7[] = {
#embed "templates/faq/Flows/questions/faq.zh.md"
};
static const unsigned char f8[] = {
#embed "templates/faq/Flows/questions/questions.lua"
};
static const unsigned char f9[] = {
#embed "templates/faq/Flows/questions/tests/questions-in-chinese.chat"
};
static const unsigned char f10[] = {
#embed "templates/faq/Flows/questions/tests/questions-in-english.chat"
};
static const unsigned char f11[] = {
#embed "templates/returns/Flows/bot.lua"
};
static const unsigned char f12[] = {
#embed "templates/returns/Flows/returns/return_goods.lua"
};
static const unsigned char f13[] = {
#embed "templates/returns/Flows/returns/tests/only-what-is-missing-is-asked.chat"
};
static const unsigned char f14[] = {
#embed "templates/returns/Flows/returns/tests/the-number-is-corrected.chat"
};
static const unsigned char f15[] = {
#embed "templates/returns/Plugins/orders/init.lua"
};
static const unsigned char f16[] = {
#embed "templates/returns/Plugins/orders/manifest.lua"
};
static const unsigned char f17[] = {
#embed "templates/shared/.gitignore"
};
static const unsigned char f18[] = {
#embed "templates/shared/.luarc.json"
};
static const unsigned char f19[] = {
#embed "../ParleyFlows/Lua/meta/parley.lua"
};

static const struct parley_file files[] = {
    {"pages/findings.md", f0, sizeof f0},
    {"templates/empty/Flows/bot.lua", f1, sizeof f1},
    {"templates/empty/Flows/hello.lua", f2, sizeof f2},
    {"templates/empty/Flows/tests/hello-in-chinese.chat", f3, sizeof f3},
    {"templates/empty/Flows/tests/hello-in-english.chat", f4, sizeof f4},
    {"templates/faq/Flows/bot.lua", f5, sizeof f5},
    {"templates/faq/Flows/questions/faq.en.md", f6, sizeof f6},
    {"templates/faq/Flows/questions/faq.zh.md", f7, sizeof f7},
    {"templates/faq/Flows/questions/questions.lua", f8, sizeof f8},
    {"templates/faq/Flows/questions/tests/questions-in-chinese.chat", f9, sizeof f9},
    {"templates/faq/Flows/questions/tests/questions-in-english.chat", f10, sizeof f10},
    {"templates/returns/Flows/bot.lua", f11, sizeof f11},
    {"templates/returns/Flows/returns/return_goods.lua", f12, sizeof f12},
    {"templates/returns/Flows/returns/tests/only-what-is-missing-is-asked.chat", f13, sizeof f13},
    {"templates/returns/Flows/returns/tests/the-number-is-corrected.chat", f14, sizeof f14},
    {"templates/returns/Plugins/orders/init.lua", f15, sizeof f15},
    {"templates/returns/Plugins/orders/manifest.lua", f16, sizeof f16},
    {"templates/shared/.gitignore", f17, sizeof f17},
    {"templates/shared/.luarc.json", f18, sizeof f18},
    {"templates/shared/types/parley.lua", f19, sizeof f19},
};

const struct parley_file *parley_files(void) { return files; }
size_t parley_files_count(void) { return sizeof files / sizeof files[0]; }
