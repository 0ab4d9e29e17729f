/** What a moderator saw is what is shown: an edit of what a person approved goes by the setting of the placement's wall. */
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { rows, type Tx } from "../../db/client.ts";
import type { PostRow } from "../../db/reads/post-row.ts";
import type { EditPolicy, Publishing } from "../../domain/vocabulary.ts";
import type { Actor } from "../context.ts";
import { lockPlacements, type PlacementChange, writeChanges } from "../placements.ts";
import { type Again, changeBy, judgeAgain } from "../rules/judge-again.ts";
import type { Intake } from "./intake.ts";

const author: Actor = { kind: "author", id: null, name: null };

/** `opinionsAsked`: somebody is asked about the new words, and what nobody has looked at waits for the answer. */
export async function moveEdited(
  intake: Intake,
  postIds: string[],
  { opinionsAsked = false } = {},
): Promise<void> {
  const batch = v7();
  const locked = await lockPlacements(intake.tx, { postIds });
  const settings = await readSettings(intake.tx, postIds);
  const verdicts = await judgeAgain(intake, locked);
  const changes = locked
    .filter((row) => row.state !== "removed")
    .map((row): PlacementChange => {
      const place = `${row.wall_id} ${row.id}`;
      const again = verdicts.get(place);
      const back = again !== "approve" && goesBack(row, settings.get(place));
      const waits = opinionsAsked && waitsForOpinions(row);
      return {
        row,
        looksNew: true,
        ...(waits || back ? { state: "pending", approvedBy: null } : {}),
        ...(waits ? { reason: "opinion-waiting" } : back ? { reason: "edited" } : {}),
        decision: { batch, move: "edit", actor: author, reason: "edited" },
      };
    });
  await writeChanges(intake.tx, intake.news, changes, intake.at);
  await keepOut(intake, verdicts);
}

/** An edit brought in what a rule keeps out: the log has both, the edit and what came of it. */
async function keepOut(intake: Intake, verdicts: Map<string, Again>): Promise<void> {
  const out = new Map([...verdicts].filter(([, verdict]) => verdict !== "approve"));
  if (out.size === 0) return;
  const postIds = [...new Set([...out.keys()].map((place) => place.split(" ")[1] ?? ""))];
  const batch = v7();
  const changes = (await lockPlacements(intake.tx, { postIds })).flatMap((row) => {
    const verdict = out.get(`${row.wall_id} ${row.id}`);
    if (!verdict || verdict === "approve") return [];
    const change = changeBy(verdict, row, batch);
    return change ? [change] : [];
  });
  await writeChanges(intake.tx, intake.news, changes, intake.at);
}

interface Settings {
  onEdit: EditPolicy;
  /** Of the source that put it there; `null` when that source was taken away. */
  publishing: Publishing | null;
}

/** Every wall that has the post is asked, not only the walls of the source that brought the edit. */
async function readSettings(tx: Tx, postIds: string[]): Promise<Map<string, Settings>> {
  const found = await rows<Settings & { wallId: string; postId: string }>(
    tx,
    sql`
    select pl.wall_id as "wallId", pl.post_id as "postId", w.on_edit as "onEdit", ws.publishing
    from placement pl join wall w on w.id = pl.wall_id
    left join wall_source ws on ws.wall_id = pl.wall_id and ws.source_id = pl.source_id
    where pl.post_id = any(${sql.param(postIds)}::uuid[])`,
  );
  return new Map(found.map((row) => [`${row.wallId} ${row.postId}`, row]));
}

function goesBack(row: PostRow, settings: Settings | undefined): boolean {
  const unseen = row.approved_by === "source" && settings?.publishing === "automatic";
  return row.state === "approved" && !unseen && settings?.onEdit !== "stay";
}

/** Pending for no other reason than that nobody has said anything yet. */
const unsaid = ["opinion-waiting", "opinion-missing", "waits-for-person"];

const waitsForOpinions = ({ state, approved_by, reason }: PostRow) =>
  state === "approved"
    ? approved_by !== "person"
    : state === "pending" && unsaid.includes(reason ?? "");
