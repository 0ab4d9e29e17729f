export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const key = "koro-admin-theme";

/** The appearance chosen on this device. */
export function rememberedTheme(): Theme {
  const kept = localStorage.getItem(key);
  return themes.find((theme) => theme === kept) ?? "auto";
}

/** Puts an appearance on the page and keeps it for the next visit. */
export function wearTheme(theme: Theme): void {
  localStorage.setItem(key, theme);
  document.documentElement.dataset.theme = theme;
}
