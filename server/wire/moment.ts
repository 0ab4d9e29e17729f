import { z } from "zod";

/** A moment as RFC 3339 writes it, in whatever zone. Years beyond four digits are nobody's plan. */
export const Moment = z.iso.datetime({ offset: true });
