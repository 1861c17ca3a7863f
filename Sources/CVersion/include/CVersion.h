#pragma once

/// The commit that the program was built from, as Package.swift found it; empty where there was none.
const char *wedge_commit(void);
