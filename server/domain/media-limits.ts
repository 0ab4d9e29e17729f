/** How much of a picture Koro takes, wherever it comes from. */

/** Most bytes of one picture: above what phones make today. */
export const maxImageBytes = 25 * 1024 * 1024;

/** Most pixels of one picture. Decoding takes memory for each, whatever the size of the file. */
export const maxImagePixels = 50_000_000;
