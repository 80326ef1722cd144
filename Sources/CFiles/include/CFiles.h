// Text files that are part of the program, so that one executable stays one file: templates of new bots, pages of findings.
#ifndef C_FILES_H
#define C_FILES_H

#include <stddef.h>

struct parley_file {
  // Relative to this target, with `/`.
  const char *path;
  const void *bytes;
  size_t size;
};

// Sorted by path.
const struct parley_file *parley_files(void);
size_t parley_files_count(void);

#endif
