import postgres from "postgres";
import { expect, inject, it, onTestFinished } from "vitest";
import { migrate } from "../../server/db/migrate.ts";

it("migrates an empty database once, for two processes that start together, and again for nothing", async () => {
  const admin = postgres(inject("adminDatabaseUrl"), { max: 1, onnotice: () => {} });
  const name = `test_migrate_${process.pid}`;
  await admin.unsafe(`create database ${name}`);
  const url = new URL(inject("adminDatabaseUrl"));
  url.pathname = `/${name}`;
  onTestFinished(async () => {
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end();
  });

  await Promise.all([migrate(url.href), migrate(url.href)]);
  await migrate(url.href);

  const fresh = postgres(url.href, { max: 1 });
  const [row] = await fresh`select to_regclass('placement') is not null as made`;
  await fresh.end();
  expect(row).toEqual({ made: true });
});
