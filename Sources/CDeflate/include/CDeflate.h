#ifndef CDEFLATE_H
#define CDEFLATE_H

#include <stdbool.h>
#include <stddef.h>

/// Unpacks raw deflated bytes; whether they make exactly `size` bytes.
bool wedge_inflate(const void *packed, size_t packed_size, void *unpacked, size_t size);

#endif
