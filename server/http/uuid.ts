/** An id from an address: anything else is a 404, not an error of the database. */
export { isUuid } from "../domain/uuid.ts";
