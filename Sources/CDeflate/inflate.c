#include "CDeflate.h"

#include <limits.h>
#include <string.h>
#include <zlib.h>

/// zlib counts in unsigned int, so that large arrays go through it in pieces.
static unsigned piece(size_t rest) { return rest > UINT_MAX / 2 ? UINT_MAX / 2 : (unsigned)rest; }

uint32_t wedge_checksum(uint32_t before, const void *bytes, size_t count) {
  // zlib takes no bytes at NULL for a request to begin anew.
  return count == 0 ? before : (uint32_t)crc32_z(before, bytes, count);
}

/// Hands the next piece over, once the one before is used up.
static void feed(z_stream *stream, const unsigned char **in, size_t *left) {
  if (stream->avail_in > 0 || *left == 0) return;
  stream->next_in = (unsigned char *)*in;
  stream->avail_in = piece(*left);
  *in += stream->avail_in;
  *left -= stream->avail_in;
}

bool wedge_inflate(const void *packed, size_t packed_size, size_t size, wedge_take take,
                   void *context) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return false;
  const unsigned char *in = packed;
  unsigned char out[1 << 16];
  size_t made = 0;
  int status = Z_OK;
  bool wanted = true;
  while (status == Z_OK && wanted) {
    feed(&stream, &in, &packed_size);
    stream.next_out = out;
    stream.avail_out = sizeof out;
    status = inflate(&stream, Z_NO_FLUSH);
    size_t count = sizeof out - stream.avail_out;
    made += count;
    // Nothing is handed on beyond what was asked for.
    if (made > size) break;
    if (count > 0) wanted = take(context, out, count);
    if (status == Z_OK && count == 0 && stream.avail_in == 0 && packed_size == 0) break;
  }
  inflateEnd(&stream);
  return status == Z_STREAM_END && made == size && wanted;
}

bool wedge_gunzip(const void *packed, size_t packed_size, wedge_take take, void *context) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  // 16 asks for the head and the checksum of gzip.
  if (inflateInit2(&stream, MAX_WBITS + 16) != Z_OK) return false;
  const unsigned char *in = packed;
  unsigned char out[1 << 16];
  bool wanted = true;
  int status = Z_OK;
  while (wanted) {
    feed(&stream, &in, &packed_size);
    stream.next_out = out;
    stream.avail_out = sizeof out;
    status = inflate(&stream, Z_NO_FLUSH);
    size_t count = sizeof out - stream.avail_out;
    if (count > 0) wanted = take(context, out, count);
    if (status == Z_STREAM_END) {
      // What follows is another part, or padding that gzip ignores.
      bool more = packed_size > 0 || (stream.avail_in > 0 && stream.next_in[0] == 0x1f);
      if (!more || inflateReset(&stream) != Z_OK) break;
    } else if (status != Z_OK) {
      break;
    }
  }
  inflateEnd(&stream);
  return status == Z_STREAM_END && wanted;
}
