const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id from an address: anything else is a 404, not an error of the database. */
export const isUuid = (text: string) => pattern.test(text);
