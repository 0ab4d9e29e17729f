/** How much of a film or a sound is taken. */

/** A minute of full HD: longer than anyone stands before a wall, and a thousand of them fit on a small disk. */
export const maxFilmBytes = 40 * 1024 * 1024;

/** 4K, upright or lying: what phones record and their browsers still play. */
export const maxFilmPixels = 3840 * 2160;

/** An hour of picture and sound. Files of a few bytes can claim thousands of millions. */
export const maxPackets = 400_000;

/** Repacking 40 MB takes about a second; even on a busy machine a file that needs this long was made to. */
export const maxRepackMs = 30_000;

/** What the thread that repacks may use of JavaScript's memory; pictures and sound pass through in pieces. */
export const maxHeapMb = 96;
