#ifndef CSHA256_H
#define CSHA256_H

// SHA-256 (FIPS 180-4) over messages in pieces. The rounds are plain C, or the SHA extensions of
// x86-64 where the processor has them; both give the same digests.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A message so far.
typedef struct {
  uint32_t state[8];
  uint8_t pending[64];  ///< The begun block: the first `byte_count % 64` bytes.
  uint64_t byte_count;
  bool uses_extensions;
} csha256_message;

/// Whether this processor has the SHA extensions. Slow in a virtual machine: to be asked once.
bool csha256_has_extensions(void);

/// An empty message. `uses_extensions` may only be true where `csha256_has_extensions` is.
csha256_message csha256_empty(bool uses_extensions);

/// Appends the `count` bytes at `bytes`, which may be null where there are none.
void csha256_append(csha256_message *message, const void *bytes, size_t count);

/// Ends the message, which is of no use afterwards, and writes the 32 bytes of its digest.
void csha256_end(csha256_message *message, void *digest);

#endif
