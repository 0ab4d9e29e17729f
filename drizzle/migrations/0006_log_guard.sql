-- The log is append-only. What may still happen: a deleted workspace takes its log along, and the law takes words
-- about people out (koro_erase_from_log). Whoever is above these triggers is seen by the chain: see docs/log.md.
create function koro_guard_log() returns trigger language plpgsql as $$
declare
  erasable text[] := case tg_table_name
    when 'decision' then array['actor_name', 'note']
    when 'log_entry' then array['actor_name', 'about', 'detail']
    else array['digest'] end;
begin
  if tg_op = 'DELETE' then
    -- Its cascade comes after the workspace itself is gone.
    if not exists (select 1 from workspace where id = old.workspace_id) then return old; end if;
  elsif tg_op = 'UPDATE' and current_setting('koro.erasing', true) = 'on'
    and to_jsonb(new) - erasable = to_jsonb(old) - erasable then
    return new;
  end if;
  raise exception 'the log is append-only: % of % is refused', lower(tg_op), tg_table_name
    using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger decision_guard before update or delete on decision
  for each row execute function koro_guard_log();
--> statement-breakpoint
create trigger decision_guard_all before truncate on decision
  for each statement execute function koro_guard_log();
--> statement-breakpoint
create trigger log_entry_guard before update or delete on log_entry
  for each row execute function koro_guard_log();
--> statement-breakpoint
create trigger log_entry_guard_all before truncate on log_entry
  for each statement execute function koro_guard_log();
--> statement-breakpoint
create trigger log_seal_guard before update or delete on log_seal
  for each row execute function koro_guard_log();
--> statement-breakpoint
create trigger log_seal_guard_all before truncate on log_seal
  for each statement execute function koro_guard_log();
--> statement-breakpoint
-- Takes words about people out of lines of the log: `fields` names who did it ('who'), what was said of it ('what') or
-- both. Nothing is written instead of them. With the words goes the salt of their commitment in the seal, so that
-- nobody can try names against it; the commitment stays, and so does the chain. Answers how many lines it changed.
create function koro_erase_from_log(entries uuid[], fields text[]) returns integer language plpgsql as $$
declare
  changed integer;
  also integer;
begin
  perform set_config('koro.erasing', 'on', true);
  update decision set
    actor_name = case when 'who' = any(fields) then null else actor_name end,
    note = case when 'what' = any(fields) then null else note end
  where id = any(entries);
  get diagnostics changed = row_count;
  update log_entry set
    actor_name = case when 'who' = any(fields) then null else actor_name end,
    about = case when 'what' = any(fields) then null else about end,
    detail = case when 'what' = any(fields) then '{}'::jsonb else detail end
  where id = any(entries);
  get diagnostics also = row_count;
  -- A digest is "digest:who:what"; a commitment is "hash.salt", or "-" where nothing was said.
  update log_seal set digest = split_part(digest, ':', 1)
    || ':' || case when 'who' = any(fields) then split_part(split_part(digest, ':', 2), '.', 1)
      else split_part(digest, ':', 2) end
    || ':' || case when 'what' = any(fields) then split_part(split_part(digest, ':', 3), '.', 1)
      else split_part(digest, ':', 3) end
  where entry_id = any(entries);
  perform set_config('koro.erasing', 'off', true);
  return changed + also;
end $$;
