import { z } from 'zod';
import type { Dataset } from '../store/dataset.ts';
import { type LakeDocument, releaseNameOf } from '../store/document.ts';

export const RELEASE_TYPE = 'system.release';

/** States in which a release stays. */
const STABLE = ['active', 'scheduled', 'published', 'archived'] as const;
/** States a release passes through: the lake goes on from them by itself, also after a restart. */
const TRANSIENT = ['scheduling', 'unscheduling', 'publishing', 'archiving', 'unarchiving'] as const;

export type TransientState = (typeof TRANSIENT)[number];
export type ReleaseState = (typeof STABLE)[number] | TransientState;

const releaseSchema = z.looseObject({
  _id: z.string(),
  _type: z.literal(RELEASE_TYPE),
  state: z.enum([...STABLE, ...TRANSIENT]),
  /** Who last acted on the release: what the lake then does by itself is done in this name. */
  userId: z.string().catch(''),
  publishAt: z.string().nullish(),
  /** The versions a published or archived release had. */
  finalDocumentStates: z.array(z.looseObject({ id: z.string() })).nullish(),
});

export type Release = z.output<typeof releaseSchema>;

/** What an editor says about a release. https://www.sanity.io/docs/content-releases-api */
export const metadataSchema = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  releaseType: z.enum(['asap', 'scheduled', 'undecided']).default('undecided'),
  intendedPublishAt: z.string().optional(),
  /** `one`: a scheduled draft. */
  cardinality: z.enum(['one', 'many']).optional(),
});

/** The name of a release is part of the ids of its versions, and a perspective. */
export const releaseNameSchema = z
  .string()
  .regex(/^[a-zA-Z0-9_-]{1,64}$/, 'only letters, digits, - and _')
  .refine((name) => !['raw', 'drafts', 'published'].includes(name), 'is a perspective of its own');

export function releaseIdOf(name: string): string {
  return `_.releases.${name}`;
}

/** Takes a release's id; returns its name. */
export function nameOfRelease(releaseId: string): string {
  return releaseId.replace(/^_\.releases\./, '');
}

/** Takes any document; returns it as a release if it is one. */
export function readRelease(document: LakeDocument | null | undefined): Release | undefined {
  return releaseSchema.safeParse(document).data;
}

/** Whether nothing will happen to a release by itself. */
export function isAtRest(state: ReleaseState | undefined): boolean {
  return state === 'active' || state === 'published' || state === 'archived';
}

export function isTransient(state: ReleaseState): state is TransientState {
  return TRANSIENT.some((each) => each === state);
}

/** The ids of all versions in a release, in order. */
export function versionsIn(dataset: Dataset, name: string): string[] {
  return [...dataset.layeredIds()].filter((id) => releaseNameOf(id) === name).sort();
}

/** A document as it leaves for elsewhere: what is scheduled here is active there, as at Sanity. */
export function exported(document: LakeDocument): LakeDocument {
  const release = readRelease(document);
  if (!release || isAtRest(release.state)) return document;
  return { ...document, state: 'active', publishAt: null };
}
