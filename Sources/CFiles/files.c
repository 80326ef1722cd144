// Written by scripts/list-files: the files of this folder, byte by byte.
#include "CFiles.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char f0[] = {
#embed "pages/findings.md"
};
static const unsigned char f1[] = {
#embed "templates/action/Flows/book.lua"
};
static const unsigned char f2[] = {
#embed "templates/action/Flows/bot.lua"
};
static const unsigned char f3[] = {
#embed "templates/action/Flows/tests/tables.chat"
};
static const unsigned char f4[] = {
#embed "templates/action/Plugins/tables/init.lua"
};
static const unsigned char f5[] = {
#embed "templates/action/Plugins/tables/manifest.lua"
};
static const unsigned char f6[] = {
#embed "templates/empty/Flows/bot.lua"
};
static const unsigned char f7[] = {
#embed "templates/empty/Flows/hello.lua"
};
static const unsigned char f8[] = {
#embed "templates/empty/Flows/tests/hello-in-chinese.chat"
};
static const unsigned char f9[] = {
#embed "templates/empty/Flows/tests/hello-in-english.chat"
};
static const unsigned char f10[] = {
#embed "templates/faq/Flows/bot.lua"
};
static const unsigned char f11[] = {
#embed "templates/faq/Flows/questions/faq.en.md"
};
static const unsigned char f12[] = {
#embed "templates/faq/Flows/questions/faq.zh.md"
};
static const unsigned char f13[] = {
#embed "templates/faq/Flows/questions/questions.lua"
};
static const unsigned char f14[] = {
#embed "templates/faq/Flows/questions/tests/questions-in-chinese.chat"
};
static const unsigned char f15[] = {
#embed "templates/faq/Flows/questions/tests/questions-in-english.chat"
};
static const unsigned char f16[] = {
#embed "templates/returns/Flows/bot.lua"
};
static const unsigned char f17[] = {
#embed "templates/returns/Flows/returns/return_goods.lua"
};
static const unsigned char f18[] = {
#embed "templates/returns/Flows/returns/tests/only-what-is-missing-is-asked.chat"
};
static const unsigned char f19[] = {
#embed "templates/returns/Flows/returns/tests/the-number-is-corrected.chat"
};
static const unsigned char f20[] = {
#embed "templates/returns/Plugins/orders/init.lua"
};
static const unsigned char f21[] = {
#embed "templates/returns/Plugins/orders/manifest.lua"
};
static const unsigned char f22[] = {
#embed "templates/shared/.gitignore"
};
static const unsigned char f23[] = {
#embed "templates/shared/.luarc.json"
};
static const unsigned char f24[] = {
#embed "../ParleyFlows/Lua/meta/parley.lua"
};
static const unsigned char f25[] = {
#embed "../ParleyFlows/Lua/meta/plugin.lua"
};

static const struct parley_file files[] = {
    {"pages/findings.md", f0, sizeof f0},
    {"templates/action/Flows/book.lua", f1, sizeof f1},
    {"templates/action/Flows/bot.lua", f2, sizeof f2},
    {"templates/action/Flows/tests/tables.chat", f3, sizeof f3},
    {"templates/action/Plugins/tables/init.lua", f4, sizeof f4},
    {"templates/action/Plugins/tables/manifest.lua", f5, sizeof f5},
    {"templates/empty/Flows/bot.lua", f6, sizeof f6},
    {"templates/empty/Flows/hello.lua", f7, sizeof f7},
    {"templates/empty/Flows/tests/hello-in-chinese.chat", f8, sizeof f8},
    {"templates/empty/Flows/tests/hello-in-english.chat", f9, sizeof f9},
    {"templates/faq/Flows/bot.lua", f10, sizeof f10},
    {"templates/faq/Flows/questions/faq.en.md", f11, sizeof f11},
    {"templates/faq/Flows/questions/faq.zh.md", f12, sizeof f12},
    {"templates/faq/Flows/questions/questions.lua", f13, sizeof f13},
    {"templates/faq/Flows/questions/tests/questions-in-chinese.chat", f14, sizeof f14},
    {"templates/faq/Flows/questions/tests/questions-in-english.chat", f15, sizeof f15},
    {"templates/returns/Flows/bot.lua", f16, sizeof f16},
    {"templates/returns/Flows/returns/return_goods.lua", f17, sizeof f17},
    {"templates/returns/Flows/returns/tests/only-what-is-missing-is-asked.chat", f18, sizeof f18},
    {"templates/returns/Flows/returns/tests/the-number-is-corrected.chat", f19, sizeof f19},
    {"templates/returns/Plugins/orders/init.lua", f20, sizeof f20},
    {"templates/returns/Plugins/orders/manifest.lua", f21, sizeof f21},
    {"templates/shared/.gitignore", f22, sizeof f22},
    {"templates/shared/.luarc.json", f23, sizeof f23},
    {"templates/shared/types/parley.lua", f24, sizeof f24},
    {"templates/shared/types/plugin.lua", f25, sizeof f25},
};

const struct parley_file *parley_files(void) { return files; }
size_t parley_files_count(void) { return sizeof files / sizeof files[0]; }
