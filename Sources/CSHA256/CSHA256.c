#include "CSHA256.h"

#include <string.h>

#include "rounds.h"

#if defined(CSHA256_EXTENSIONS)
#include <cpuid.h>
#endif

bool csha256_has_extensions(void) {
#if defined(CSHA256_EXTENSIONS)
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSSE3) || !(c & bit_SSE4_1)) return false;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
#else
  return false;
#endif
}

static void mix(csha256_message *message, const uint8_t *bytes, size_t block_count) {
#if defined(CSHA256_EXTENSIONS)
  if (message->uses_extensions) {
    csha256_extended_blocks(message->state, bytes, block_count);
    return;
  }
#endif
  csha256_portable_blocks(message->state, bytes, block_count);
}

csha256_message csha256_empty(bool uses_extensions) {
  return (csha256_message){
      .state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,  //
                0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19},
      .uses_extensions = uses_extensions,
  };
}

void csha256_append(csha256_message *message, const void *start, size_t count) {
  if (count == 0) return;
  const uint8_t *bytes = start;
  const size_t begun = message->byte_count % 64;
  message->byte_count += count;
  if (begun > 0) {
    const size_t room = 64 - begun;
    const size_t taken = count < room ? count : room;
    memcpy(message->pending + begun, bytes, taken);
    if (taken < room) return;
    mix(message, message->pending, 1);
    bytes += taken;
    count -= taken;
  }
  mix(message, bytes, count / 64);
  memcpy(message->pending, bytes + count / 64 * 64, count % 64);
}

void csha256_end(csha256_message *message, void *digest) {
  // A one, zeros, and the length in bits so that the last block is full (5.1.1).
  uint8_t padding[72] = {0x80};
  const uint64_t bit_count = message->byte_count * 8;
  const size_t zeros_end = 1 + (119 - message->byte_count % 64) % 64;
  for (int k = 0; k < 8; k++) padding[zeros_end + k] = (uint8_t)(bit_count >> (56 - 8 * k));
  csha256_append(message, padding, zeros_end + 8);
  uint8_t *out = digest;
  for (int k = 0; k < 32; k++) out[k] = (uint8_t)(message->state[k / 4] >> (24 - k % 4 * 8));
}
