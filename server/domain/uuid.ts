const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What comes from an address or a cursor: PostgreSQL fails at anything else instead of finding nothing. */
export const isUuid = (text: string) => pattern.test(text);
