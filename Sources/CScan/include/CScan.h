#ifndef CSCAN_H
#define CSCAN_H

// Byte masks for the JSON scanner and the text writers. Each mask function reads a fixed number of
// bytes and sets bit k of its answer where byte k is of the wanted kind.
//
// The cscan_portable_ functions are plain C. The others use SSE2 or NEON where the compiler has it
// and are the portable ones elsewhere; both give the same answers.

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#endif

// Small functions in the innermost loops of their callers, which are compiled in another language:
// without the attribute the larger ones stay calls.
#define CSCAN_INLINE static inline __attribute__((always_inline))

/// What a JSON string reader must know of 64 bytes: bit k is about byte k.
typedef struct {
  uint64_t quote;      ///< `"`
  uint64_t backslash;  ///< `\`
  uint64_t control;    ///< below 0x20
  uint64_t high;       ///< 0x80 and above
} cscan_block;

/// The character that a letter stands for after a backslash, in the escapes of two bytes; 0 for other
/// letters. A table, since a jump on the letter is guessed wrongly where escapes are many.
CSCAN_INLINE uint8_t cscan_json_unescape(uint8_t letter) {
  static const uint8_t characters[256] = {
      ['"'] = '"',   ['\\'] = '\\', ['/'] = '/',   ['b'] = '\b',
      ['f'] = '\f', ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t',
  };
  return characters[letter];
}

// Portable: eight bytes in a word.

#define CSCAN_LANES(byte) (0x0101010101010101ull * (uint8_t)(byte))

