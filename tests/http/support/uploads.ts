/** Uploads as the form sends them. */
import { newVisitor } from "./people.ts";

export interface Upload {
  text?: string;
  name?: string;
  email?: string;
  consent?: string;
  media?: { bytes: Uint8Array; name?: string; type?: string; field?: string }[];
  alt?: string[];
  more?: Record<string, string>;
}

export function aForm(upload: Upload): FormData {
  const form = new FormData();
  const { text, name = "Ayşe", email, consent = "1-en" } = upload;
  if (text !== undefined) form.append("text", text);
  form.append("name", name);
  if (email !== undefined) form.append("email", email);
  form.append("consent", consent);
  for (const { bytes, name = "photo.jpg", type = "image/jpeg", field = "media" } of upload.media ??
    [])
    form.append(field, new File([new Uint8Array(bytes)], name, { type }));
  for (const alt of upload.alt ?? []) form.append("alt", alt);
  for (const [field, value] of Object.entries(upload.more ?? {})) form.append(field, value);
  return form;
}

export const send = (
  origin: string,
  slug: string,
  upload: Upload,
  headers: Record<string, string> = {},
  query = "",
) =>
  fetch(`${origin}/v1/walls/${slug}/submissions${query}`, {
    method: "POST",
    redirect: "manual",
    headers: { "x-forwarded-for": newVisitor(), ...headers },
    body: aForm(upload),
  });
