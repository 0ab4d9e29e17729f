/** The closed lists of Koro's vocabulary. Database enums and zod schemas are built from these. */

export const wallStates = ["draft", "live", "paused", "dark", "archived"] as const;
export type WallState = (typeof wallStates)[number];

export const displayKinds = ["screen", "embed", "page", "email"] as const;
export type DisplayKind = (typeof displayKinds)[number];

export const publishings = ["manual", "automatic"] as const;
export type Publishing = (typeof publishings)[number];

export const placementStates = ["pending", "held", "approved", "rejected", "removed"] as const;
export type PlacementState = (typeof placementStates)[number];

export const roles = ["owner", "admin", "moderator", "viewer"] as const;
export type Role = (typeof roles)[number];

/** What an API key may do. None includes another: a key that moderates and shows needs both. */
export const scopes = ["read", "moderate", "manage", "people"] as const;
export type Scope = (typeof scopes)[number];

/** What came of trying to sign in. `code-asked` is a right password before the second factor. */
export const signInOutcomes = ["in", "wrong-password", "code-asked", "wrong-code"] as const;
export type SignInOutcome = (typeof signInOutcomes)[number];

export const mediaKinds = ["image", "video", "audio"] as const;
export type MediaKind = (typeof mediaKinds)[number];

export const entityKinds = ["hashtag", "mention", "link"] as const;
export type EntityKind = (typeof entityKinds)[number];

export const locales = ["en", "tr"] as const;
export type Locale = (typeof locales)[number];

/** How hashtags are compared: `loose` ignores accents, `strict` respects them. */
export const accentModes = ["ignore", "respect"] as const;
export type AccentMode = (typeof accentModes)[number];

/** What an edit by the author does to an approved placement. */
export const editPolicies = ["pending", "stay"] as const;
export type EditPolicy = (typeof editPolicies)[number];

/** Who may be the actor of a decision. */
export const actorKinds = ["person", "source", "rule", "author", "visitor", "system"] as const;
export type ActorKind = (typeof actorKinds)[number];

export const liveEventKinds = ["show", "change", "hide", "wall", "reset"] as const;
export type LiveEventKind = (typeof liveEventKinds)[number];

export const sourceStates = ["active", "paused", "attention"] as const;
export type SourceState = (typeof sourceStates)[number];

/** Where a medium is between its network and our store. `refused` is final, `failed` may be tried again. */
export const mediaStates = ["waiting", "ready", "failed", "refused"] as const;
export type MediaState = (typeof mediaStates)[number];

/** Letters Koro writes. `private-link` gives a submitter the way back to their post; the others go to staff. */
export const letterKinds = [
  "private-link",
  "invitation",
  "password-reset",
  "alert",
  "digest",
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** `failed` is final: the address was refused, or the mail server could not be won over for hours. */
export const letterStates = ["waiting", "sent", "failed"] as const;
export type LetterState = (typeof letterStates)[number];

/** Why a letter has not left. Only `refused` is final by itself; the others are tried again. */
export const letterTroubles = ["refused", "settings", "unreachable"] as const;
export type LetterTrouble = (typeof letterTroubles)[number];

/** How a wall's posts stand on a page. */
export const layouts = [
  "masonry",
  "grid",
  "list",
  "justified",
  "carousel",
  "spotlight",
  "ticker",
] as const;
export type Layout = (typeof layouts)[number];

/** What of a post a card shows at first sight. */
export const cardStyles = ["full", "picture", "text", "quote"] as const;
export type CardStyle = (typeof cardStyles)[number];

/** Ready-made looks; each is a set of custom properties and a few rules. */
export const presets = ["clean", "bold", "editorial", "polaroid", "neon"] as const;
export type Preset = (typeof presets)[number];

export const densities = ["comfortable", "compact", "roomy"] as const;
export type Density = (typeof densities)[number];

/** Whether new posts come by themselves where nobody is reading, or always wait to be asked for. */
export const arrivals = ["slide", "wait"] as const;
export type Arrivals = (typeof arrivals)[number];

/** What the workspace's log tells of besides decisions. */
export const logEntryKinds = [
  "workspace",
  "wall",
  "display",
  "source",
  "placement",
  "post",
  "rule",
  "word-list",
  "author-list",
  "report",
  "suppression",
  "classifier",
  "collection",
  "alert",
  "member",
  "invitation",
  "api-key",
] as const;
export type LogEntryKind = (typeof logEntryKinds)[number];

/** What a link of the log's chain seals. */
export const sealedKinds = ["decision", "entry"] as const;
export type SealedKind = (typeof sealedKinds)[number];

/** By what something is known again that must not come back. */
export const suppressedKinds = ["post", "author", "picture"] as const;
export type SuppressedKind = (typeof suppressedKinds)[number];

export const reportStates = ["open", "upheld", "dismissed"] as const;
export type ReportState = (typeof reportStates)[number];

/** Who gives second opinions. `local` asks nobody. */
export const classifierKinds = ["local", "openai", "webhook"] as const;
export type ClassifierKind = (typeof classifierKinds)[number];

/** `failed` is final: nobody will answer, and the post waits for a person. */
export const opinionStates = ["waiting", "given", "failed"] as const;
export type OpinionState = (typeof opinionStates)[number];

export const alertKinds = ["queue-age", "source-attention", "report", "digest"] as const;
export type AlertKind = (typeof alertKinds)[number];

export const alertChannels = ["page", "email", "webhook"] as const;
export type AlertChannel = (typeof alertChannels)[number];

export const deliveryStates = ["waiting", "done", "failed"] as const;
export type DeliveryState = (typeof deliveryStates)[number];
