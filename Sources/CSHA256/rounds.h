#ifndef CSHA256_ROUNDS_H
#define CSHA256_ROUNDS_H

#include <stddef.h>
#include <stdint.h>

/// The constants K of the 64 rounds (FIPS 180-4, 4.2.2).
extern const uint32_t csha256_constants[64];

/// Mixes `count` blocks of 64 bytes into the state (FIPS 180-4, 6.2.2).
void csha256_portable_blocks(uint32_t state[8], const uint8_t *bytes, size_t count);

#if defined(__x86_64__)
#define CSHA256_EXTENSIONS 1

/// The same by the SHA extensions, which the processor must have.
void csha256_extended_blocks(uint32_t state[8], const uint8_t *bytes, size_t count);
#endif

#endif
