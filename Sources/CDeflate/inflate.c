#include "CDeflate.h"

#include <limits.h>
#include <string.h>
#include <zlib.h>

/// zlib counts in unsigned int, so that large arrays go through it in pieces.
static unsigned piece(size_t rest) { return rest > UINT_MAX / 2 ? UINT_MAX / 2 : (unsigned)rest; }

bool wedge_inflate(const void *packed, size_t packed_size, void *unpacked, size_t size) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return false;
  const unsigned char *in = packed;
  unsigned char *out = unpacked;
  // One byte more than is wanted tells whether there is more.
  unsigned char surplus;
  size_t made = 0;
  int status = Z_OK;
  while (status == Z_OK) {
    if (stream.avail_in == 0) {
      stream.next_in = (unsigned char *)in;
      stream.avail_in = piece(packed_size);
      in += stream.avail_in;
      packed_size -= stream.avail_in;
    }
    unsigned room = made < size ? piece(size - made) : 1;
    stream.next_out = made < size ? out + made : &surplus;
    stream.avail_out = room;
    status = inflate(&stream, Z_NO_FLUSH);
    made += room - stream.avail_out;
    if (made > size) break;
    if (status == Z_OK && stream.avail_in == 0 && packed_size == 0 && stream.avail_out == room) {
      break;
    }
  }
  inflateEnd(&stream);
  return status == Z_STREAM_END && made == size;
}
