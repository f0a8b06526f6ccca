import type { FaultyDocument } from '#lib/content/faultReport.ts';
import { readFaulty } from '#lib/content/readIndex.ts';
import { type Fault, pathText } from '#lib/content/shape/check.ts';
import type { ContentSource } from '#lib/content/source.ts';

/** One rule that one published document breaks. */
export type ContentFault = {
  document: string;
  type: string;
  title: string;
  /** Where, for a program and for a person. */
  path: Fault['path'];
  place: string;
  rule: string;
  /** What is wrong and what would be right. */
  fix: string;
};

/** Whether readers can be shown everything that is published. */
export type ContentReport = { checkedAt: string; documents: number; faults: ContentFault[] };

/**
 * Checks every published monograph, class and condition by the rules of the site.
 * Nothing of a draft is in it: who may read what is published may read this.
 * @throws LakeUnavailable if the lake gives no answer.
 */
export async function readContentReport(source: ContentSource): Promise<ContentReport> {
  const checkedAt = new Date().toISOString();
  const faulty = await readFaulty(source);
  const faults = faulty.flatMap(faultsOf);
  return { checkedAt, documents: source.verdicts.all().size, faults };
}

function faultsOf({ id, type, title, faults }: FaultyDocument): ContentFault[] {
  return faults.map(({ path, rule, message }) => ({
    document: id,
    type,
    title,
    path,
    place: pathText(path),
    rule,
    fix: message,
  }));
}
