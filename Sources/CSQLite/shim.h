// SQLite 3 as the system packages it.
#include <sqlite3.h>
