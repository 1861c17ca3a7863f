#pragma once

/// The commit that the program was built from, as its package says; empty elsewhere.
const char *wedge_commit(void);
