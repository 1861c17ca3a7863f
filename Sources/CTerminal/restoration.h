#pragma once

#include <stddef.h>

/// Keeps the bytes that bring the terminal back; what does not fit is left out.
void guard_keep_restoration(const char *bytes, size_t length);
