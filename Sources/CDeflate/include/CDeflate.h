#ifndef CDEFLATE_H
#define CDEFLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Takes the next bytes; whether more are wanted.
typedef bool (*wedge_take)(void *context, const void *bytes, size_t count);

/// Unpacks raw deflated bytes piece by piece; whether they made exactly `size` bytes and all were taken.
bool wedge_inflate(const void *packed, size_t packed_size, size_t size, wedge_take take,
                   void *context);

/// Unpacks a gzip file, of one part or several behind one another, piece by piece; whether it is whole
/// and all pieces were taken.
bool wedge_gunzip(const void *packed, size_t packed_size, wedge_take take, void *context);

/// The CRC-32 of ZIP, going on from that of the bytes before; 0 before any.
uint32_t wedge_checksum(uint32_t before, const void *bytes, size_t count);

#endif
