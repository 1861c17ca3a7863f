#ifndef CDEFLATE_H
#define CDEFLATE_H

#include <stdbool.h>
#include <stddef.h>

/// Takes the next bytes; whether more are wanted.
typedef bool (*wedge_take)(void *context, const void *bytes, size_t count);

/// Unpacks raw deflated bytes piece by piece; whether they made exactly `size` bytes and all were taken.
bool wedge_inflate(const void *packed, size_t packed_size, size_t size, wedge_take take,
                   void *context);

#endif
