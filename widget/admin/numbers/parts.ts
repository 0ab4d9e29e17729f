import { html, nothing, type TemplateResult } from "lit";
import type { NumbersAnswer } from "#wire/numbers.ts";
import { networkName } from "../queue/networks.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { lengthSplits } from "./length-splits.ts";
import { sayCount, sayDay, sayLength, sayRate, sayShare } from "./say-figure.ts";
import { foldedTable, table } from "./table.ts";

/** How long posts waited for a person, day by day. */
export function waitPart(app: AdminContext, { waits }: NumbersAnswer): TemplateResult {
  const { locale, words } = app;
  const { wait, table: asTable, ...names } = words.numbers;
  const days = waits.days.map(({ day }) => sayDay(locale, day));
  const say = (ms: number) => sayLength(locale, ms);
  const drawing = {
    ...{ labels: days, shape: "lines" as const, say, splits: lengthSplits },
    series: [
      {
        name: wait.medianShort,
        tone: "accent" as const,
        values: waits.days.map((d) => drawn(d.medianMs)),
      },
      {
        name: wait.p90Short,
        tone: "quiet" as const,
        values: waits.days.map((d) => drawn(d.p90Ms)),
      },
    ],
  };
  return html`
    <section class="number-part">
      <header><h2>${wait.title}</h2><p>${wait.lead}</p></header>
      <dl class="big">
        ${big(wait.median, sayLength(locale, waits.medianMs), "accent")}
        ${big(wait.p90, sayLength(locale, waits.p90Ms), "quiet")}
        ${big(names.decisions, sayCount(locale, waits.decisions))}
      </dl>
      ${
        waits.decisions === 0
          ? html`<p class="quiet">${wait.none}</p>`
          : html`<koro-chart .app=${app} .drawing=${drawing}></koro-chart>
            ${foldedTable(asTable, {
              caption: wait.title,
              heads: [names.day, names.decisions, wait.medianShort, wait.p90Short],
              rows: waits.days.map((d) => [
                sayDay(locale, d.day),
                sayCount(locale, d.decisions),
                sayLength(locale, d.medianMs),
                sayLength(locale, d.p90Ms),
              ]),
            })}`
      }
    </section>`;
}

/** A logarithmic scale has no nought. */
const drawn = (ms: number | null) => (ms === null ? null : Math.max(ms, 1_000));

const big = (name: string, figure: string, tone = "") => html`
  <div data-tone=${tone || nothing}><dt>${name}</dt><dd>${figure}</dd></div>`;

/** Who decided how many, and at which hours. */
export function peoplePart(app: AdminContext, { people: found }: NumbersAnswer): TemplateResult {
  const { locale, words } = app;
  const { people, table: asTable, hour, decisions, none } = words.numbers;
  const hours = found.byHour.map((_, place) => `${String(place).padStart(2, "0")}:00`);
  const row = (name: string, pace: { decisions: number; hours: number }) => [
    ...[name, sayCount(locale, pace.decisions), sayCount(locale, pace.hours)],
    pace.hours === 0 ? "–" : sayRate(locale, pace.decisions / pace.hours),
  ];
  const drawing = {
    ...{ labels: hours, shape: "bars" as const, say: (value: number) => sayCount(locale, value) },
    series: [{ name: decisions, tone: "accent" as const, values: found.byHour }],
  };
  return html`
    <section class="number-part">
      <header><h2>${people.title}</h2><p>${found.everybody ? people.leadAll : people.leadOwn}</p></header>
      ${
        found.sum.decisions === 0
          ? html`<p class="quiet">${none}</p>`
          : html`
            ${table({
              caption: people.title,
              heads: [people.name, decisions, people.hours, people.perHour],
              rows: [
                ...found.list.map((one) =>
                  row(`${one.name ?? people.key}${one.isMe ? ` (${people.you})` : ""}`, one),
                ),
                row(people.sum, found.sum),
              ],
            })}
            <h3>${people.byHour}</h3>
            <koro-chart .app=${app} .drawing=${drawing}></koro-chart>
            ${foldedTable(asTable, {
              caption: people.byHour,
              heads: [hour, decisions],
              rows: hours.map((name, place) => [name, sayCount(locale, found.byHour[place] ?? 0)]),
            })}`
      }
    </section>`;
}

/** How often people thought otherwise than a rule. */
export function rulesPart(app: AdminContext, { rules: found }: NumbersAnswer): TemplateResult {
  const { locale, words } = app;
  const { rules } = words.numbers;
  const rows = found.map(({ name, decided, turned }) => [
    ...[name ?? words.log.oneActor.rule, sayCount(locale, decided), sayCount(locale, turned)],
    sayShare(locale, 1 - turned / Math.max(1, decided)),
  ]);
  return html`
    <section class="number-part">
      <header><h2>${rules.title}</h2><p>${rules.lead}</p></header>
      ${
        rows.length === 0
          ? html`<p class="quiet">${rules.none}</p>`
          : table({
              caption: rules.title,
              heads: [rules.rule, rules.decided, rules.turned, rules.agreement],
              rows,
            })
      }
    </section>`;
}

/** What waits at this moment, by age and network. */
export function waitingPart(app: AdminContext, { waiting: found }: NumbersAnswer): TemplateResult {
  const { locale, words } = app;
  const { waiting, table: asTable } = words.numbers;
  const named = (under: (span: string) => string, over: (span: string) => string) =>
    found.bands.map(({ underMs }, place) =>
      underMs === null
        ? over(sayLength(locale, found.bands[place - 1]?.underMs ?? 0))
        : under(sayLength(locale, underMs)),
    );
  const bands = named(waiting.under, waiting.over);
  // Signs, since words would run into each other below the bars.
  const signs = named(
    (span) => `< ${span}`,
    (span) => `> ${span}`,
  );
  const count = (value: number) => sayCount(locale, value);
  const networks = found.networks.map(({ network, posts }) => [
    ...[networkName(words, network), count(posts)],
  ]);
  const drawing = {
    ...{ labels: signs, shape: "bars" as const, say: count },
    series: [
      {
        name: waiting.posts,
        tone: "accent" as const,
        values: found.bands.map(({ posts }) => posts),
      },
    ],
  };
  const ages = found.bands.map(({ posts }, place) => [bands[place] ?? "", count(posts)]);
  return html`
    <section class="number-part">
      <header><h2>${waiting.title}</h2></header>
      <dl class="big">
        ${big(waiting.pending, count(found.pending))}
        ${big(waiting.held, count(found.held))}
        ${found.oldestAt ? big(waiting.oldest, sayLength(locale, Date.now() - Date.parse(found.oldestAt))) : nothing}
      </dl>
      ${
        found.pending === 0
          ? html`<p class="quiet">${waiting.nothing}</p>`
          : html`
            <koro-chart .app=${app} .drawing=${drawing}></koro-chart>
            ${foldedTable(asTable, { caption: waiting.byAge, heads: [waiting.age, waiting.posts], rows: ages })}
            <h3>${waiting.byNetwork}</h3>
            ${table({ caption: waiting.byNetwork, heads: [waiting.network, waiting.posts], rows: networks })}
            ${found.looked < found.pending ? html`<p class="quiet">${waiting.looked(count(found.looked))}</p>` : nothing}`
      }
    </section>`;
}
