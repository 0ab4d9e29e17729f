/** Addresses as they stand in settings and in letters. */

export interface Mailbox {
  name: string;
  address: string;
}

/** `wall@acme.example` or `Acme Yaz <wall@acme.example>`; commas in a name do not make it a list. */
export function readMailbox(text: string): Mailbox {
  const [, name = "", address = text] = /^(.*)<([^<>]*)>\s*$/.exec(text) ?? [];
  return { name: name.trim().replace(/^"(.*)"$/, "$1"), address: address.trim() };
}

/** One address and nothing beside it: no second one, no comment, no line break, nothing that is not ASCII. */
export const isBareAddress = (text: string) =>
  text.length <= 254 && /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d-]+(\.[a-z\d-]+)+$/i.test(text);
