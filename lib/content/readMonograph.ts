import type { z } from 'zod';
import { type Holder, monographAnswer } from './answers.ts';
import { LAKE_TIMEOUT, PATIENCE_WITH_COPY } from './client.ts';
import { addressTaken, examine, rightfulHolder } from './examine.ts';
import { LakeUnavailable } from './lake.ts';
import type { MonographAnswer } from './monograph.ts';
import { MONOGRAPH_QUERY } from './queries.ts';
import type { Fault } from './shape/check.ts';
import { slugText } from './shape/text.ts';
import type { ContentSource } from './source.ts';
import type { Copy } from './store/copies.ts';

type Answer = z.infer<typeof monographAnswer>;

/**
 * Finds out what stands at an address: fetches, checks, keeps what is good, and answers with the
 * last good copy where the lake or the document fails.
 * @param slug The last part of `/drugs/…`, as the visitor gave it.
 * @throws LakeUnavailable if the lake gives no answer and nothing is known of the address.
 */
export async function readMonograph(source: ContentSource, slug: string): Promise<MonographAnswer> {
  if (!slugText.safeParse(slug).success) return { state: 'absent' };
  const askedAt = new Date();
  const remembered = source.copies.ownerOf(slug);
  let answer: Answer;
  try {
    answer = await source.published.ask(
      MONOGRAPH_QUERY,
      { slug, remembered: remembered ?? '' },
      monographAnswer,
      remembered === undefined ? LAKE_TIMEOUT : PATIENCE_WITH_COPY,
    );
  } catch (error) {
    if (!(error instanceof LakeUnavailable)) throw error;
    source.report.outage(error);
    const known = answerFromMemory(source, slug);
    if (known === undefined) throw error;
    return known;
  }
  return answerFromLake(source, slug, remembered, answer, askedAt);
}

function answerFromLake(
  source: ContentSource,
  slug: string,
  remembered: string | undefined,
  answer: Answer,
  askedAt: Date,
): MonographAnswer {
  const held = rightfulHolder(answer.holders, ({ document }) => document._id, remembered);
  if (held !== undefined) {
    for (const other of answer.holders.filter((each) => each !== held)) {
      reportFaults(source, other, [addressTaken(held.document._id, 'monograph')]);
    }
    return answerFromHolder(source, slug, held, askedAt);
  }
  const target = slugText.safeParse(answer.moved?.slug ?? answer.remembered?.slug);
  if (target.success) return { state: 'moved', slug: target.data };
  // Still published, but without a usable address: its last good page stays where it was.
  if (answer.remembered) return keptAnswer(source.copies.of(answer.remembered._id), slug);
  if (remembered !== undefined) source.copies.withdraw(remembered, askedAt);
  return { state: 'absent' };
}

function answerFromHolder(
  source: ContentSource,
  slug: string,
  held: Holder,
  askedAt: Date,
): MonographAnswer {
  const { _id: id, _rev: revision } = held.document;
  const examined = examine(held);
  if (!examined.valid) {
    reportFaults(source, held, examined.faults);
    return keptAnswer(source.copies.of(id), slug);
  }
  const monograph = examined.value;
  const copy = { id, slug, revision, seenAt: askedAt, content: held };
  const isLatest = source.copies.keep(copy, monograph.previousSlugs ?? []);
  if (isLatest) return { state: 'published', monograph };
  // Another read, begun after this one, has already finished: its answer is the newer one.
  const later = examineCopy(source.copies.of(id));
  if (later === undefined) return { state: 'absent' };
  return later.slug === slug
    ? { state: 'published', monograph: later }
    : { state: 'moved', slug: later.slug };
}

/** What is known of an address without the lake; undefined if nothing is. */
function answerFromMemory(source: ContentSource, slug: string): MonographAnswer | undefined {
  const copy = source.copies.at(slug);
  if (copy !== undefined) {
    const monograph = examineCopy(copy);
    if (monograph) return keptAnswer(copy, slug);
    return copy.content === null ? { state: 'absent' } : { state: 'beingCorrected' };
  }
  const owner = source.copies.ownerOf(slug);
  if (owner === undefined) return undefined;
  const moved = source.copies.of(owner);
  if (moved === undefined) return undefined;
  return moved.content === null ? { state: 'absent' } : { state: 'moved', slug: moved.slug };
}

function keptAnswer(copy: Copy | undefined, slug: string): MonographAnswer {
  const monograph = examineCopy(copy);
  if (copy === undefined || monograph === undefined) return { state: 'beingCorrected' };
  return {
    state: 'published',
    monograph: { ...monograph, slug },
    keptSince: copy.seenAt.toISOString(),
  };
}

/** Reads a copy by the shape of today, which may be stricter than that of the day it was kept. */
function examineCopy(copy: Copy | undefined) {
  if (!copy?.content) return undefined;
  const examined = examine(copy.content);
  return examined.valid ? examined.value : undefined;
}

function reportFaults(source: ContentSource, { document }: Holder, faults: readonly Fault[]): void {
  const title = typeof document.title === 'string' ? document.title : '(no title)';
  const { _id: id, _rev: revision } = document;
  source.report.document({ id, revision, type: 'monograph', title, faults });
}