/// Eight bytes as a word whose lowest byte is the first.
CSCAN_INLINE uint64_t cscan_load8(const uint8_t *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

/// 0x80 in each byte of the answer where the word holds a zero byte. No carry crosses a byte, so
/// that every byte is told rightly and not only the first.
CSCAN_INLINE uint64_t cscan_zero8(uint64_t word) {
  const uint64_t low7 = CSCAN_LANES(0x7F);
  return ~(((word & low7) + low7) | word | low7);
}

CSCAN_INLINE uint64_t cscan_equal8(uint64_t word, uint8_t byte) {
  return cscan_zero8(word ^ CSCAN_LANES(byte));
}

/// A byte is below 0x20 where its three upper bits are zero.
CSCAN_INLINE uint64_t cscan_control8(uint64_t word) {
  return cscan_zero8(word & CSCAN_LANES(0xE0));
}

/// Packs the upper bit of each of the eight bytes into eight bits.
CSCAN_INLINE uint64_t cscan_pack8(uint64_t upper) {
  return ((upper >> 7) * 0x0102040810204080ull) >> 56;
}

CSCAN_INLINE cscan_block cscan_portable_json_block64(const uint8_t *p) {
  cscan_block block = {0, 0, 0, 0};
  for (int k = 0; k < 64; k += 8) {
    const uint64_t word = cscan_load8(p + k);
    block.quote |= cscan_pack8(cscan_equal8(word, '"')) << k;
    block.backslash |= cscan_pack8(cscan_equal8(word, '\\')) << k;
    block.control |= cscan_pack8(cscan_control8(word)) << k;
    block.high |= cscan_pack8(word & CSCAN_LANES(0x80)) << k;
  }
  return block;
}

CSCAN_INLINE uint32_t cscan_portable_json_mask16(const uint8_t *p) {
  uint64_t mask = 0;
  for (int k = 0; k < 16; k += 8) {
    const uint64_t word = cscan_load8(p + k);
    const uint64_t found = cscan_equal8(word, '"') | cscan_equal8(word, '\\') |
                           cscan_equal8(word, 0xED) | cscan_control8(word);
    mask |= cscan_pack8(found) << k;
  }
  return (uint32_t)mask;
}

CSCAN_INLINE uint32_t cscan_portable_json_stop16(const uint8_t *p) {
  uint64_t mask = 0;
  for (int k = 0; k < 16; k += 8) {
    const uint64_t word = cscan_load8(p + k);
    const uint64_t found = cscan_equal8(word, '"') | cscan_equal8(word, '\\') |
                           cscan_control8(word) | (word & CSCAN_LANES(0x80));
    mask |= cscan_pack8(found) << k;
  }
  return (uint32_t)mask;
}

CSCAN_INLINE uint32_t cscan_portable_text_mask16(const uint8_t *p) {
  uint64_t mask = 0;
  for (int k = 0; k < 16; k += 8) {
    const uint64_t word = cscan_load8(p + k);
    const uint64_t found =
        cscan_equal8(word, '&') | cscan_equal8(word | CSCAN_LANES(0x02), '>') |
        cscan_equal8(word, 0x7F) | cscan_equal8(word | CSCAN_LANES(0x20), 0xE2) |
        cscan_equal8(word, 0xED) | cscan_control8(word);
    mask |= cscan_pack8(found) << k;
  }
  return (uint32_t)mask;
}

CSCAN_INLINE uint32_t cscan_portable_quote_mask16(const uint8_t *p) {
  uint64_t mask = 0;
  for (int k = 0; k < 16; k += 8) {
    const uint64_t word = cscan_load8(p + k);
    mask |= cscan_pack8(cscan_equal8(word, '"') | cscan_equal8(word, '\'')) << k;
  }
  return (uint32_t)mask;
}

#if defined(__SSE2__)

typedef __m128i cscan_vector;

CSCAN_INLINE cscan_vector cscan_load16(const uint8_t *p) {
  return _mm_loadu_si128((const __m128i *)p);
}
CSCAN_INLINE cscan_vector cscan_or(cscan_vector a, cscan_vector b) { return _mm_or_si128(a, b); }
CSCAN_INLINE cscan_vector cscan_fill(uint8_t byte) { return _mm_set1_epi8((char)byte); }
CSCAN_INLINE cscan_vector cscan_equal(cscan_vector v, uint8_t byte) {
  return _mm_cmpeq_epi8(v, cscan_fill(byte));
}
CSCAN_INLINE cscan_vector cscan_control(cscan_vector v) {
  return _mm_cmpeq_epi8(_mm_min_epu8(v, cscan_fill(0x1F)), v);
}
CSCAN_INLINE uint32_t cscan_bits(cscan_vector v) { return (uint32_t)_mm_movemask_epi8(v); }
CSCAN_INLINE uint32_t cscan_high_bits(cscan_vector v) { return cscan_bits(v); }
#define CSCAN_VECTORS 1

#elif defined(__ARM_NEON) && defined(__aarch64__)

typedef uint8x16_t cscan_vector;

CSCAN_INLINE cscan_vector cscan_load16(const uint8_t *p) { return vld1q_u8(p); }
CSCAN_INLINE cscan_vector cscan_or(cscan_vector a, cscan_vector b) { return vorrq_u8(a, b); }
CSCAN_INLINE cscan_vector cscan_fill(uint8_t byte) { return vdupq_n_u8(byte); }
CSCAN_INLINE cscan_vector cscan_equal(cscan_vector v, uint8_t byte) {
  return vceqq_u8(v, cscan_fill(byte));
}
CSCAN_INLINE cscan_vector cscan_control(cscan_vector v) { return vcltq_u8(v, cscan_fill(0x20)); }
CSCAN_INLINE uint32_t cscan_bits(cscan_vector v) {
  static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const uint8x16_t weighed = vandq_u8(v, vld1q_u8(weights));
  return (uint32_t)vaddv_u8(vget_low_u8(weighed)) |
         (uint32_t)vaddv_u8(vget_high_u8(weighed)) << 8;
}
CSCAN_INLINE uint32_t cscan_high_bits(cscan_vector v) {
  return cscan_bits(vcgeq_u8(v, cscan_fill(0x80)));
}
#define CSCAN_VECTORS 1

#endif

/// The masks of the 64 bytes at `p`, all of which are read.
CSCAN_INLINE cscan_block cscan_json_block64(const uint8_t *p) {
#if defined(CSCAN_VECTORS)
  cscan_block block = {0, 0, 0, 0};
  for (int k = 0; k < 64; k += 16) {
    const cscan_vector v = cscan_load16(p + k);
    block.quote |= (uint64_t)cscan_bits(cscan_equal(v, '"')) << k;
    block.backslash |= (uint64_t)cscan_bits(cscan_equal(v, '\\')) << k;
    block.control |= (uint64_t)cscan_bits(cscan_control(v)) << k;
    block.high |= (uint64_t)cscan_high_bits(v) << k;
  }
  return block;
#else
  return cscan_portable_json_block64(p);
#endif
}

/// The masks of the `count` bytes at `p`, of which no more are read. The bytes that are missing from
/// 64 count as zero bytes, which are control characters and so end a string. `count` is below 64.
CSCAN_INLINE cscan_block cscan_json_tail64(const uint8_t *p, size_t count) {
  uint8_t padded[64] = {0};
  memcpy(padded, p, count);
  return cscan_json_block64(padded);
}

/// Of the 16 bytes at `p`: `"`, `\`, below 0x20, and 0xED (the lead of a surrogate).
CSCAN_INLINE uint32_t cscan_json_mask16(const uint8_t *p) {
#if defined(CSCAN_VECTORS)
  const cscan_vector v = cscan_load16(p);
  return cscan_bits(cscan_or(cscan_or(cscan_equal(v, '"'), cscan_equal(v, '\\')),
                             cscan_or(cscan_equal(v, 0xED), cscan_control(v))));
#else
  return cscan_portable_json_mask16(p);
#endif
}

/// Of the 16 bytes at `p`: `"`, `\`, below 0x20, 0x80 and above.
CSCAN_INLINE uint32_t cscan_json_stop16(const uint8_t *p) {
#if defined(CSCAN_VECTORS)
  const cscan_vector v = cscan_load16(p);
  return cscan_bits(cscan_or(cscan_or(cscan_equal(v, '"'), cscan_equal(v, '\\')),
                             cscan_control(v))) |
         cscan_high_bits(v);
#else
  return cscan_portable_json_stop16(p);
#endif
}

/// Of the 16 bytes at `p`: `&`, `<`, `>`, below 0x20, 0x7F, and the leads 0xC2 (of the controls
/// U+0080 to U+009F), 0xE2 (of bidirectional marks and line separators) and 0xED (of surrogates).
/// `<` and `>`, 0xC2 and 0xE2 differ in one bit and are one comparison.
CSCAN_INLINE uint32_t cscan_text_mask16(const uint8_t *p) {
#if defined(CSCAN_VECTORS)
  const cscan_vector v = cscan_load16(p);
  const cscan_vector marks =
      cscan_or(cscan_equal(v, '&'), cscan_equal(cscan_or(v, cscan_fill(0x02)), '>'));
  const cscan_vector controls = cscan_or(cscan_control(v), cscan_equal(v, 0x7F));
  const cscan_vector leads =
      cscan_or(cscan_equal(cscan_or(v, cscan_fill(0x20)), 0xE2), cscan_equal(v, 0xED));
  return cscan_bits(cscan_or(marks, cscan_or(controls, leads)));
#else
  return cscan_portable_text_mask16(p);
#endif
}

/// Of the 16 bytes at `p`: `"` and `'`.
CSCAN_INLINE uint32_t cscan_quote_mask16(const uint8_t *p) {
#if defined(CSCAN_VECTORS)
  const cscan_vector v = cscan_load16(p);
  return cscan_bits(cscan_or(cscan_equal(v, '"'), cscan_equal(v, '\'')));
#else
  return cscan_portable_quote_mask16(p);
#endif
}

#endif
