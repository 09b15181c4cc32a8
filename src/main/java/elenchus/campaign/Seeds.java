package elenchus.campaign;

/**
 * Seeds that are functions of (campaign seed, name of a stream, index) alone, by the finaliser of
 * SplitMix64 (Steele, Lea and Flood 2014).
 */
final class Seeds {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private Seeds() {}

  /** The seed of one draw. */
  static long of(long campaignSeed, String stream, long index) {
    long state = mix(campaignSeed + GOLDEN_GAMMA);
    for (int i = 0; i < stream.length(); i++) {
      state = mix((state ^ stream.charAt(i)) + GOLDEN_GAMMA);
    }
    return mix(state + (index + 1) * GOLDEN_GAMMA);
  }

  /** The seed of the random stream inside the trial whose instance was drawn with the seed. */
  static long sampling(long drawSeed) {
    return mix(drawSeed ^ GOLDEN_GAMMA);
  }

  private static long mix(long state) {
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
