#include "rounds.h"

#if defined(CSHA256_EXTENSIONS)

#include <immintrin.h>

#define CSHA256_TARGET __attribute__((target("sha,sse4.1,ssse3")))

/// The four words of the message schedule that follow 16 known ones, oldest first.
CSHA256_TARGET static inline __m128i next_words(__m128i w0, __m128i w4, __m128i w8, __m128i w12) {
  const __m128i seventh = _mm_alignr_epi8(w12, w8, 4);
  return _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(w0, w4), seventh), w12);
}

/// Four rounds, from round `t` on. The instruction wants the state as the words ABEF and CDGH, and
/// gives the new ABEF; the new CDGH is the old ABEF.
CSHA256_TARGET static inline void four_rounds(__m128i *abef, __m128i *cdgh, __m128i words, int t) {
  const __m128i constants = _mm_loadu_si128((const __m128i *)(csha256_constants + t));
  const __m128i sum = _mm_add_epi32(words, constants);
  *cdgh = _mm_sha256rnds2_epu32(*cdgh, *abef, sum);
  *abef = _mm_sha256rnds2_epu32(*abef, *cdgh, _mm_shuffle_epi32(sum, 0x0E));
}

/// Mixes one block into the state. Unrolled, the four vectors of words stay in registers: a quarter
/// more bytes a second.
CSHA256_TARGET static inline void mix(__m128i *abef, __m128i *cdgh, const uint8_t *bytes) {
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  const __m128i old_abef = *abef, old_cdgh = *cdgh;
  __m128i words[4];
#pragma clang loop unroll(full)
  for (int k = 0; k < 4; k++) {
    const __m128i loaded = _mm_loadu_si128((const __m128i *)(bytes + 16 * k));
    words[k] = _mm_shuffle_epi8(loaded, big_endian);
    four_rounds(abef, cdgh, words[k], 4 * k);
  }
#pragma clang loop unroll(full)
  for (int k = 4; k < 16; k++) {
    words[k % 4] =
        next_words(words[k % 4], words[(k + 1) % 4], words[(k + 2) % 4], words[(k + 3) % 4]);
    four_rounds(abef, cdgh, words[k % 4], 4 * k);
  }
  *abef = _mm_add_epi32(*abef, old_abef);
  *cdgh = _mm_add_epi32(*cdgh, old_cdgh);
}

CSHA256_TARGET
void csha256_extended_blocks(uint32_t state[8], const uint8_t *bytes, size_t count) {
  // The first word of a vector is its lowest one: ABCD in memory is DCBA as the manuals write it.
  const __m128i abcd = _mm_loadu_si128((const __m128i *)state);
  const __m128i efgh = _mm_loadu_si128((const __m128i *)(state + 4));
  const __m128i badc = _mm_shuffle_epi32(abcd, 0xB1);
  const __m128i hgfe = _mm_shuffle_epi32(efgh, 0x1B);
  __m128i abef = _mm_alignr_epi8(badc, hgfe, 8);
  __m128i cdgh = _mm_blend_epi16(hgfe, badc, 0xF0);

  for (; count > 0; count--, bytes += 64) mix(&abef, &cdgh, bytes);

  const __m128i feba = _mm_shuffle_epi32(abef, 0x1B);
  const __m128i dchg = _mm_shuffle_epi32(cdgh, 0xB1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

#endif
