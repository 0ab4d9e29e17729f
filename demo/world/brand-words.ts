/** The invented brand, as the sample world and the brand's own site both name it. */
export const brand = {
  name: "Tuzbahar",
  wallSlug: "tuzbahar-sabahi",
  wallTitle: "Tuzbahar Sabahı",
  /** The campaign's hashtag, and the one of the second, moderated source. */
  campaign: "TuzbaharSabahı",
  table: "SofradaTuzbahar",
} as const;
