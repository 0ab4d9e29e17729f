/** Connectors speak English themselves; here is only what reads better otherwise. */
export const connectors: {
  titles: Record<string, string>;
  fields: Record<string, { label: string; hint?: string }>;
} = {
  titles: {},
  fields: {
    url: { label: "Address" },
  },
};
