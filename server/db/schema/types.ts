/** Column kinds that every table shares. */
import { sql } from "drizzle-orm";
import { customType, timestamp, uuid } from "drizzle-orm/pg-core";
import { v7 } from "uuid";

/** Time in UTC, in whole milliseconds: what JavaScript holds is what is stored, so that cursors compare exactly. */
export const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const createdAt = () => at("created_at").notNull().default(sql`now()`);

/** UUIDv7: grows with time, so that new rows land at the end of their indexes. */
export const id = (name = "id") => uuid(name).$defaultFn(() => v7());

/** Words for PostgreSQL's full-text search. */
export const searchWords = customType<{ data: string }>({ dataType: () => "tsvector" });
