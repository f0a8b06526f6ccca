import type { Environment } from '#lib/env.ts';
import { draftsClient, publishedClient } from './client.ts';
import { FaultReport } from './faultReport.ts';
import { Lake } from './lake.ts';
import { ListMemory } from './listMemory.ts';
import { Copies } from './store/copies.ts';
import { openStore } from './store/database.ts';
import { Facts } from './store/facts.ts';
import { Verdicts } from './store/verdicts.ts';

/** Where content comes from: the lake, and what this site remembers of it. */
export type ContentSource = {
  published: Lake;
  drafts: Lake;
  copies: Copies;
  verdicts: Verdicts;
  facts: Facts;
  lists: ListMemory;
  report: FaultReport;
  close(): void;
};

/**
 * Connects the parts. A site has one; tests make their own.
 * @param log Takes each line of the fault log.
 * @throws if the state directory cannot be written.
 */
export function openSource(
  environment: Environment,
  log: (line: string) => void = console.warn,
): ContentSource {
  const database = openStore(environment);
  return {
    published: new Lake(publishedClient(environment)),
    drafts: new Lake(draftsClient(environment)),
    copies: new Copies(database),
    verdicts: new Verdicts(database),
    facts: new Facts(database),
    lists: new ListMemory(),
    report: new FaultReport(database, environment.siteUrl, log),
    close: () => database.close(),
  };
}
